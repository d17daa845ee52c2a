// The steps a process was found by, each a way to it.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FoundProcess } from '#api'
import { MarkedText } from '../../parts/marked-text.tsx'

export const FoundSteps = ({ item }: { item: FoundProcess }) => {
  const { t } = useTranslation()
  const steps = item.found?.steps ?? []
  if (steps.length === 0) return null
  return (
    <ul className="found-steps" aria-label={t('library:foundSteps', { name: item.name })}>
      {steps.map((step) => (
        <li key={step.key}>
          <Link
            className="kern-link"
            to="/prozess/$id"
            params={{ id: item.id }}
            search={{ step: step.key }}
          >
            <MarkedText text={step.label} places={step.places} />
          </Link>
          {step.actor && <small className="muted"> {step.actor}</small>}
        </li>
      ))}
    </ul>
  )
}
