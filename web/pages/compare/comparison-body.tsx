// Findings first, then the table; on a phone one administration at a time.

import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { COMPARISON_FILES, type ComparisonView } from '#api'
import { useFormat } from '../../client/format.ts'
import {
  type ComparisonLook,
  comparisonKey,
  type MergedSource,
  useSession,
} from '../../client/queries.ts'
import { stringifySearch } from '../../client/search-params.ts'
import { Button } from '../../parts/button.tsx'
import { CheckField } from '../../parts/field.tsx'
import { ActionMenu } from '../../parts/menu.tsx'
import { Invitation } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { PlanButton } from '../workshops/plan-button.tsx'
import { Around } from './around.tsx'
import { CellDialog } from './cell-dialog.tsx'
import { ComparisonPictures } from './comparison-pictures.tsx'
import { ComparisonStack } from './comparison-stack.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { DecisionList } from './decision-list.tsx'
import { deviationsOf } from './deviations.ts'
import { Findings } from './findings.tsx'
import { findAgain, follow } from './link-verdicts.ts'
import { LookFields } from './look-fields.tsx'
import { MergedModel } from './merged-model.tsx'
import { type Choice, choiceOfCells } from './picture-links.ts'
import { useDecide } from './use-decide.ts'
import './compare.css'

export interface Address {
  readonly row: number
  readonly column: number
}

const narrow = matchMedia('(max-width: 46rem)')
const subscribe = (onChange: () => void) => {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** Where the comparison lies as a file. */
const fileAddress = (source: MergedSource, form: string, look: ComparisonLook): string =>
  'family' in source
    ? `/api/families/${encodeURIComponent(source.family)}/comparison.${form}${stringifySearch({ ...look })}`
    : `/api/comparison.${form}${stringifySearch({ process: source.processes, ...look })}`

export const VIEWS = ['table', 'pictures', 'model'] as const
export type View = (typeof VIEWS)[number]

export const ComparisonBody = ({
  data,
  source,
  view,
  look,
  onView,
  onLook,
  isFamily,
}: {
  data: ComparisonView
  source: MergedSource
  view: View
  look: ComparisonLook
  onView: (view: View) => void
  onLook: (look: ComparisonLook) => void
  isFamily?: boolean
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches)
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const [isLarge, setLarge] = useState(false)
  const [focus, setFocus] = useState<Address>({ row: 0, column: 0 })
  const [marked, setMarked] = useState<readonly Address[]>([])
  const [opened, setOpened] = useState<Address>()
  const [jump, setJump] = useState(0)
  const [choice, setChoice] = useState<Choice>()
  const canDecide = useSession().data?.can.decideLinks ?? false
  const decide = useDecide(data, comparisonKey(source, look))
  // Rows move when something is decided or matched otherwise; the focus stays with its step. Before anything
  // is painted or pressed, so that no key lands on the step that has taken the place.
  const shown = useRef({ data, focus })
  useLayoutEffect(() => {
    const before = shown.current
    shown.current = { data, focus }
    if (before.data === data) return
    const followed = follow(before.data, before.focus)
    const place = followed && findAgain(data, followed)
    if (!place || place.row === before.focus.row) return
    setFocus(place)
    // Nobody's focus is taken away who is elsewhere; one whose cell has gone is at the body.
    const active = document.activeElement
    const isHere =
      active?.closest('.comparison-table, .comparison-stack') ||
      (active === document.body && decide.isBusy)
    if (isHere) setJump((count) => count + 1)
  }, [data, focus, decide.isBusy])

  const rows = data.rows.flatMap((row, index) =>
    onlyDifferences && row.differences.length === 0
      ? []
      : [{ row, index, deviations: deviationsOf(row) }],
  )
  const show = (cells: readonly Address[]) => {
    const first = cells[0]
    if (!first) return
    if (view === 'model') onView('table')
    setChoice(choiceOfCells(cells))
    setMarked(cells)
    setFocus(first)
    setJump(jump + 1)
  }
  // After a jump the cell is in the page and takes the focus.
  useLayoutEffect(() => {
    if (jump === 0) return
    const cell = document.querySelector<HTMLElement>('[data-cell-focus]')
    cell?.focus()
    cell?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [jump])

  const organisations = new Set(data.columns.map((column) => column.organisation.id)).size
  const table = {
    ...{ data, rows, focus, marked, onFocus: setFocus, onOpen: setOpened },
    ...(canDecide ? { onAct: decide.act } : {}),
  }
  return (
    <div className={`page comparison${isLarge ? ' comparison--large' : ''}`}>
      <PageHead
        title={data.name}
        preline={isFamily ? t('families:title') : t('compare:title')}
        lead={
          isFamily
            ? t('compare:lead', { count: organisations })
            : t('compare:leadChosen', { count: data.columns.length })
        }
        actions={
          <>
            {'family' in source && (
              <Link
                className="kern-btn kern-btn--secondary kern-btn--x-small"
                to="/familien/$id/mitglieder"
                params={{ id: source.family }}
              >
                <span className="kern-label">{t('families:about')}</span>
              </Link>
            )}
            {'family' in source && <PlanButton familyId={source.family} />}
            <ActionMenu
              label={t('compare:export.label')}
              icon="download"
              entries={COMPARISON_FILES.map((form) => ({
                id: form,
                label: t(`compare:export.${form}`),
                href: fileAddress(source, form, look),
              }))}
            />
            <Button isSmall icon="draft" onClick={() => window.print()}>
              {t('common:action.print')}
            </Button>
          </>
        }
      />
      <Findings findings={data.findings} onShow={show} />
      <ViewSwitch
        label={t('compare:view.label')}
        values={VIEWS}
        current={view}
        name={(one) => t(`compare:view.${one}`)}
        onChoose={onView}
      />
      {view === 'pictures' && (
        <ComparisonPictures data={data} choice={choice} onChoose={setChoice} jump={jump} />
      )}
      {view === 'model' && <MergedModel source={source} look={look} onLook={onLook} />}
      {view === 'table' && (
        <section className="stack" aria-labelledby="table-title">
          <div className="comparison__bar">
            <h2 className="kern-heading-medium" id="table-title">
              {t('compare:table')}
            </h2>
            <span className="muted" role="status">
              {t('compare:rows', { count: rows.length })} ·{' '}
              {t('compare:similarity', { percent: format.percent(data.similarity) })}
            </span>
            <div className="comparison__switches">
              <LookFields look={look} onLook={onLook} />
              <CheckField
                label={t('compare:onlyDifferences')}
                checked={onlyDifferences}
                onChange={(event) => setOnlyDifferences(event.target.checked)}
              />
              <CheckField
                label={t('compare:largeType')}
                checked={isLarge}
                onChange={(event) => setLarge(event.target.checked)}
              />
            </div>
          </div>
          {rows.length === 0 && <Invitation title={t('compare:noRows')} />}
          {rows.length > 0 &&
            (isNarrow ? <ComparisonStack {...table} /> : <ComparisonTable {...table} />)}
        </section>
      )}
      {view === 'table' && <DecisionList data={data} decide={decide} canDecide={canDecide} />}
      <Around data={data} />
      {opened && (
        <CellDialog
          data={data}
          address={opened}
          onClose={() => setOpened(undefined)}
          onOpen={setOpened}
          decide={decide}
          canDecide={canDecide}
        />
      )}
    </div>
  )
}
