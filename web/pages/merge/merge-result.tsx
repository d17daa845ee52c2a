// The own process as it would be: what is different in it, in the drawing and as sentences.

import { useTranslation } from 'react-i18next'
import type { MergePreview } from '#api'
import type { Overlay } from '#drawing'
import type { Key } from '#process'
import { DrawingLegend } from '../../parts/drawing-legend.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'

const overlayOf = ({ things }: MergePreview['result']): Overlay => {
  const marks: Record<Key, Overlay['marks'][Key]> = {}
  for (const { key, kind, texts } of things) {
    // What is gone is in no drawing of what will be; the sentences say it.
    if (kind === 'removed') continue
    const title = texts.join('; ')
    marks[key as Key] = [{ kind: 'difference', change: kind, ...(title ? { title } : {}) }]
  }
  return { marks }
}

export const MergeResult = ({
  preview,
  shown,
  onSelect,
}: {
  preview: MergePreview
  /** Keys of what is spoken of at the moment. */
  shown: readonly string[]
  onSelect: (key: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const { result, ours } = preview
  const overlay = overlayOf(result)
  const told = [
    ...result.whole.map((text) => ({ id: text, texts: [text] })),
    ...result.things
      .filter(({ texts }) => texts.length > 0)
      .map(({ key, texts }) => ({ id: key, texts })),
  ]
  const [first, ...others] = shown
  return (
    <section className="stack merge__result" aria-labelledby="merge-result">
      <h2 className="kern-heading-medium" id="merge-result">
        {t('takeChanges:result.title')}
      </h2>
      <p className="muted" role="status">
        {told.length === 0
          ? t('takeChanges:result.none')
          : t('takeChanges:result.count', { count: told.length })}
      </p>
      <DrawingLegend overlay={overlay} />
      <DrawingView
        {...{ svg: result.svg, overlay, name: ours.name, onSelect, linked: others }}
        selected={first}
      />
      {told.length > 0 && (
        <details className="merge__details">
          <summary>{t('takeChanges:result.sentences')}</summary>
          <ul>
            {told.map(({ id, texts }) => (
              <li key={id}>{texts.join('; ')}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
