// How alike each member of a family is to each other one, as a table of numbers; shade only repeats them.

import { useTranslation } from 'react-i18next'
import type { FamilyLikenessView } from '#api'
import { useFormat } from '../../client/format.ts'
import { ScrollRegion } from '../../parts/scroll-region.tsx'

/** Shade 0 to 5 of a likeness. */
const shadeOf = (likeness: number): number => Math.min(5, Math.floor(likeness * 6))

export const SimilarityMatrix = ({ data, all }: { data: FamilyLikenessView; all: number }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { members, cells } = data
  if (members.length < 2) return null
  // Several of one administration are told apart by number.
  const namesakes = Map.groupBy(members, ({ organisation }) => organisation.id)
  const shortNames = members.map((member) => {
    const own = namesakes.get(member.organisation.id) ?? []
    const { shortName } = member.organisation
    return own.length > 1 ? `${shortName} ${own.indexOf(member) + 1}` : shortName
  })
  return (
    <section className="stack" aria-labelledby="matrix-title">
      <h2 className="kern-heading-medium" id="matrix-title">
        {t('families:matrixTitle')}
      </h2>
      <p className="muted">{t('families:matrixLead')}</p>
      {members.length < all && (
        <p className="muted">{t('families:matrixMost', { shown: members.length, all })}</p>
      )}
      <ScrollRegion label={t('families:matrixTitle')} className="matrix__region">
        <table className="matrix" aria-labelledby="matrix-title">
          <thead>
            <tr>
              <th scope="col">{t('families:matrixProcess')}</th>
              {members.map((member, column) => (
                <th scope="col" key={member.id} title={member.name}>
                  {shortNames[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member, row) => (
              <tr key={member.id}>
                <th scope="row">
                  <span className="matrix__who">{shortNames[row]}</span>
                  <span className="matrix__name">{member.name}</span>
                </th>
                {members.map((other, column) => {
                  const likeness = cells[row]?.[column] ?? null
                  if (likeness === null)
                    return (
                      <td className="matrix__none" key={other.id}>
                        <span aria-hidden="true">–</span>
                        <span className="kern-sr-only">
                          {t(row === column ? 'families:matrixSelf' : 'families:matrixUnknown')}
                        </span>
                      </td>
                    )
                  return (
                    <td
                      className={`matrix__cell matrix__cell--${shadeOf(likeness)}`}
                      key={other.id}
                    >
                      {format.percent(likeness)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
