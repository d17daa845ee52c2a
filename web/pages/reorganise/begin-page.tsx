// Which units and systems of a house are called differently from now on, and what that changes in which process before
// anything is written.

import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundByReorganisation } from '#api'
import { newId } from '../../client/new-id.ts'
import { useChange, useHouseWords, useReorganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { CheckField, focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { Said } from './said.tsx'

type Kind = 'actor' | 'system'
interface Row {
  readonly id: string
  readonly kind: Kind
  readonly from: string
  readonly to: string
}
const KINDS: readonly Kind[] = ['actor', 'system']
const emptyRow = (kind: Kind = 'actor'): Row => ({ id: newId(), kind, from: '', to: '' })
const keyOf = ({ kind, from }: Row): string => `${kind} ${from.trim()}`

type Fault = 'checkFrom' | 'checkTwice' | 'checkTo' | 'checkSame'

const faultsOf = (rows: readonly Row[], row: Row): { from?: Fault; to?: Fault } => {
  const [from, to] = [row.from.trim(), row.to.trim()]
  const isTwice = rows.find((one) => keyOf(one) === keyOf(row)) !== row
  return {
    ...(from === '' ? { from: 'checkFrom' } : isTwice ? { from: 'checkTwice' } : {}),
    ...(to === '' ? { to: 'checkTo' } : from === to ? { to: 'checkSame' } : {}),
  }
}

const RowFields = ({
  row,
  number,
  faults,
  lists,
  onChange,
  onRemove,
}: {
  row: Row
  number: number
  faults: { from?: Fault; to?: Fault }
  lists: Readonly<Record<Kind, string>>
  onChange: (row: Row) => void
  onRemove: (() => void) | undefined
}) => {
  const { t } = useTranslation()
  const bind = (field: 'from' | 'to') => ({
    label: t(`reorganise:${field}`),
    required: true,
    maxLength: 300,
    autoComplete: 'off',
    list: lists[row.kind],
    value: row[field],
    error: faults[field] && t(`reorganise:${faults[field]}`),
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...row, [field]: event.target.value }),
  })
  return (
    <fieldset className="reorganise__row">
      <legend className="kern-sr-only">{t('reorganise:row', { number })}</legend>
      <SelectField
        label={t('reorganise:kind')}
        value={row.kind}
        onChange={(event) => onChange({ ...row, kind: event.target.value as Kind })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`reorganise:kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField {...bind('from')} />
      <TextField {...bind('to')} />
      {onRemove && (
        <Button
          isSmall
          look="tertiary"
          aria-label={t('reorganise:removeNamed', { number })}
          onClick={onRemove}
        >
          {t('reorganise:remove')}
        </Button>
      )}
    </fieldset>
  )
}

const FoundItem = ({
  item,
  withSheets,
  isChosen,
  onChoose,
}: {
  item: FoundByReorganisation
  withSheets: boolean
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}) => {
  const { t } = useTranslation()
  const where = !item.isWritten ? 'sheetOnly' : item.hasDraft ? 'hasDraft' : 'beginsDraft'
  return (
    <li>
      <CheckField
        label={item.name}
        hint={t(`reorganise:${where}`)}
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <Said changes={item.changes} left={item.left} withSheets={withSheets} />
    </li>
  )
}

const Found = ({
  organisationId,
  rows,
  items,
  isMore,
}: {
  organisationId: string
  rows: readonly Row[]
  items: readonly FoundByReorganisation[]
  isMore: boolean
}) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [withSheets, setWithSheets] = useState(true)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const begin = useChange('beginReorganisation', ['reorganise'], (view) => {
    navigate({
      to: '/arbeitsplan/umbenennen/$id',
      params: { id: view.id },
      search: { weiter: true },
    })
  })
  const shown = items.filter(({ isWritten }) => withSheets || isWritten)
  const chosen = shown.filter(({ processId }) => !left.has(processId))
  if (items.length === 0) {
    return (
      <Invitation title={t('reorganise:foundNone')}>
        <p className="kern-body">{t('reorganise:foundNoneLead')}</p>
      </Invitation>
    )
  }
  const submit = () =>
    begin.mutate({
      params: { id: organisationId },
      body: {
        ...{ id, withSheets, renamings: rows.map(({ kind, from, to }) => ({ kind, from, to })) },
        processes: chosen.map(({ processId, seen }) => ({ processId, seen })),
      },
    })
  return (
    <div className="stack">
      {isMore && <Notice title={t('reorganise:isMore')} />}
      <CheckField
        label={t('reorganise:sheets')}
        hint={t('reorganise:sheetsHint')}
        checked={withSheets}
        onChange={(event) => setWithSheets(event.target.checked)}
      />
      {shown.length === 0 && <p className="kern-body">{t('reorganise:foundSheetsOnly')}</p>}
      {shown.length > 1 && (
        <CheckField
          label={t('reorganise:all')}
          checked={chosen.length === shown.length}
          onChange={(event) =>
            setLeft(new Set(event.target.checked ? [] : items.map(({ processId }) => processId)))
          }
        />
      )}
      <ul className="reorganise__list">
        {shown.map((item) => (
          <FoundItem
            key={item.processId}
            {...{ item, withSheets, isChosen: !left.has(item.processId) }}
            onChoose={(isChosen) =>
              setLeft(
                new Set(
                  isChosen
                    ? [...left].filter((one) => one !== item.processId)
                    : [...left, item.processId],
                ),
              )
            }
          />
        ))}
      </ul>
      <p className="kern-body" role="status">
        {chosen.length === 0
          ? t('reorganise:chosenNone')
          : t('reorganise:chosen', { count: chosen.length })}
      </p>
      <ErrorNotice error={begin.error} />
      <p className="reorganise__acts">
        <Button
          look="primary"
          disabled={chosen.length === 0}
          isBusy={begin.isPending}
          onClick={submit}
        >
          {t('reorganise:confirm', { count: chosen.length })}
        </Button>
      </p>
    </div>
  )
}

const BeginForm = ({
  houses,
}: {
  houses: readonly { readonly id: string; readonly name: string }[]
}) => {
  const { t } = useTranslation()
  const lists = { actor: useId(), system: useId() }
  const [house, setHouse] = useState(houses[0]?.id ?? '')
  const [rows, setRows] = useState<readonly Row[]>(() => [emptyRow()])
  const [isChecked, setChecked] = useState(false)
  const words = useHouseWords(house)
  const announce = useAnnounce()
  const preview = useChange('previewReorganisation', [], ({ items }) => {
    announce({ text: t('reorganise:foundCount', { count: items.length }), isHeardOnly: true })
  })
  /** What was found is of what was typed; whoever types on looks again. */
  const change = (next: readonly Row[]) => {
    preview.reset()
    setRows(next)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    const isWrong = rows.some((row) => Object.keys(faultsOf(rows, row)).length > 0)
    if (isWrong) return focusFirstError(event.currentTarget)
    const renamings = rows.map(({ kind, from, to }) => ({ kind, from, to }))
    preview.mutate({ params: { id: house }, body: { renamings } })
  }
  return (
    <>
      <form className="stack" onSubmit={submit} noValidate>
        {houses.length > 1 && (
          <SelectField
            label={t('reorganise:forWhom')}
            value={house}
            onChange={(event) => {
              preview.reset()
              setHouse(event.target.value)
            }}
          >
            {houses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        {KINDS.map((kind) => (
          <datalist key={kind} id={lists[kind]}>
            {words.data?.[kind].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
        <section className="stack" aria-labelledby="words-title">
          <h2 className="kern-heading-medium" id="words-title">
            {t('reorganise:words')}
          </h2>
          <p className="kern-body">{t('reorganise:wordsHint')}</p>
          <div className="reorganise__rows">
            {rows.map((row, index) => (
              <RowFields
                key={row.id}
                {...{ row, lists, number: index + 1 }}
                faults={isChecked ? faultsOf(rows, row) : {}}
                onChange={(next) => change(rows.with(index, next))}
                onRemove={
                  rows.length > 1 ? () => change(rows.filter((one) => one !== row)) : undefined
                }
              />
            ))}
          </div>
        </section>
        <p className="reorganise__acts">
          <Button
            onClick={() => {
              setChecked(false)
              change([...rows, { ...emptyRow(rows.at(-1)?.kind), to: rows.at(-1)?.to ?? '' }])
            }}
          >
            {t('reorganise:more')}
          </Button>
          <Button
            look={preview.data ? 'secondary' : 'primary'}
            type="submit"
            isBusy={preview.isPending}
          >
            {t('reorganise:look')}
          </Button>
        </p>
        <ErrorNotice error={preview.error} />
      </form>
      {preview.data && (
        <section className="stack" aria-labelledby="found-title">
          <h2 className="kern-heading-medium" id="found-title">
            {t('reorganise:found')}
          </h2>
          <Found organisationId={house} rows={rows} {...preview.data} />
        </section>
      )}
    </>
  )
}

export const BeginReorganisationPage = () => {
  const { t } = useTranslation()
  const { data, isPending, error } = useReorganisations()
  return (
    <div className="page">
      <PageHead
        title={t('reorganise:title')}
        preline={
          <Link className="kern-link" to="/arbeitsplan">
            {t('reorganise:back')}
          </Link>
        }
        lead={t('reorganise:lead')}
      />
      {isPending && <Loading />}
      <ErrorNotice error={error} />
      {data && data.organisations.length > 0 && <BeginForm houses={data.organisations} />}
    </div>
  )
}
