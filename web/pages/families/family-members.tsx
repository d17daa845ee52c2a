// The members of a family: whose they are, how alike each is to the others, which is marked as common.

import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FamilyLikenessView, FamilyMembersView } from '#api'
import { useFormat } from '../../client/format.ts'
import { Badge, StateBadge } from '../../parts/badge.tsx'
import { ActionMenu } from '../../parts/menu.tsx'
import type { FamilyActs } from './use-family-acts.ts'

/** Mean likeness to the others; undefined where nothing can be compared. */
const meanOf = (likeness: FamilyLikenessView | undefined, id: string): number | undefined => {
  const row = likeness?.members.findIndex((member) => member.id === id) ?? -1
  const known = (likeness?.cells[row] ?? []).flatMap((cell) => (cell === null ? [] : [cell]))
  return known.length === 0 ? undefined : known.reduce((a, b) => a + b, 0) / known.length
}

export const FamilyMembers = ({
  family,
  likeness,
  acts,
}: {
  family: FamilyMembersView
  likeness: FamilyLikenessView | undefined
  acts: FamilyActs
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  const markedFirst = [...family.members].sort(
    (a, b) => Number(b.id === family.referenceId) - Number(a.id === family.referenceId),
  )
  // What is binding is changed by coordination alone.
  const isHeld = family.isBinding && !family.canBind
  const marks = (member: (typeof family.members)[number], isCommon: boolean) => {
    if (isHeld || (!isCommon && member.visibility !== 'alliance')) return []
    const as = (way: 'recommended' | 'binding' | undefined, label: string) => ({
      ...{ id: way ?? 'none', label, run: () => acts.mark(member, way) },
    })
    const isBound = isCommon && family.isBinding
    return [
      ...(isCommon && !isBound ? [] : [as('recommended', t('families:mark'))]),
      ...(family.canBind && !isBound ? [as('binding', t('families:bind'))] : []),
      ...(isCommon ? [as(undefined, t('families:unmark'))] : []),
    ]
  }
  return (
    <section className="stack" aria-labelledby="members-title">
      <h2 className="kern-heading-medium" id="members-title" tabIndex={-1} ref={heading}>
        {t('families:membersTitle')}
      </h2>
      <ul className="members">
        {markedFirst.map((member) => {
          const isCommon = member.id === family.referenceId
          const mean = meanOf(likeness, member.id)
          return (
            <li className="member" key={member.id}>
              <div className="member__words">
                <span className="member__who">{member.organisation.name}</span>
                <Link className="kern-link" to="/prozess/$id" params={{ id: member.id }}>
                  {member.name}
                </Link>
                <span className="badges">
                  {isCommon && (
                    <Badge tone="success" icon="check">
                      {t(family.isBinding ? 'families:referenceBinding' : 'families:reference')}
                    </Badge>
                  )}
                  <StateBadge state={member.state} />
                  {mean !== undefined && (
                    <span className="muted">
                      {t('families:mean', { percent: format.percent(mean) })}
                    </span>
                  )}
                  {member.version === null && (
                    <span className="muted">{t('families:noModel')}</span>
                  )}
                </span>
              </div>
              {family.canChange && !(isCommon && isHeld) && (
                <ActionMenu
                  label={t('families:change')}
                  spokenLabel={t('families:changeNamed', {
                    name: member.name,
                    organisation: member.organisation.shortName,
                  })}
                  icon="edit"
                  entries={[
                    ...marks(member, isCommon),
                    ...(isCommon && isHeld
                      ? []
                      : [
                          {
                            id: 'remove',
                            label: t('families:remove'),
                            run: () => acts.remove(member, () => heading.current?.focus()),
                          },
                        ]),
                  ]}
                />
              )}
            </li>
          )
        })}
      </ul>
      {family.canChange && <p className="muted">{t('families:markHint')}</p>}
    </section>
  )
}
