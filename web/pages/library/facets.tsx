// The facets on the left; on a phone they open on demand. Each value says how many it would leave.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import type { LibrarySearch } from '../../router.tsx'

type FacetsData = Answer<'listProcesses'>['facets']
const NAMES = ['organisation', 'productArea', 'state', 'family', 'flow'] as const
type FacetName = (typeof NAMES)[number]

export const Facets = ({
  data,
  search,
  isFiltered,
  onChange,
}: {
  data: FacetsData | undefined
  search: LibrarySearch
  isFiltered: boolean
  onChange: (part: { [Name in keyof LibrarySearch]?: string | undefined }) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)

  const labelOf = (name: FacetName, value: string, label: string) => {
    if (name === 'state') return t(`library:state.${value}`)
    if (name === 'family') return t(`library:familyFacet.${value}`)
    if (name === 'flow') return t(`library:flowFacet.${value}`)
    if (name === 'productArea')
      return value === 'none'
        ? t('library:noArea')
        : t(`library:productAreas.${value}`, { defaultValue: label })
    return label
  }

  return (
    <aside className="facets" aria-label={t('library:filters')}>
      <Button
        isSmall
        className="facets__open"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t('library:hideFilters') : t('library:showFilters')}
      </Button>
      <div id="facets" className={`facets__body${isOpen ? ' facets__body--open' : ''}`}>
        {isFiltered && (
          <Button
            look="tertiary"
            isSmall
            onClick={() =>
              onChange({
                q: undefined,
                organisation: undefined,
                productArea: undefined,
                state: undefined,
                family: undefined,
                flow: undefined,
              })
            }
          >
            {t('library:clear')}
          </Button>
        )}
        {NAMES.map((name) => {
          const values = data?.[name] ?? []
          const selected = search[name]
          if (values.length === 0) return null
          return (
            <fieldset key={name} className="facet">
              <legend>{t(`library:facet.${name}`)}</legend>
              <div className="facet__values">
                <label>
                  <input
                    type="radio"
                    name={name}
                    checked={selected === undefined}
                    onChange={() => onChange({ [name]: undefined })}
                  />
                  <span>{t('library:all')}</span>
                </label>
                {values.map((one) => (
                  <label key={one.value}>
                    <input
                      type="radio"
                      name={name}
                      checked={selected === one.value}
                      onChange={() => onChange({ [name]: one.value })}
                    />
                    <span>{labelOf(name, one.value, one.label)}</span>
                    <span className="facet__count">{format.number(one.count)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          )
        })}
      </div>
    </aside>
  )
}
