// What stands out, as sentences, most important first; each leads to its cells.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { Button } from '../../parts/button.tsx'
import type { Address } from './comparison-body.tsx'

const FIRST = 6

export const Findings = ({
  findings,
  onShow,
}: {
  findings: ComparisonView['findings']
  onShow: (cells: readonly Address[]) => void
}) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 className="kern-heading-medium" id="findings-title">
        {t('compare:findings')}
      </h2>
      {findings.length === 0 && <p className="kern-body">{t('compare:findingsNone')}</p>}
      <ol>
        {findings.map((finding, index) => (
          // On paper there is no button to press: all are printed.
          <li
            key={`${finding.code}-${finding.text}`}
            className={isOpen || index < FIRST ? undefined : 'findings__more'}
          >
            <p id={`finding-${index}`}>{finding.text}</p>
            {finding.cells.length > 0 && (
              <Button
                isSmall
                look="tertiary"
                id={`show-${index}`}
                aria-labelledby={`show-${index} finding-${index}`}
                onClick={() => onShow(finding.cells)}
              >
                {t('compare:showFinding')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {findings.length > FIRST && (
        <div className="no-print">
          <Button isSmall look="tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen
              ? t('compare:fewerFindings')
              : t('compare:moreFindings', { count: findings.length })}
          </Button>
        </div>
      )}
    </section>
  )
}
