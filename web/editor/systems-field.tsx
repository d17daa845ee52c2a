// The systems of a step, with commas between them. What the administration uses is suggested for the name
// that is being typed, so that one product is written in one way.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftWords } from '../client/queries.ts'
import { SuggestField } from './suggest-field.tsx'
import { hereFirst, namesLike } from './suggestions.ts'

export interface SystemsFieldProps {
  readonly draftId: string
  readonly systems: readonly string[]
  /** Named at steps of the draft. */
  readonly here: readonly string[]
  readonly onSave: (text: string) => void
}

export const SystemsField = ({ draftId, systems, here, onSave }: SystemsFieldProps) => {
  const { t } = useTranslation()
  const { data } = useDraftWords(draftId)
  const saved = systems.join(', ')
  const [typed, setTyped] = useState<string>()
  const text = typed ?? saved
  const parts = text.split(',')
  const before = parts.slice(0, -1).map((one) => one.trim())
  const free = hereFirst(here, data?.systems).filter(({ name }) => !before.includes(name))
  // Only what is being typed is talked about.
  const found = typed === undefined ? [] : namesLike((parts.at(-1) ?? '').trim(), free)
  const save = () => {
    if (typed !== undefined && typed.trim() !== saved) onSave(typed.trim())
    setTyped(undefined)
  }
  return (
    <SuggestField
      label={t('editor:details.systems')}
      value={text}
      items={found.map(({ name, organisations }) => ({
        ...({ kind: 'system', name, from: organisations } as const),
      }))}
      missing={undefined}
      onTake={(item) => {
        if (item.kind === 'system') setTyped([...before, item.name].join(', '))
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
