import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  caretIn,
  isUnsaved,
  type Save,
  sameWords,
  settled,
  type Typing,
  typedOn,
} from './typing.ts'

const SEED = 20261128

/** A field as a page has it: what all see, and what is written with what had been seen. */
const field = (first: string) => {
  let shared = first
  let typing: Typing | undefined
  const written: { readonly words: string; readonly seen: string }[] = []
  const saveOn =
    (seen: string): Save =>
    (words) => {
      written.push({ words, seen })
      if (seen === shared) shared = words
      return true
    }
  const draw = () => {
    typing = settled(typing, shared, saveOn(shared), sameWords)
  }
  return {
    written,
    shared: () => shared,
    shown: () => typing?.words ?? shared,
    isUnsaved: () => isUnsaved(typing, shared, sameWords),
    type: (words: string) => {
      typing = typedOn(typing, words, shared, saveOn(shared))
    },
    hear: (words: string) => {
      shared = words
      draw()
    },
    save: () => {
      const now = typing
      if (now && isUnsaved(now, shared, sameWords))
        (now.seen === shared ? saveOn(shared) : now.save)(now.words.trim())
      draw()
    },
    leave() {
      this.save()
      typing = undefined
    },
  }
}

describe('typing where others type', () => {
  it('takes what comes where nothing was typed since the last save', () => {
    const one = field('Antrag')
    one.type('Antrag prüfen ')
    one.save()
    expect(one.shown()).toBe('Antrag prüfen ')
    one.hear('Antrag prüfen DDD')
    expect(one.shown()).toBe('Antrag prüfen DDD')
    one.leave()
    expect(one.shared()).toBe('Antrag prüfen DDD')
    expect(one.written.length).toBe(1)
  })

  it('writes on what was seen where others wrote while it was typed', () => {
    const one = field('5')
    one.type('11')
    one.hear('99')
    expect([one.shown(), one.isUnsaved()]).toEqual(['11', true])
    one.leave()
    expect(one.written).toEqual([{ words: '11', seen: '5' }])
    expect(one.shown()).toBe('99')
  })

  it('writes nothing where what was typed was taken away again', () => {
    const one = field('Antrag')
    one.type('Antrag x')
    one.type('Antrag')
    one.hear('Anmeldung')
    one.leave()
    expect(one.written).toEqual([])
    expect(one.shown()).toBe('Anmeldung')
  })

  it('never writes over what it has not seen, and never without anything typed', () => {
    const words = fc.constantFrom('a', 'b', 'c', 'a ')
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), words }),
      fc.record({ kind: fc.constant('hear' as const), words }),
      fc.record({ kind: fc.constantFrom('save' as const, 'leave' as const) }),
    )
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const one = field('a')
        let last: string | undefined
        for (const what of deeds) {
          const before = one.shared()
          const count = one.written.length
          if (what.kind === 'type') one.type(what.words)
          else if (what.kind === 'hear') one.hear(what.words)
          else {
            const unsaved = one.isUnsaved()
            const shown = one.shown()
            one[what.kind]()
            expect(one.written.length - count).toBe(unsaved ? 1 : 0)
            if (unsaved) expect(one.written.at(-1)?.words).toBe(shown.trim())
            // Others' words stay where they were not seen.
            if (one.written.at(-1)?.seen !== before) expect(one.shared()).toBe(before)
            if (what.kind === 'leave') expect(one.shown()).toBe(one.shared())
          }
          if (what.kind === 'hear' && last === undefined) expect(one.shown()).toBe(what.words)
          last = what.kind === 'type' ? what.words : what.kind === 'leave' ? undefined : last
        }
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })
})

describe('the caret in a text that others change', () => {
  it('stays with the words around it', () => {
    expect(caretIn('Antrag prüfen', 'Antrag prüfen DDD', 6)).toBe(6)
    expect(caretIn('Antrag prüfen', 'Den Antrag prüfen', 6)).toBe(10)
    expect(caretIn('Antrag prüfen', 'Prüfen', 13)).toBe(6)
    expect(caretIn('abc', 'axc', 2)).toBe(2)
  })

  it('is never outside of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(20), (before, after, at) => {
        const caret = caretIn(before, after, Math.min(at, before.length))
        expect(caret).toBeGreaterThanOrEqual(0)
        expect(caret).toBeLessThanOrEqual(after.length)
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })
})
