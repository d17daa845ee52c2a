// How often the linked members of a family deviate from what they go back to, by reason; never by house.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { useFamilyDeviations } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

/** Nothing where no member is linked. */
export const FamilyDeviations = ({ familyId }: { familyId: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const deviations = useFamilyDeviations(familyId)
  if (deviations.isError) return <ErrorNotice error={deviations.error} />
  if (!deviations.data || deviations.data.links === 0) return null
  const { links, counts, explained } = deviations.data
  return (
    <section className="stack stack--reading" aria-labelledby="deviations-title">
      <h2 className="kern-heading-medium" id="deviations-title">
        {t('lineage:deviations.family.title')}
      </h2>
      {counts.length === 0 && <p className="kern-body">{t('lineage:deviations.family.none')}</p>}
      {counts.length > 0 && (
        <>
          <p className="kern-body">{t('lineage:deviations.family.lead', { count: links })}</p>
          <table className="kern-table kern-table--small" aria-labelledby="deviations-title">
            <tbody>
              {counts.map(({ reason, count }) => (
                <tr key={reason ?? ''} className="kern-table__row">
                  <th scope="row" className="kern-table__cell">
                    {reason === null
                      ? t('lineage:deviations.family.without')
                      : t(`lineage:deviations.reason.${reason}`)}
                  </th>
                  <td className="kern-table__cell">{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {explained.length > 0 && (
        <>
          <h3 className="kern-heading-small">{t('lineage:deviations.family.explained')}</h3>
          <ul className="row-list">
            {explained.map(({ processId, originId, organisationName, what, reason, text }) => (
              <li key={`${processId} ${originId} ${what}`}>
                <Link
                  className="kern-link"
                  to="/prozess/$id/abweichungen"
                  params={{ id: processId }}
                  search={{ von: originId }}
                >
                  {t('lineage:deviations.family.item', { organisation: organisationName, what })}
                </Link>
                <span>
                  <Badge>{t(`lineage:deviations.reason.${reason}`)}</Badge> {text}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
