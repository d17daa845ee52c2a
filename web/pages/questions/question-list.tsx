// Questions as lines: what is asked, by which house, about what, and whether somebody has helped.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Question } from '#api'
import { questions } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import './questions.css'

bringTexts('questions', questions)

export const QuestionList = ({ items }: { items: readonly Question[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="row-list">
      {items.map((one) => (
        <li key={one.id}>
          <Link className="kern-link" to="/fragen/$id" params={{ id: one.id }}>
            {one.title}
          </Link>
          <p className="questions__said">
            <span className="muted">
              {one.organisation.name} · {format.date(one.at)}
            </span>
            <span className="muted">
              {one.answers === 0
                ? t('questions:noAnswer')
                : t('questions:answers', { count: one.answers })}
            </span>
            {one.isHelped && <Badge icon="check">{t('questions:isHelped')}</Badge>}
            {one.isClosed && <Badge>{t('questions:isClosed')}</Badge>}
            {(one.process ?? one.family) && (
              <span className="muted">{(one.process ?? one.family)?.name}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
