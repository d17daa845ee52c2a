// Who stands in for me in reviews, in each of my houses, and for whom I do; and for whoever administers a house, who stands
// in for colleagues.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deputies } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { type Answer, call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

bringTexts('deputies', deputies)

type House = Answer<'showDeputies'>['houses'][number]

const HouseForm = ({ house }: { house: House }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const { organisation, people, mine, standsInFor } = house
  const [deputyId, setDeputyId] = useState(mine?.deputyId ?? '')
  const [from, setFrom] = useState(mine?.from ?? '')
  const [until, setUntil] = useState(mine?.until ?? '')
  const name = useChange('nameDeputy', ['deputies', 'waiting', 'process'], () =>
    announce({ text: t(deputyId ? 'deputies:saved' : 'deputies:ended') }),
  )
  return (
    <form
      className="form"
      aria-label={organisation.name}
      onSubmit={(event) => {
        event.preventDefault()
        name.mutate({
          params: { id: organisation.id },
          body: { deputy: deputyId ? { deputyId, from, until } : null },
        })
      }}
    >
      <h3 className="kern-label">{organisation.name}</h3>
      {standsInFor.map((one) => (
        <p className="kern-body" key={`${one.name} ${one.from}`}>
          {t('deputies:standsInFor', {
            ...{ name: one.name, from: format.day(one.from), until: format.day(one.until) },
          })}
        </p>
      ))}
      <div className="notices__choices">
        <SelectField
          label={t('deputies:who')}
          value={deputyId}
          onChange={({ currentTarget }) => setDeputyId(currentTarget.value)}
        >
          <option value="">{t('deputies:nobody')}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        {deputyId && (
          <>
            <TextField
              label={t('deputies:from')}
              type="date"
              required
              value={from}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
            <TextField
              label={t('deputies:until')}
              type="date"
              required
              value={until}
              onChange={({ currentTarget }) => setUntil(currentTarget.value)}
            />
          </>
        )}
      </div>
      <ErrorNotice error={name.error} />
      <div>
        <Button type="submit" isBusy={name.isPending}>
          {t('deputies:save')}
        </Button>
      </div>
    </form>
  )
}

const Others = ({ house }: { house: House }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const { organisation, people, others } = house
  const [personId, setPersonId] = useState('')
  const [deputyId, setDeputyId] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const name = useChange('nameDeputyFor', ['deputies', 'waiting', 'process'])
  if (!others || people.length < 2) return null
  const days = (one: { from: string; until: string }) => ({
    ...{ from: format.day(one.from), until: format.day(one.until) },
  })
  const end = (person: string, personName: string) =>
    name.mutate(
      { params: { id: organisation.id, personId: person }, body: { deputy: null } },
      { onSuccess: () => announce({ text: t('deputies:others.ended', { name: personName }) }) },
    )
  const save = () =>
    name.mutate(
      {
        params: { id: organisation.id, personId },
        body: { deputy: { deputyId, from, until } },
      },
      {
        onSuccess: () => {
          setPersonId('')
          setDeputyId('')
          announce({ text: t('deputies:others.saved') })
        },
      },
    )
  return (
    <form
      className="form"
      aria-label={`${t('deputies:others.title')}: ${organisation.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h3 className="kern-label">
        {t('deputies:others.title')}: {organisation.name}
      </h3>
      <p className="kern-body">{t('deputies:others.lead')}</p>
      {others.length > 0 && (
        <ul className="row-list">
          {others.map((one) => (
            <li key={one.personId}>
              <span>
                {t(one.namedBy === null ? 'deputies:others.self' : 'deputies:others.named', {
                  ...{ deputy: one.deputyName, name: one.name, ...days(one) },
                  by: one.namedBy || t('deputies:others.unknown'),
                })}
              </span>
              <Button
                look="tertiary"
                aria-label={t('deputies:others.endOf', { name: one.name })}
                isBusy={name.isPending}
                onClick={() => end(one.personId, one.name)}
              >
                {t('deputies:others.end')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="notices__choices">
        <SelectField
          label={t('deputies:others.whose')}
          required
          value={personId}
          onChange={({ currentTarget }) => setPersonId(currentTarget.value)}
        >
          <option value="">{t('deputies:others.choose')}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('deputies:others.who')}
          required
          value={deputyId}
          onChange={({ currentTarget }) => setDeputyId(currentTarget.value)}
        >
          <option value="">{t('deputies:others.choose')}</option>
          {people
            .filter(({ id }) => id !== personId)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </SelectField>
        <TextField
          label={t('deputies:from')}
          type="date"
          required
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextField
          label={t('deputies:until')}
          type="date"
          required
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </div>
      <ErrorNotice error={name.error} />
      <div>
        <Button type="submit" look="secondary" isBusy={name.isPending}>
          {t('deputies:others.save')}
        </Button>
      </div>
    </form>
  )
}

export const Deputies = () => {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['deputies'], queryFn: () => call('showDeputies') })
  if (!data || data.houses.length === 0) return null
  return (
    <details className="notices__mail" aria-label={t('deputies:title')}>
      <summary>
        <h2 className="kern-heading-small">{t('deputies:title')}</h2>
      </summary>
      <p className="kern-body">{t('deputies:lead')}</p>
      {data.houses.map((house) => (
        <HouseForm key={house.organisation.id} house={house} />
      ))}
      {data.houses.map((house) => (
        <Others key={house.organisation.id} house={house} />
      ))}
    </details>
  )
}
