// The alliance's words as a page of their own, for everybody.

import { useTranslation } from 'react-i18next'
import { compare, glossary } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useSession } from '../../client/queries.ts'
import { PageHead } from '../../parts/page.tsx'
import { Glossary } from './glossary.tsx'

bringTexts('compare', compare)
bringTexts('glossary', glossary)

export const GlossaryPage = () => {
  const { t } = useTranslation()
  const session = useSession()
  if (!session.data) return null
  return (
    <div className="page">
      <PageHead title={t('glossary:title')} lead={t('glossary:lead')} />
      <Glossary canEdit={session.data.can.decideLinks} />
    </div>
  )
}
