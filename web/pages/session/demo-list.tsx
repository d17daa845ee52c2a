// The invented people of the examples: who they are, what they want to do, one press to be them.

import { useTranslation } from 'react-i18next'
import type { DemoSignIn } from '#api'
import { Icon } from '../../parts/icon.tsx'

export const DemoList = ({
  people,
  isBusy,
  onChoose,
}: {
  people: readonly DemoSignIn[]
  isBusy: boolean
  onChoose: (person: DemoSignIn) => void
}) => {
  const { t } = useTranslation()
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 className="kern-heading-medium" id="demo-title">
        {t('session:signIn.demoTitle')}
      </h2>
      <p className="kern-body">{t('session:signIn.demoLead')}</p>
      <ul>
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              className="demo__person"
              aria-disabled={isBusy || undefined}
              onClick={() => {
                if (!isBusy) onChoose(person)
              }}
            >
              <span>
                <strong>
                  <span className="kern-sr-only">{t('session:signIn.demoAs')} </span>
                  {person.name}
                </strong>
                <span className="demo__role">{person.role}</span>
                <span className="muted">{person.organisation}</span>
              </span>
              <Icon name="arrow-forward" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
