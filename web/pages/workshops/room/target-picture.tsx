// The target as it is being written, for those who look on: step by step, and as a drawing.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process } from '#process'
import { listSteps } from '#steps'
import { editor } from '#texts'
import { bringTexts } from '../../../client/bring-texts.ts'
import { useFormat } from '../../../client/format.ts'
import { LiveDrawing } from '../../../editor/live-drawing.tsx'

bringTexts('editor', editor)

export const TargetPicture = ({
  process,
  drawing,
}: {
  process: Process
  /** On a phone the steps come first. */
  drawing: 'first' | 'folded'
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = useMemo(() => listSteps(process), [process])
  const drawn = (
    <LiveDrawing
      process={process}
      lines={lines}
      overlay={undefined}
      selected={undefined}
      onSelect={() => undefined}
    />
  )
  return (
    <div className="stack target-picture">
      {drawing === 'first' && drawn}
      <ol className="target-steps" aria-label={t('workshops:target.steps')}>
        {lines.map((line) => (
          <li key={line.key} data-depth={Math.min(line.depth, 4)}>
            <span className="target-steps__number">{line.number}</span>
            <span>
              {line.label || t(`process:kind.${line.kind}`)}
              <span className="muted">
                {[line.actor, line.minutes === null ? '' : format.minutes(line.minutes)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {drawing === 'folded' && (
        <details className="seat__more">
          <summary>{t('workshops:target.drawing')}</summary>
          {drawn}
        </details>
      )}
    </div>
  )
}
