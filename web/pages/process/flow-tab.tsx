// The flow in three equal views with one selection: drawing, list, text; beside them the selected step.

import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useProcessFile } from '../../client/queries.ts'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { AddModel } from './add-model.tsx'
import { StepList } from './step-list.tsx'
import { StepPanel } from './step-panel.tsx'
import { StepText } from './step-text.tsx'

const VIEWS = ['image', 'list', 'text'] as const

export interface FlowProps {
  readonly process: ProcessDetail
  /** Key of the selected step. */
  readonly step: string | undefined
  readonly onSelect: (key: string | undefined) => void
}

const Image = ({ process, step, onSelect }: FlowProps) => {
  const drawing = useProcessFile(process.id, 'drawing.svg?interactive')
  if (drawing.isPending) return <Loading />
  if (drawing.isError)
    return <ErrorNotice error={drawing.error} onRetry={() => drawing.refetch()} />
  return <DrawingView svg={drawing.data} selected={step} onSelect={onSelect} />
}

export const FlowTab = ({
  view,
  onView,
  ...flow
}: FlowProps & { view: string | undefined; onView: (view: string | undefined) => void }) => {
  const { t } = useTranslation()
  const { process } = flow
  const current = VIEWS.find((one) => one === view) ?? 'image'
  if (process.version === null) return <AddModel process={process} />
  if (process.steps.length === 0 && process.stepCount === 0)
    return <Invitation title={t('process:drawing.none')} />
  return (
    <div className={flow.step ? 'flow flow--selected' : 'flow'}>
      <div className="flow__main">
        <ViewSwitch
          label={t('process:view.label')}
          values={VIEWS}
          current={current}
          name={(one) => t(`process:view.${one}`)}
          onChoose={(one) => onView(one === 'image' ? undefined : one)}
        />
        {current === 'image' && <Image {...flow} />}
        {current === 'list' && <StepList {...flow} />}
        {current === 'text' && <StepText {...flow} />}
        {!flow.step && <p className="muted no-print">{t('process:step.none')}</p>}
        {process.profile.notice && <p className="muted">{process.profile.notice}</p>}
      </div>
      <StepPanel {...flow} />
    </div>
  )
}
