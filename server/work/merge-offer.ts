// What others changed, offered to a process of one's own: parts to take, conflicts with both sides' words, and a
// drawing of what would become of it; in a worker thread.

import { createHash } from 'node:crypto'
import { type Change, type Deed, differencesBetween } from '#change'
import { matchProcesses, type ReasonPart } from '#compare'
import type { GlossaryLayer } from '#language'
import { isPostKey, mergeForeign, type OfferedPart, type Sharing } from '#library'
import { alignStates } from '#merge'
import type { Process } from '#process'
import { createTexts, type Language, sayBoth, sayDeed, tellMergeConflict } from '#texts'
import { drawn } from './differences.ts'
import { tellLanguage } from './told.ts'

export interface MergeInput {
  /** JSON of processes; the two others as the asker may know them. */
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** What the drawing of the result is called. */
  readonly name: string
  /** What their house shows; absent where nothing is kept from the asker. */
  readonly sharing?: Sharing
  /** Ours was made of theirs or of base. */
  readonly isDescendant: boolean
  /** Base and theirs are states of one process, or one was made of the other. */
  readonly isOneProcess: boolean
  readonly left: readonly string[]
  readonly answers: Readonly<Record<string, 'ours' | 'theirs' | 'both'>>
  readonly glossary: readonly GlossaryLayer[]
  readonly language: Language
}

const NAMING: ReadonlySet<ReasonPart['kind']> = new Set(['sameLabel', 'sameObject', 'sameHandover'])

/** Ids of the domain hold keys of any length. */
const short = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 24)

const kindOf = ({ deeds }: OfferedPart): 'added' | 'removed' | 'moved' | 'changed' => {
  const has = (kind: Deed['kind']) => deeds.some((deed) => deed.kind === kind)
  if (has('removed')) return has('added') ? 'changed' : 'removed'
  if (has('added')) return 'added'
  return deeds.every(({ kind }) => kind === 'moved') ? 'moved' : 'changed'
}

/** One thing said alike, or two said otherwise: more than the same activity or one like word. */
const isByWords = (reason: readonly ReasonPart[]): boolean => {
  const said = reason.filter(({ kind }) => kind === 'sameAction' || kind === 'sameMeaning')
  return said.length > 1 || reason.some(({ kind }) => NAMING.has(kind))
}

export const mergeOffer = (input: MergeInput) => {
  const { left, answers, language, sharing, name } = input
  const texts = createTexts(language)
  const words = tellLanguage(input.glossary)
  const [base, ours, theirs] = [input.base, input.ours, input.theirs].map(
    (model): Process => JSON.parse(model),
  )
  if (!base || !ours || !theirs) throw new Error('three models')
  const aligned = alignStates(ours, base, theirs, {
    pairsOf: (one, other) =>
      matchProcesses(one, other, words).pairs.map((pair) => ({
        ...pair,
        isByPlace: !isByWords(pair.reason),
      })),
    isNumbered: (key) => sharing !== undefined && isPostKey(key),
    ...{ isDescendant: input.isDescendant, isOneProcess: input.isOneProcess },
  })
  const isLeft = new Set(left)
  const merged = mergeForeign(
    ours,
    { base: aligned.base, theirs: aligned.theirs, ...(sharing ? { sharing } : {}) },
    (part) => isLeft.has(short(part)),
    (conflict) => answers[short(conflict)] ?? 'ours',
  )
  const say = (deeds: readonly Deed[]) => [...new Set(deeds.map((deed) => sayDeed(texts, deed)))]
  const toSelf = differencesBetween(ours, merged.process)
  const own = differencesBetween(merged.base, ours)
  const states = { base: merged.base, ours, theirs: merged.theirs }
  return {
    isMatched: aligned.isMatched,
    parts: merged.parts.map((part) => ({
      ...{ id: short(part.id), kind: kindOf(part), keys: part.keys.map(String) },
      ...{ texts: say(part.deeds), isTaken: part.isTaken, isAlong: part.isAlong },
      ...{ isHeld: part.isHeld, isBlocked: part.isBlocked },
    })),
    own: [...own.whole, ...own.things.flatMap(({ deeds }) => deeds)].map((deed) =>
      sayDeed(texts, deed),
    ),
    conflicts: merged.conflicts.map((conflict) => {
      const id = short(conflict.id)
      const told = tellMergeConflict(texts, conflict, states)
      const seam = merged.seams.get(conflict.id)
      // Whoever answers should know all that stands or falls with it.
      const more = say(merged.bound.get(conflict.id)?.deeds ?? [])
      return {
        ...{ id, about: told.about, keys: told.keys.map(String) },
        ...{
          base: [...told.base],
          ours: [...told.ours],
          theirs: [...new Set([...told.theirs, ...more])],
        },
        both: seam ? sayBoth(texts, seam, states) : '',
        ...{ answer: answers[id] ?? ('ours' as const), isAnswered: answers[id] !== undefined },
      }
    }),
    result: {
      whole: say(toSelf.whole),
      things: toSelf.things.map(({ key, kind, deeds }) => ({
        ...{ key: key as string, kind, texts: say(deeds) },
      })),
      svg: drawn(merged.process, name, language),
    },
    changes: merged.changes as readonly Change[],
  }
}
