// The systems of a step, with commas between them. What the administration uses is suggested for the name
// that is being typed, so that one product is written in one way.

import { useTranslation } from 'react-i18next'
import { useDraftWords } from '../client/queries.ts'
import { SuggestField } from './suggest-field.tsx'
import { hereFirst, namesLike } from './suggestions.ts'
import { type Save, sameNames } from './typing.ts'
import { useTyped } from './use-typed.ts'

export interface SystemsFieldProps {
  readonly draftId: string
  readonly systems: readonly string[]
  /** Named at steps of the draft. */
  readonly here: readonly string[]
  readonly onSave: Save
}

export const SystemsField = ({ draftId, systems, here, onSave }: SystemsFieldProps) => {
  const { t } = useTranslation()
  const { data } = useDraftWords(draftId)
  const saved = systems.join(', ')
  const typed = useTyped({ shared: saved, onSave, same: sameNames })
  const parts = typed.words.split(',')
  const before = parts.slice(0, -1).map((one) => one.trim())
  const free = hereFirst(here, data?.systems).filter(({ name }) => !before.includes(name))
  // Only what is being typed is talked about.
  const found = !typed.isTyping ? [] : namesLike((parts.at(-1) ?? '').trim(), free)
  return (
    <SuggestField
      label={t('editor:details.systems')}
      value={typed.words}
      items={found.map(({ name, organisations }) => ({
        ...({ kind: 'system', name, from: organisations } as const),
      }))}
      missing={undefined}
      onTake={(item) => {
        if (item.kind === 'system') typed.type([...before, item.name].join(', '))
      }}
      onFocus={typed.onFocus}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') typed.leave()
      }}
    />
  )
}
