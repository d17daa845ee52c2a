// The target as it is being written, for those who look on: step by step, and on demand as a drawing.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process } from '#process'
import { listSteps } from '#steps'
import { editor } from '#texts'
import { bringTexts } from '../../../client/bring-texts.ts'
import { useFormat } from '../../../client/format.ts'
import { LiveDrawing } from '../../../editor/live-drawing.tsx'
import { lineWord } from '../../../parts/line-word.ts'

bringTexts('editor', editor)

export const TargetPicture = ({
  process,
  isOnWall,
}: {
  process: Process
  /** From six metres nobody reads a drawing of thirty steps: on the wall there are only the steps. */
  isOnWall: boolean
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = useMemo(() => listSteps(process), [process])
  return (
    <div className="stack target-picture">
      <ol className="target-steps" aria-label={t('workshops:target.steps')}>
        {lines.map((line, index) => (
          <li key={line.key} data-depth={Math.min(line.depth, 4)}>
            <span className="target-steps__number">{line.number}</span>
            <span>
              {line.kind !== 'step' && (
                <span className="target-steps__kind">
                  {t(`process:kind.${lineWord(lines, index)}`)}
                  {line.label && ': '}
                </span>
              )}
              {line.label}
              <span className="muted">
                {[line.actor, line.minutes === null ? '' : format.minutes(line.minutes)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {!isOnWall && (
        <details className="seat__more">
          <summary>{t('workshops:target.drawing')}</summary>
          <LiveDrawing
            process={process}
            lines={lines}
            overlay={undefined}
            selected={undefined}
            onSelect={() => undefined}
          />
        </details>
      )}
    </div>
  )
}
