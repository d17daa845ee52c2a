// The flow in three equal views with one selection: drawing, list, text; beside them the selected step.

import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useFormat } from '../../client/format.ts'
import { useComments, useProcessFile } from '../../client/queries.ts'
import { countComments, withComments } from '../../parts/comment-counts.ts'
import { DrawingLegend } from '../../parts/drawing-legend.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { AddModel } from './add-model.tsx'
import { breaksOf, type OverlayName, overlayOf, overlaysOf } from './flow-overlay.ts'
import { StepList } from './step-list.tsx'
import { NotesOfGoneSteps } from './step-notes.tsx'
import { StepPanel } from './step-panel.tsx'
import { StepText } from './step-text.tsx'

const VIEWS = ['image', 'list', 'text'] as const

export interface FlowProps {
  readonly process: ProcessDetail
  /** Key of the selected step. */
  readonly step: string | undefined
  readonly onSelect: (key: string | undefined) => void
}

const Image = ({
  process,
  step,
  onSelect,
  shown,
}: FlowProps & { shown: OverlayName | undefined }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { steps } = process
  // biome-ignore lint/correctness/useExhaustiveDependencies: formats and words change with the language
  const marks = useMemo(
    () =>
      shown &&
      overlayOf(shown, steps, {
        ...format,
        say: (key, values) => t(`process:overlay.${key}`, { ...values }),
        medium: (medium) => t(`common:medium.${medium}`, { defaultValue: medium }),
        prescribed: (by) => t(`process:step.prescribed.${by}`, { defaultValue: by }),
      }),
    [shown, steps, t],
  )
  const comments = useComments(process.id).data
  const overlay = useMemo(
    () => withComments(marks, countComments(comments ?? [])),
    [marks, comments],
  )
  const [plane, setPlane] = useState<string>()
  const which = plane === undefined ? '' : `&plane=${encodeURIComponent(plane)}`
  const drawing = useProcessFile(process.id, `drawing.svg?interactive${which}`)
  /** What is on the screen stays until the other drawing is there. */
  const last = useRef<{ readonly svg: string; readonly plane: string | undefined }>(undefined)
  if (drawing.data !== undefined) last.current = { svg: drawing.data, plane }
  if (drawing.isError)
    return <ErrorNotice error={drawing.error} onRetry={() => drawing.refetch()} />
  if (!last.current) return <Loading />
  return (
    <>
      <DrawingView {...{ ...last.current, overlay, selected: step, onSelect }} onPlane={setPlane} />
      {overlay && (
        <DrawingLegend
          overlay={overlay}
          {...(shown === 'media'
            ? { note: t('process:overlay.breaks', { count: breaksOf(steps).length }) }
            : {})}
        />
      )}
    </>
  )
}

const OverlayChooser = ({
  names,
  shown,
  onChoose,
}: {
  names: readonly OverlayName[]
  shown: OverlayName | undefined
  onChoose: (name: OverlayName | undefined) => void
}) => {
  const { t } = useTranslation()
  return (
    <label className="overlay-chooser no-print">
      {t('process:overlay.label')}
      <span className="kern-form-input__select-wrapper">
        <select
          className="kern-form-input__select"
          value={shown ?? ''}
          onChange={(event) => onChoose(names.find((name) => name === event.target.value))}
        >
          <option value="">{t('process:overlay.none')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {t(`process:overlay.${name}`)}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

export const FlowTab = ({
  view,
  onView,
  overlay,
  onOverlay,
  ...flow
}: FlowProps & {
  view: string | undefined
  onView: (view: string | undefined) => void
  /** What is wanted over the drawing; nothing where the process has none of it. */
  overlay: string | undefined
  onOverlay: (name: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const { process } = flow
  const current = VIEWS.find((one) => one === view) ?? 'image'
  const names = overlaysOf(process.steps)
  const shown = names.find((name) => name === overlay)
  if (process.version === null) return <AddModel process={process} />
  if (process.steps.length === 0 && process.stepCount === 0)
    return <Invitation title={t('process:drawing.none')} />
  return (
    <div className={flow.step ? 'flow flow--selected' : 'flow'}>
      <div className="flow__main">
        <div className="flow__choices">
          <ViewSwitch
            label={t('process:view.label')}
            values={VIEWS}
            current={current}
            name={(one) => t(`process:view.${one}`)}
            onChoose={(one) => onView(one === 'image' ? undefined : one)}
          />
          {current === 'image' && names.length > 0 && (
            <OverlayChooser names={names} shown={shown} onChoose={onOverlay} />
          )}
        </div>
        {current === 'image' && <Image {...flow} shown={shown} />}
        {current === 'list' && <StepList {...flow} />}
        {current === 'text' && <StepText {...flow} />}
        {!flow.step && <p className="muted no-print">{t('process:step.none')}</p>}
        <NotesOfGoneSteps processId={process.id} steps={process.steps} />
        {process.profile.notice && <p className="muted">{process.profile.notice}</p>}
      </div>
      <StepPanel {...flow} />
    </div>
  )
}
