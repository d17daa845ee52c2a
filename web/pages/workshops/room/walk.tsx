// Walking through the variants, row by row: everybody looks where the Moderation points, and whoever looks at something
// else meanwhile comes back with one press.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { asKey } from '#process'
import { Button } from '../../../parts/button.tsx'
import { SelectField } from '../../../parts/field.tsx'
import type { RoomProps } from './room-props.ts'
import { RowSteps, VariantTable } from './variant-table.tsx'

type Row = WorkshopMaterial['rows'][number]

export const Findings = ({
  material,
  row,
}: {
  material: WorkshopMaterial
  /** Those of this row; undefined: the most important of all. */
  row?: Row | undefined
}) => {
  const { t } = useTranslation()
  const findings = row
    ? material.findings.filter(({ rows }) => rows.includes(row.key))
    : material.findings.slice(0, 5)
  if (findings.length === 0) return null
  const title = t(row ? 'workshops:walk.rowFindings' : 'workshops:walk.findings')
  return (
    <section className="stack" aria-label={title}>
      <h3 className="kern-heading-small">{title}</h3>
      <ul className="kern-list kern-list--bullet">
        {findings.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

/** One row, house by house, as it fits a phone. */
export const RowCard = ({ material, row }: { material: WorkshopMaterial; row: Row }) => (
  <dl className="facts walk__row">
    {row.cells.map((cell, at) => (
      <div key={material.columns[at]?.processId ?? at}>
        <dt>{material.columns[at]?.organisation.shortName}</dt>
        <dd>
          <RowSteps cell={cell} />
        </dd>
      </div>
    ))}
  </dl>
)

/** Back, on, and to any row; '' is the whole. */
export const RowSteering = ({
  material,
  row,
  label,
  onGo,
}: {
  material: WorkshopMaterial
  row: string
  label: string
  onGo: (row: string) => void
}) => {
  const { t } = useTranslation()
  const keys = ['', ...material.rows.map(({ key }) => key)]
  const at = Math.max(0, keys.indexOf(row))
  const [before, after] = [keys[at - 1], keys[at + 1]]
  return (
    <div className="walk__steer">
      <Button
        aria-disabled={before === undefined}
        onClick={() => before !== undefined && onGo(before)}
      >
        {t('workshops:walk.previous')}
      </Button>
      <SelectField label={label} value={row} onChange={(event) => onGo(event.target.value)}>
        <option value="">{t('workshops:walk.whole')}</option>
        {material.rows.map((one, index) => (
          <option key={one.key} value={one.key}>
            {`${index + 1}. ${one.label}`}
          </option>
        ))}
      </SelectField>
      <Button
        aria-disabled={after === undefined}
        onClick={() => after !== undefined && onGo(after)}
      >
        {t('workshops:walk.next')}
      </Button>
    </div>
  )
}

/** Where those who lead point, in whatever phase. */
export const PointAt = ({ view, material, say }: RoomProps) => {
  const { t } = useTranslation()
  return material ? (
    <RowSteering
      material={material}
      row={view.row ?? ''}
      label={t('workshops:walk.pointAt')}
      onGo={(to) => say({ kind: 'point', ...(to === '' ? {} : { row: asKey(to) }) })}
    />
  ) : null
}

const RowOrWhole = ({ material, row }: { material: WorkshopMaterial; row: Row | undefined }) => {
  const { t } = useTranslation()
  return (
    <>
      {row && (
        <section className="stack" aria-labelledby="walk-row">
          <h3 className="kern-heading-small" id="walk-row">
            {row.label}
          </h3>
          <RowCard material={material} row={row} />
        </section>
      )}
      <Findings material={material} row={row} />
      <details className="seat__more" open={row ? undefined : true}>
        <summary>{t('workshops:walk.rows')}</summary>
        <VariantTable material={material} current={row?.key} />
      </details>
    </>
  )
}

const rowOf = (material: WorkshopMaterial, key: string | undefined): Row | undefined =>
  material.rows.find((one) => one.key === key)

/** For those who lead: where they go, all go. */
export const LedWalk = (props: RoomProps) => {
  const { view, material } = props
  if (!material) return null
  return (
    <div className="stack">
      <PointAt {...props} />
      <RowOrWhole material={material} row={rowOf(material, view.row)} />
    </div>
  )
}

export const Walk = ({ view, material }: RoomProps) => {
  const { t } = useTranslation()
  const [elsewhere, look] = useState<string>()
  if (!material) return null
  const shown = view.row ?? ''
  const row = rowOf(material, elsewhere ?? shown)
  const led = rowOf(material, shown)
  const isElsewhere = elsewhere !== undefined && elsewhere !== shown
  return (
    <div className="stack">
      <p className="muted" role="status">
        {led
          ? t('workshops:walk.at', {
              at: material.rows.indexOf(led) + 1,
              count: material.rows.length,
              label: led.label,
            })
          : t('workshops:walk.atWhole')}
      </p>
      <RowSteering
        material={material}
        row={row?.key ?? ''}
        label={t('workshops:walk.look')}
        onGo={(to) => look(to === shown ? undefined : to)}
      />
      {isElsewhere && (
        <div className="walk__elsewhere">
          <span>{t('workshops:walk.elsewhere')}</span>
          <Button onClick={() => look(undefined)}>{t('workshops:walk.follow')}</Button>
        </div>
      )}
      <RowOrWhole material={material} row={row} />
    </div>
  )
}
