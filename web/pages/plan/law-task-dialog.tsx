// What becomes of a process now that the law changes: its state, who sees to it, by when.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LAW_TASK_STATES, type LawTask, type LawTaskState } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { RadioField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const LawTaskDialog = ({
  changeId,
  task,
  onClose,
}: {
  changeId: string
  task: LawTask
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [state, setState] = useState<LawTaskState>(task.state)
  const [post, setPost] = useState(task.post)
  const [due, setDue] = useState(task.due ?? '')
  const say = useChange('sayLawTask', ['law'], () => {
    announce({ text: t('lawChanges:saved') })
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { processId, seq } = task
    const said = { processId, state, post, due: due === '' ? null : due, seen: seq }
    say.mutate({ params: { id: changeId }, body: said })
  }
  return (
    <Dialog
      title={t('lawChanges:editTitle', { name: task.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={say.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('lawChanges:state')}</legend>
          <div className="kern-fieldset__body">
            {LAW_TASK_STATES.map((one) => (
              <RadioField
                key={one}
                name="state"
                label={t(`lawChanges:states.${one}`)}
                checked={state === one}
                onChange={() => setState(one)}
              />
            ))}
          </div>
        </fieldset>
        <TextField
          label={t('lawChanges:post')}
          hint={t('lawChanges:postHint')}
          maxLength={200}
          value={post}
          onChange={(event) => setPost(event.target.value)}
        />
        <TextField
          label={t('lawChanges:due')}
          type="date"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <ErrorNotice error={say.error} />
      </form>
    </Dialog>
  )
}
