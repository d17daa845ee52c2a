// What is different between two versions of a process, or between a process and another: sentences beside the
// two drawings, in which what differs is marked. Which two stands in the address.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DifferencesView } from '#api'
import { isForeignId } from '#library'
import { differences, takeChanges } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useDifferences, useLineage, useProcess } from '../../client/queries.ts'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ForeignDifferences } from '../signed/foreign-differences.tsx'
import { DifferencesTold } from './differences-told.tsx'
import './differences.css'

bringTexts('differences', differences)
bringTexts('takeChanges', takeChanges)

const VersionChoice = ({
  label,
  value,
  versions,
  onChoose,
}: {
  label: string
  value: number
  versions: readonly { readonly number: number; readonly createdAt: string }[]
  onChoose: (number: number) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <SelectField
      label={label}
      value={value}
      onChange={({ target }) => onChoose(Number(target.value))}
    >
      {versions.map(({ number, createdAt }) => (
        <option key={number} value={number}>
          {t('differences:versionOf', { number, date: format.date(createdAt) })}
        </option>
      ))}
    </SelectField>
  )
}

interface Offered {
  readonly into: string
  /** Where it goes into another process than the one looked at. */
  readonly name?: string
  readonly search: {
    readonly vonProzess: string
    readonly vonFassung: string
    readonly nachFassung: string
    readonly basisProzess?: string
  }
}

/** Into which drafts of the asker what is different could be taken: the own one, or of who is linked with it. */
const useOffered = (
  id: string,
  canWrite: boolean,
  data: DifferencesView | undefined,
): readonly Offered[] => {
  const lineage = useLineage(id)
  if (!data || (data.whole.length === 0 && data.things.length === 0)) return []
  const { before, after } = data
  const versions = { vonFassung: String(before.version), nachFassung: String(after.version) }
  const isOther = before.processId !== after.processId
  if (canWrite) {
    const basis = isOther ? { basisProzess: before.processId } : {}
    return [{ into: id, search: { vonProzess: after.processId, ...versions, ...basis } }]
  }
  if (isOther || before.version > after.version) return []
  const { links = [], processes = [] } = lineage.data ?? {}
  return links
    .filter(({ originId, may }) => originId === id && may.length > 0)
    .map(({ processId }) => ({
      into: processId,
      name: processes.find((one) => one.id === processId)?.name ?? '',
      search: { vonProzess: id, ...versions },
    }))
}

const TakeLinks = ({ offered }: { offered: readonly Offered[] }) => {
  const { t } = useTranslation()
  return (
    <p className="differences__bar no-print">
      {offered.map(({ into, name, search }) => (
        <Link
          key={into}
          className="kern-btn kern-btn--secondary"
          to="/prozess/$id/zusammenfuehren"
          params={{ id: into }}
          search={search}
        >
          <span className="kern-label">
            {name === undefined ? t('takeChanges:link') : t('takeChanges:linkInto', { name })}
          </span>
        </Link>
      ))}
    </p>
  )
}

const OwnDifferences = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/unterschiede' })
  const { other, ...asked } = useSearch({ from: '/prozess/$id/unterschiede' })
  const navigate = useNavigate({ from: '/prozess/$id/unterschiede' })
  const process = useProcess(id)
  const versions = process.data?.versions ?? []
  const newest = versions[0]?.number
  const to = Number(asked.to) || newest
  const from =
    Number(asked.from) || (other ? newest : versions.find((one) => one.number < (to ?? 0))?.number)
  const differences = useDifferences(
    id,
    other ? { from, other, to: Number(asked.to) || undefined } : { from, to },
  )
  const { data } = differences
  const offered = useOffered(id, process.data?.can.write ?? false, data)

  const choose = (part: { from?: number; to?: number }) =>
    navigate({
      search: {
        ...(other ? { other } : {}),
        ...(from === undefined ? {} : { from: String(part.from ?? from) }),
        ...(to === undefined || other ? {} : { to: String(part.to ?? to) }),
      },
      replace: true,
      resetScroll: false,
    })

  if (process.isPending) return <Loading />
  if (!process.data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={process.error} />
      </div>
    )
  }
  const isAlone = !other && from === undefined
  return (
    <div className="page differences">
      <PageHead
        title={t('differences:title')}
        preline={
          <Link
            className="kern-link"
            to="/prozess/$id"
            params={{ id }}
            search={{ tab: other ? 'variants' : 'history' }}
          >
            {process.data.name}
          </Link>
        }
        lead={other ? t('differences:leadOther') : t('differences:lead')}
      />
      {isAlone && <Invitation title={t('differences:onlyOne')} />}
      {!isAlone && !other && from !== undefined && to !== undefined && (
        <div className="differences__bar no-print">
          <VersionChoice
            {...{ label: t('differences:from'), value: from, versions }}
            onChoose={(number) => choose({ from: number })}
          />
          <VersionChoice
            {...{ label: t('differences:to'), value: to, versions }}
            onChoose={(number) => choose({ to: number })}
          />
        </div>
      )}
      {differences.isError && (
        <ErrorNotice error={differences.error} onRetry={() => differences.refetch()} />
      )}
      {!isAlone && differences.isPending && <Loading />}
      {offered.length > 0 && <TakeLinks offered={offered} />}
      {data && <DifferencesTold key={`${from} ${to} ${other}`} data={data} />}
    </div>
  )
}

export const DifferencesPage = () => {
  const { id } = useParams({ from: '/prozess/$id/unterschiede' })
  const { from, to } = useSearch({ from: '/prozess/$id/unterschiede' })
  if (!isForeignId(id)) return <OwnDifferences />
  return <ForeignDifferences {...{ id, from: Number(from), to: Number(to) }} />
}
