// What others changed, each to be taken or left.

import { useTranslation } from 'react-i18next'
import type { MergePreview } from '#api'
import { Button } from '../../parts/button.tsx'

type Part = MergePreview['parts'][number]

export const PartList = ({
  parts,
  isLeft,
  canShow,
  onLeave,
  onShow,
}: {
  parts: readonly Part[]
  isLeft: (id: string) => boolean
  /** Whether the drawing of the result has the element. */
  canShow: (key: string) => boolean
  onLeave: (ids: readonly string[], isLeft: boolean) => void
  onShow: (keys: readonly string[]) => void
}) => {
  const { t } = useTranslation()
  const free = parts.filter(({ isBlocked }) => !isBlocked)
  const isTaken = ({ id, isAlong, isBlocked }: Part) => !isBlocked && (!isLeft(id) || isAlong)
  const taken = free.filter(isTaken).length
  const ids = free.map(({ id }) => id)
  return (
    <>
      <p className="muted">{t('takeChanges:parts.lead')}</p>
      <div className="merge__moves no-print">
        <span role="status">{t('takeChanges:parts.count', { taken, count: free.length })}</span>
        <Button isSmall look="tertiary" onClick={() => onLeave(ids, false)}>
          {t('takeChanges:parts.all')}
        </Button>
        <Button isSmall look="tertiary" onClick={() => onLeave(ids, true)}>
          {t('takeChanges:parts.none')}
        </Button>
      </div>
      <ul className="merge__parts">
        {parts.map((part) => {
          const { id, texts, keys, isAlong, isHeld, isBlocked } = part
          const shown = keys.filter(canShow)
          return (
            <li key={id}>
              <label className="merge__part">
                <input
                  type="checkbox"
                  checked={isTaken(part)}
                  disabled={isBlocked}
                  onChange={({ target }) => onLeave([id], !target.checked)}
                />
                <span className="merge__words">
                  {texts.map((text) => (
                    <span key={text}>{text}</span>
                  ))}
                  {isAlong && <span className="muted">{t('takeChanges:parts.along')}</span>}
                  {isHeld && !isLeft(id) && (
                    <span className="muted">{t('takeChanges:parts.held')}</span>
                  )}
                  {isBlocked && <span className="muted">{t('takeChanges:parts.blocked')}</span>}
                </span>
              </label>
              {shown.length > 0 && (
                <Button
                  isSmall
                  look="tertiary"
                  className="no-print"
                  aria-label={t('takeChanges:parts.showWhat', { what: texts[0] })}
                  onClick={() => onShow(shown)}
                >
                  {t('takeChanges:parts.show')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
