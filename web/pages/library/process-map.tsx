// The process map: product areas as tiles, larger where there are more processes.

import { useTranslation } from 'react-i18next'
import type { Answer } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'

type Area = Answer<'listProcesses'>['facets']['productArea'][number]

/** The facet value of processes without a product area. */
const NO_AREA = 'none'

/** Tile width in twelfths by the share of the largest area: its root, so that small ones stay readable. */
export const tileSize = (count: number, largest: number): number =>
  Math.max(2, Math.min(6, Math.round(6 * Math.sqrt(count / Math.max(1, largest)))))

export const ProcessMap = ({
  areas,
  onChoose,
}: {
  areas: readonly Area[]
  onChoose: (productArea: string) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const largest = Math.max(...areas.map((area) => area.count), 1)
  const sorted = [...areas]
    .filter((area) => area.count > 0)
    // What belongs to no area stands last, however much it is.
    .sort((a, b) => Number(a.value === NO_AREA) - Number(b.value === NO_AREA) || b.count - a.count)
  return (
    <>
      <p className="muted">{t('library:mapHint')}</p>
      <ul className="process-map">
        {sorted.map((area) => (
          <li key={area.value} data-size={tileSize(area.count, largest)}>
            <button type="button" onClick={() => onChoose(area.value)}>
              <span>
                {area.value === NO_AREA
                  ? t('library:noArea')
                  : t(`library:productAreas.${area.value}`, { defaultValue: area.label })}
              </span>
              <strong>
                <span aria-hidden="true">{format.number(area.count)}</span>
                <span className="kern-sr-only"> {t('library:count', { count: area.count })}</span>
              </strong>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
