// Sorting cards: those that are chosen go into a group, or become one where they say the same.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { TextField } from '../../../parts/field.tsx'
import { CardBoard } from '../room/card-board.tsx'
import { dotsIn } from '../room/counted.tsx'
import type { RoomProps } from '../room/room-props.ts'

export const SortCards = ({ view, say, label }: RoomProps) => {
  const { t } = useTranslation()
  const names = useId()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const cards = view.cards.filter(({ isShown }) => isShown)
  const there = chosen.filter((id) =>
    cards.some((card) => card.id === id && card.mergedInto === undefined),
  )
  const [first, ...others] = there
  const grouped = there.filter((id) =>
    cards.some((card) => card.id === id && card.cluster !== undefined),
  )
  const cluster = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '' || there.length === 0) return
    const known = Object.entries(view.clusters).find(([, one]) => one === wanted)
    say({ kind: 'cluster', cluster: known?.[0] ?? newId(), name: wanted, cards: [...there] })
    setChosen([])
    setName('')
  }
  const takeOut = () => {
    if (grouped.length === 0) return
    say({ kind: 'uncluster', cards: grouped })
    setChosen([])
  }
  const merge = () => {
    if (first === undefined || others.length === 0) return
    say({ kind: 'merge', into: first, cards: others })
    setChosen([])
  }
  return (
    <>
      <form className="sort-bar" onSubmit={cluster}>
        <p className="muted" role="status">
          {t('workshops:leading.chosen', { count: there.length })}
        </p>
        <TextField
          label={t('workshops:leading.cluster')}
          list={names}
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id={names}>
          {[...new Set(Object.values(view.clusters))].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button type="submit" aria-disabled={there.length === 0 || name.trim() === ''}>
          {t('workshops:leading.clusterPut')}
        </Button>
        <Button aria-disabled={grouped.length === 0} onClick={takeOut}>
          {t('workshops:leading.clusterOut')}
        </Button>
        <Button aria-disabled={there.length < 2} onClick={merge}>
          {t('workshops:leading.merge')}
        </Button>
      </form>
      <CardBoard
        cards={cards}
        clusters={view.clusters}
        label={label}
        dotsOf={dotsIn(view.tallies)}
        act={({ id, text }) => {
          const merged = cards.filter(({ mergedInto }) => mergedInto === id)
          return merged.length === 0 ? null : (
            <Button
              isSmall
              look="tertiary"
              aria-label={t('workshops:leading.unmergeNamed', { text })}
              onClick={() => say({ kind: 'unmerge', cards: merged.map((card) => card.id) })}
            >
              {t('workshops:leading.unmerge')}
            </Button>
          )
        }}
        choose={({ id, text }) => (
          <label className="choose">
            <span className="kern-sr-only">{t('workshops:leading.choose', { text })}</span>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
          </label>
        )}
      />
    </>
  )
}
