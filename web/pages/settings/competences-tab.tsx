// The competence table (Aufgabenträgerschaft): one row per task, one column per administration. Coordinators
// change it in place; each change is saved at once.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competence, Organisation, Session } from '#api'
import { useChange, useCompetences, useOrganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { focusFirstField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'

const UNKNOWN = 'unknown'
const NOBODY = 'nobody'

const rowOf = (task: string) => `task-${task}`

const TaskRow = ({
  task,
  entries,
  organisations,
  isEditable,
  onChange,
}: {
  task: string
  entries: readonly Competence[]
  organisations: readonly Organisation[]
  isEditable: boolean
  onChange: (entries: readonly Omit<Competence, 'task'>[]) => void
}) => {
  const { t } = useTranslation()
  const words = (organisationId: string, by: string | null | undefined) =>
    by === undefined
      ? t('settings:competences.unknown')
      : by === null
        ? t('settings:competences.nobody')
        : by === organisationId
          ? t('settings:competences.self')
          : (organisations.find((one) => one.id === by)?.shortName ?? by)
  const set = (organisationId: string, value: string) => {
    const others = entries.filter((one) => one.organisationId !== organisationId)
    const note = entries.find((one) => one.organisationId === organisationId)?.note ?? ''
    const own =
      value === UNKNOWN ? [] : [{ organisationId, by: value === NOBODY ? null : value, note }]
    onChange(
      [...others, ...own].map(({ organisationId: id, by, note: text }) => ({
        organisationId: id,
        by,
        note: text,
      })),
    )
  }
  return (
    <tr id={rowOf(task)} className="kern-table__row">
      <th scope="row" className="kern-table__cell">
        {task}
      </th>
      {organisations.map((organisation) => {
        const entry = entries.find((one) => one.organisationId === organisation.id)
        return (
          <td key={organisation.id} className="kern-table__cell">
            {isEditable ? (
              <select
                className="plain-select"
                aria-label={t('settings:competences.by', {
                  task,
                  organisation: organisation.name,
                })}
                value={entry ? (entry.by ?? NOBODY) : UNKNOWN}
                onChange={(event) => set(organisation.id, event.target.value)}
              >
                <option value={UNKNOWN}>{t('settings:competences.unknown')}</option>
                <option value={organisation.id}>{t('settings:competences.self')}</option>
                {organisations
                  .filter((one) => one.id !== organisation.id)
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.shortName}
                    </option>
                  ))}
                <option value={NOBODY}>{t('settings:competences.nobody')}</option>
              </select>
            ) : (
              words(organisation.id, entry?.by)
            )}
            {entry?.note && <small className="muted settings__note">{entry.note}</small>}
          </td>
        )
      })}
    </tr>
  )
}

export const CompetencesTab = ({ session }: { session: Session }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const competences = useCompetences()
  const organisations = useOrganisations()
  const [added, setAdded] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const change = useChange('setCompetences', ['competences', 'comparison'])
  const isEditable = session.can.coordinate
  const all = competences.data ?? []
  const tasks = [...new Set([...all.map((one) => one.task), ...added])]
  const add = (event: FormEvent) => {
    event.preventDefault()
    const task = name.trim()
    if (task === '') return
    if (!tasks.includes(task)) setAdded([...added, task])
    setName('')
    // Its row is where one goes on; for a task that is there already too.
    focusFirstField(rowOf(task))
  }
  if (competences.isPending || organisations.isPending) return <Loading />
  return (
    <div className="stack">
      <p className="kern-body">{t('settings:competences.lead')}</p>
      <ErrorNotice error={competences.error ?? organisations.error ?? change.error} />
      {tasks.length === 0 && <p className="kern-body">{t('settings:competences.empty')}</p>}
      {tasks.length > 0 && (
        <ScrollRegion label={t('settings:tabs.competences')}>
          <table
            className="kern-table kern-table--small competences"
            aria-label={t('settings:tabs.competences')}
          >
            <thead>
              <tr className="kern-table__row">
                <th scope="col" className="kern-table__header">
                  {t('settings:competences.task')}
                </th>
                {organisations.data?.organisations.map((one) => (
                  <th key={one.id} scope="col" className="kern-table__header">
                    {one.shortName}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <TaskRow
                  key={task}
                  task={task}
                  entries={all.filter((one) => one.task === task)}
                  organisations={organisations.data?.organisations ?? []}
                  isEditable={isEditable}
                  onChange={(entries) =>
                    change.mutate(
                      { body: { task, entries: [...entries] } },
                      {
                        onSuccess: () =>
                          announce({ text: t('settings:competences.saved', { task }) }),
                      },
                    )
                  }
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {isEditable && (
        <form className="settings__add" onSubmit={add}>
          <TextField
            label={t('settings:competences.addName')}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" icon="add">
            {t('settings:competences.add')}
          </Button>
        </form>
      )}
    </div>
  )
}
