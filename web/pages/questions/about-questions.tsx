// What the alliance was asked about a process or a family, and the way to ask.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OlderQuestions } from './older-questions.tsx'
import { QuestionList } from './question-list.tsx'
import { useQuestions } from './use-questions.ts'

export const AboutQuestions = ({
  about,
}: {
  about: { readonly process: string } | { readonly family: string }
}) => {
  const { t } = useTranslation()
  const list = useQuestions(about)
  if (!list.data) return null
  const items = list.data.pages.flatMap((page) => page.items)
  return (
    <section className="stack stack--reading" aria-labelledby="questions-title">
      <h2 className="kern-heading-small" id="questions-title">
        {t('questions:title')}
      </h2>
      {items.length > 0 && <QuestionList items={items} />}
      <OlderQuestions list={list} />
      <div className="no-print">
        <Link className="kern-btn kern-btn--secondary" to="/fragen" search={about}>
          <span className="kern-label">{t('questions:ask')}</span>
        </Link>
      </div>
    </section>
  )
}
