// Real models, each damaged in up to four places of its structure, maybe written in another encoding,
// and one in four torn at the level of bytes as well.

import fc from 'fast-check'
import { BYTES, ENCODING } from './bytes.ts'
import { STRUCTURE } from './structure.ts'

const step = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat())

export const damaged = (models: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      model: fc.nat(models.length - 1),
      structure: fc.array(step, { maxLength: 4 }),
      encoding: fc.option(step, { freq: 4 }),
      bytes: fc.array(step, { maxLength: 2 }),
      isTorn: fc.nat(3),
    })
    .map(({ model, structure, encoding, bytes, isTorn }) => {
      let file: Uint8Array = models[model] ?? new Uint8Array()
      if (structure.length > 0) {
        let text = new TextDecoder().decode(file)
        for (const [which, a, b, c] of structure) {
          text = STRUCTURE[which % STRUCTURE.length]?.(text, a, b, c) ?? text
        }
        file = new TextEncoder().encode(text)
      }
      if (encoding)
        file = ENCODING[encoding[0] % ENCODING.length]?.(file, encoding[1], encoding[2]) ?? file
      // Torn bytes are seldom XML any more; most files shall be read to the end.
      for (const [which, a, b] of isTorn === 0 ? bytes : []) {
        file = BYTES[which % BYTES.length]?.(file, a, b) ?? file
      }
      return file
    })
