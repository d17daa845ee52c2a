// Steps that are proposed for the target by who cannot write in it, beside what is written: taken over, or not.

import { useTranslation } from 'react-i18next'
import { MAY } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import type { RoomProps } from './room-props.ts'

export const Proposals = ({ view, say, label }: Pick<RoomProps, 'view' | 'say' | 'label'>) => {
  const { t } = useTranslation()
  const open = view.issues.filter(({ forTarget, outcome }) => forTarget && outcome === undefined)
  const canSettle = MAY.settle.includes(view.me?.role ?? 'observer')
  if (open.length === 0) return null
  return (
    <section className="agreed" aria-label={t('workshops:proposal.title')}>
      <h3 className="kern-heading-small">{t('workshops:proposal.title')}</h3>
      <ul className="row-list">
        {open.map(({ id, text, place }) => (
          <li key={id}>
            {place && <span className="muted">{label(place)}</span>}
            <span>{text}</span>
            {canSettle && (
              <div className="room-form__acts">
                {(['taken', 'left'] as const).map((what) => (
                  <Button
                    key={what}
                    isSmall
                    aria-label={t(`workshops:proposal.${what}Named`, { text })}
                    onClick={() =>
                      say({
                        ...{ kind: 'settle', issue: id },
                        outcome: t(`workshops:proposal.${what}Outcome`),
                      })
                    }
                  >
                    {t(`workshops:proposal.${what}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
