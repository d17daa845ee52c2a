import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { splitAt, takeBracket, takeLabel, takeWideBracket, withoutSigns } from './tails.ts'

const SEED = 20261122

/** Texts of the signs that matter, so that they meet in every order. */
const text = fc
  .array(fc.constantFrom(' ', '  ', '\t', '[', ']', '(', ')', '=', '==', '·', ';', 'a', 'b c'), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''))

const alike = <T>(say: (text: string) => T, pattern: (text: string) => T) =>
  fc.assert(
    fc.property(text, (given) => {
      expect(say(given)).toEqual(pattern(given))
    }),
    { seed: SEED, numRuns: runs(2000) },
  )

describe('the end of a line is what its pattern says', () => {
  it('for a bracket that closes it', () => {
    const said = (match: RegExpExecArray | null) =>
      match ? { rest: match[1], inside: match[2] } : undefined
    alike(
      (one) => takeBracket(one, '[]'),
      (one) => said(/^(.*?)\s*\[([^[\]]*)\]$/.exec(one)) as ReturnType<typeof takeBracket>,
    )
    alike(
      (one) => takeBracket(one, '()'),
      (one) => said(/^(.*?)\s*\(([^()]*)\)$/.exec(one)) as ReturnType<typeof takeBracket>,
    )
  })

  it('for a bracket with others in it, and for one behind a blank', () => {
    alike(
      (one) => Object.values(takeWideBracket(one)),
      (one) =>
        (/^(.*?)(?:\s*\[([^\]]*)\])?$/.exec(one) ?? [])
          .slice(1)
          .filter((part) => part !== undefined),
    )
    alike(
      (one) => Object.values(takeLabel(`a${one.trim()}`)),
      (one) =>
        (/^(.+?)(?:\s+\((.*)\))?$/.exec(`a${one.trim()}`) ?? [])
          .slice(1)
          .filter((part) => part !== undefined),
    )
  })

  it('for signs at its end, and for signs between its parts', () => {
    alike(
      (one) => withoutSigns(one, '='),
      (one) => /^(.*?)(?:\s*={2,})?$/.exec(one)?.[1] ?? '',
    )
    alike(
      (one) => splitAt(one, /[·;]/),
      (one) => one.split(/\s*[·;]\s*/),
    )
  })
})
