// What is not in a family: suggested by the platform, or taken out by people.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FamilyMembersView, ProcessSummary } from '#api'
import { Button } from '../../parts/button.tsx'
import type { FamilyActs } from './use-family-acts.ts'

const focusMembers = () => document.getElementById('members-title')?.focus()

const Line = ({ process, children }: { process: ProcessSummary; children: React.ReactNode }) => (
  <li className="member">
    <div className="member__words">
      <span className="member__who">{process.organisation.name}</span>
      <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
        {process.name}
      </Link>
    </div>
    {children && <div className="member__acts">{children}</div>}
  </li>
)

export const LeftAside = ({ family, acts }: { family: FamilyMembersView; acts: FamilyActs }) => {
  const { t } = useTranslation()
  const namesOf = (process: ProcessSummary) => ({
    name: process.name,
    organisation: process.organisation.shortName,
  })
  return (
    <>
      {family.suggested.length > 0 && (
        <section className="stack" aria-labelledby="suggested-title">
          <h2 className="kern-heading-small" id="suggested-title">
            {t('families:suggestedTitle')}
          </h2>
          <p className="muted">{t('families:suggestedLead')}</p>
          <ul className="members">
            {family.suggested.map((process) => (
              <Line key={process.id} process={process}>
                {family.canChange && (
                  <>
                    <Button
                      isSmall
                      aria-label={t('families:addNamed', namesOf(process))}
                      onClick={() => acts.add(process, focusMembers)}
                    >
                      {t('families:addOne')}
                    </Button>
                    <Button
                      isSmall
                      look="tertiary"
                      aria-label={t('families:rejectNamed', namesOf(process))}
                      onClick={() => acts.reject(process, focusMembers)}
                    >
                      {t('families:reject')}
                    </Button>
                  </>
                )}
              </Line>
            ))}
          </ul>
        </section>
      )}
      {family.removed.length > 0 && (
        <section className="stack" aria-labelledby="removed-title">
          <h2 className="kern-heading-small" id="removed-title">
            {t('families:removedTitle')}
          </h2>
          <p className="muted">{t('families:removedLead')}</p>
          <ul className="members">
            {family.removed.map((process) => (
              <Line key={process.id} process={process}>
                {family.canChange && (
                  <Button
                    isSmall
                    look="tertiary"
                    aria-label={t('families:putBackNamed', namesOf(process))}
                    onClick={() => acts.add(process, focusMembers)}
                  >
                    {t('families:putBack')}
                  </Button>
                )}
              </Line>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
