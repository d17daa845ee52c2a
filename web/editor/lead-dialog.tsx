// Where a way of a decision leads: chosen from the lines there are.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asKey } from '#process'
import type { Destination, StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { SelectField } from '../parts/field.tsx'
import type { ListActions } from './use-list.ts'

export const LeadDialog = ({
  list,
  ways,
  onLead,
  onClose,
}: {
  list: ListActions
  /** Indexes of the ways in question, at least one. */
  ways: readonly number[]
  onLead: (way: number, to: Destination) => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(ways.at(-1) ?? 0)
  const goals = list.destinations(chosen)
  const place = (line: StepLine) => list.lines.indexOf(line)
  const earlier = goals.filter((line) => place(line) < chosen && line.kind !== 'end')
  const later = goals.filter((line) => !earlier.includes(line))
  const [wanted, setWanted] = useState<string>()
  // Where nobody has chosen yet it is the last step before the question: the usual way back.
  const usual = earlier.findLast(({ kind }) => kind === 'step') ?? earlier.at(-1) ?? later[0]
  const goal = wanted === 'on' || goals.some(({ key }) => key === wanted) ? wanted : usual?.key
  const nameOf = (line: StepLine | undefined) =>
    line ? `${line.number} ${line.label || t(`process:kind.${line.kind}`)}`.trim() : ''
  const group = (label: string, lines: readonly StepLine[]) =>
    lines.length > 0 && (
      <optgroup label={label}>
        {lines.map((line) => (
          <option key={line.key} value={line.key}>
            {nameOf(line)}
          </option>
        ))}
      </optgroup>
    )
  const lead = () => onLead(chosen, goal === undefined || goal === 'on' ? 'on' : asKey(goal))
  return (
    <Dialog
      title={
        ways.length > 1
          ? t('editor:wayTo.titleAny')
          : t('editor:wayTo.title', { way: nameOf(list.lines[chosen]) })
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" onClick={lead}>
            {t('editor:wayTo.do')}
          </Button>
        </>
      }
    >
      {ways.length > 1 && (
        <SelectField
          label={t('editor:wayTo.way')}
          value={chosen}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {nameOf(list.lines[way])}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('editor:wayTo.to')}
        value={goal ?? 'on'}
        onChange={(event) => setWanted(event.currentTarget.value)}
      >
        {group(t('editor:line.loop'), earlier)}
        {group(t('editor:line.jump'), later)}
        <option value="on">{t('editor:wayTo.on')}</option>
      </SelectField>
    </Dialog>
  )
}
