// What changes in a process, and what stays and needs a look, as sentences.

import { useTranslation } from 'react-i18next'
import type { LeftByReorganisation, ReorganisationChange, ReorganisationSummary } from '#api'
import { reorganise } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import './reorganise.css'

bringTexts('reorganise', reorganise)

const useSentence = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return (change: ReorganisationChange): string => {
    switch (change.kind) {
      case 'fact':
        return t(`reorganise:change.fact.${change.fact}`, { names: format.list(change.names) })
      case 'lanes':
        return t('reorganise:change.lanes', { name: change.name, count: change.count })
      default:
        return t(`reorganise:change.${change.kind}`, { ...change })
    }
  }
}

export const Said = ({
  changes,
  left,
  withSheets,
}: {
  changes: readonly ReorganisationChange[]
  left: readonly LeftByReorganisation[]
  withSheets: boolean
}) => {
  const { t } = useTranslation()
  const say = useSentence()
  const shown = changes.filter(({ kind }) => withSheets || kind !== 'fact').map(say)
  const open = [...new Set(left.map((one) => t(`reorganise:left.${one.kind}`, { ...one })))]
  return (
    <>
      <ul className="reorganise__said">
        {shown.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {open.length > 0 && (
        <div className="muted">
          {t('reorganise:left.title')}
          <ul className="reorganise__said">
            {open.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** What will be called how, in a line. */
export const useRenamingWords = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return (renamings: ReorganisationSummary['renamings']): string => {
    const groups = Map.groupBy(renamings, ({ kind, to }) => `${kind} ${to}`)
    const parts = [...groups.values()].map((group) => {
      const from = group.map((one) => t('reorganise:quoted', { name: one.from }))
      const to = group[0]?.to ?? ''
      return t('reorganise:pair', { from: format.list(from), to, count: group.length })
    })
    return parts.join('; ')
  }
}
