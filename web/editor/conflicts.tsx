// What could not be kept, with both sides' words, until the person has decided.

import { useTranslation } from 'react-i18next'
import { type Conflict, deedsOf, type Refusal } from '#change'
import type { Process } from '#process'
import { changes, sayDeed } from '#texts'
import { bringTexts } from '../client/bring-texts.ts'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import type { LiveDraft } from './live-draft.ts'

bringTexts('changes', changes)

const useTheirs = () => {
  const { t } = useTranslation()
  return (conflict: Conflict | undefined): string => {
    if (!conflict) return t('editor:conflict.rights')
    if (conflict.code === 'gone') return t('editor:conflict.gone')
    if (conflict.code !== 'changed') return t('editor:conflict.broken')
    const { found } = conflict
    const value = typeof found === 'string' || typeof found === 'number' ? String(found) : ''
    return t('editor:conflict.theirs', { value: value || t('editor:conflict.empty') })
  }
}

export const Conflicts = ({
  refused,
  process,
  live,
}: {
  refused: readonly Refusal[]
  process: Process
  live: LiveDraft
}) => {
  const { t, i18n } = useTranslation()
  const announce = useAnnounce()
  const theirs = useTheirs()
  if (refused.length === 0) return null
  const insist = (id: string) => {
    const written = live.insist(id)
    if (written.kind === 'refused') announce({ text: t('editor:conflict.stays') })
  }
  return (
    <Notice tone="warning" title={t('editor:conflict.title', { count: refused.length })} isUrgent>
      <p className="kern-body">{t('editor:conflict.lead')}</p>
      <ul className="row-list">
        {refused.map(({ group, conflicts }) => {
          const deeds = deedsOf(group.changes, (key) => process.elements[key])
          const what = deeds.map((deed) => sayDeed(i18n, deed)).join('; ')
          return (
            <li key={group.id}>
              <p className="kern-body">{t('editor:conflict.yours', { what })}</p>
              <p className="muted">{theirs(conflicts[0])}</p>
              <div className="editor-choice">
                {conflicts.length > 0 && (
                  <Button isSmall onClick={() => insist(group.id)}>
                    {t('editor:conflict.mine')}
                  </Button>
                )}
                <Button isSmall onClick={() => live.dismiss(group.id)}>
                  {t(conflicts.length > 0 ? 'editor:conflict.theirsKeep' : 'editor:conflict.drop')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
