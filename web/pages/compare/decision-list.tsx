// What people decided on the processes of this comparison, to look through and take back.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import { sayingsIn } from './link-verdicts.ts'
import type { Decide } from './use-decide.ts'
import { whoseEnd } from './whose.ts'

export const DecisionList = ({
  data,
  decide,
  canDecide,
}: {
  data: ComparisonView
  decide: Decide
  canDecide: boolean
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (data.decisions.length === 0) return null
  return (
    <details className="decision-list no-print">
      <summary>{t('compare:link.list', { count: sayingsIn(data.decisions).length })}</summary>
      <ul className="row-list">
        {sayingsIn(data.decisions).map(({ decisions, of, others }) => {
          const [decision] = decisions
          if (!decision) return null
          const step = (end: typeof of) =>
            t('compare:link.stepOf', { step: end.label, organisation: whoseEnd(data, end) })
          const pair = t(`compare:link.pair.${decision.verdict}`, {
            a: step(of),
            b: format.list(others.map(step)),
          })
          return (
            <li key={decision.id} className="decision-list__item">
              <span>
                {pair}
                <span className="muted">
                  {' '}
                  {t('compare:link.byOn', {
                    who: decision.by
                      ? t('compare:link.personOf', {
                          name: decision.by,
                          organisation: decision.organisationName,
                        })
                      : decision.organisationName,
                    date: format.date(decision.at),
                  })}
                  {decision.isResting && ` ${t('compare:link.resting')}`}
                </span>
              </span>
              {canDecide && (
                <Button
                  look="tertiary"
                  isSmall
                  isBusy={decide.isBusy}
                  aria-label={t('compare:link.withdrawNamed', { pair })}
                  onClick={() => decide.withdraw(decisions.map(({ id }) => id))}
                >
                  {t('compare:link.withdrawShort')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Link className="kern-link" to="/woerterbuch">
        {t('compare:link.glossary')}
      </Link>
    </details>
  )
}
