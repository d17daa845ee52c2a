// A way back that is not there yet: behind a step it is asked whether to do it again from an earlier one.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { SelectField, TextField } from '../parts/field.tsx'

export const RepeatDialog = ({
  lines,
  from,
  goal,
  onRepeat,
  onClose,
}: {
  lines: readonly StepLine[]
  from: StepLine
  /** Where it goes back to, when somebody has said so. */
  goal?: string | undefined
  onRepeat: (backTo: string, question: string) => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const upTo = lines.findIndex(({ key }) => key === from.key)
  const steps = lines.slice(0, upTo + 1).filter(({ kind }) => kind === 'step')
  const said = steps.find(({ key }) => key === goal)
  const [backTo, setBackTo] = useState(said?.key ?? steps.at(-2)?.key ?? from.key)
  const [question, setQuestion] = useState(t('editor:repeatAsk'))
  return (
    <Dialog
      title={t('editor:repeatTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" onClick={() => onRepeat(backTo, question)}>
            {t('editor:repeatDo')}
          </Button>
        </>
      }
    >
      <SelectField
        label={t('editor:repeatFrom')}
        value={backTo}
        onChange={(event) => setBackTo(event.currentTarget.value)}
      >
        {steps.map((line) => (
          <option key={line.key} value={line.key}>
            {line.number} {line.label}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('editor:repeatQuestion')}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
    </Dialog>
  )
}
