// What the marks over a drawing mean: a sample and a word for each kind that occurs.

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { drawSample, type LegendEntry, legendOf, type Overlay } from '#drawing'
import { defaultMetrics } from '#layout'
import { svgElement } from './drawing-overlay.ts'
import { useDrawingWords } from './drawing-words.ts'

const Sample = ({ entry }: { entry: LegendEntry }) => {
  const show = useCallback(
    (place: HTMLSpanElement | null) => {
      const sample = svgElement(drawSample(defaultMetrics, entry))
      if (sample) place?.replaceChildren(sample)
    },
    [entry],
  )
  return <span ref={show} className="drawing-legend__sample" />
}

export const DrawingLegend = ({ overlay, note }: { overlay: Overlay; note?: string }) => {
  const { t } = useTranslation()
  const { overlay: words } = useDrawingWords()
  const entries = legendOf(overlay, words)
  return (
    <div className="drawing-legend">
      {entries.length > 0 && (
        <ul aria-label={t('drawing:overlay.legend')}>
          {entries.map((entry) => (
            <li key={`${entry.kind} ${entry.text}`}>
              <Sample entry={entry} />
              {entry.text}
            </li>
          ))}
        </ul>
      )}
      {note && <p>{note}</p>}
    </div>
  )
}
