import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn, writeBpmn } from '#bpmn'
import { isForeignId } from '#library'
import { elementsOf, end, namedProcess, type Process, type Profile, start, task } from '#process'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import {
  type FileCase,
  fingerprintOf,
  foreignId,
  type KeyAct,
  mayTakeFile,
  standingOf,
} from './known-key.ts'
import {
  MOST_SIGNED_BYTES,
  readSigned,
  type SignedContent,
  type SignedFacts,
  signedModel,
  textToSign,
  withSignature,
} from './signed-file.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

interface Signer {
  readonly publicKey: string
  readonly sign: (text: string) => string
  readonly hash: (text: string) => string
}
const writeSigned = (content: SignedContent, { publicKey, sign, hash }: Signer): string => {
  const text = textToSign(content, publicKey, hash)
  return withSignature(text, sign(text))
}

/** Real keys: a law about signatures that holds for a made-up one says nothing. */
const newSigner = (): Signer => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString(
      'hex',
    ),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('hex'),
    hash,
  }
}
const checker = {
  verify: (key: string, text: string, signature: string) =>
    verify(
      null,
      Buffer.from(text),
      {
        key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'hex').toString('base64url') },
        format: 'jwk',
      },
      Buffer.from(signature, 'hex'),
    ),
  hash,
}
const signer = newSigner()
const read = (text: string) => readSigned(text, checker)
const faultOf = (text: string) => {
  const reading = read(text)
  return reading.kind === 'refused' ? reading.fault : 'held'
}

const facts: SignedFacts = {
  savedOn: '2026-11-28',
  alliance: { id: 'verbund', name: 'Verbund am Fluss' },
  organisation: { name: 'Stadt Flussheim', shortName: 'Flussheim' },
  ...{ id: 'hunde', name: 'Hund anmelden', version: 3, aspect: 'asIs' },
  ...{ contact: 'Steueramt, 02331 555', licence: 'dl-de/by-2-0' },
  sharing: { minutes: true, cases: true, posts: true },
  goesBackTo: [
    {
      act: 'takeOver',
      alliance: '',
      organisation: 'Kreis',
      name: 'Hund "neu" anmelden',
      version: 2,
    },
  ],
}
const model = namedProcess(
  'Hund anmelden',
  start('Antrag'),
  task('Antrag prüfen', { actor: 'Steueramt', work: { minutes: 12, note: 'geheim' } }),
  end('erledigt'),
)
const profile: Profile = {
  trigger: 'Ein Hund zieht zu',
  ...{ owner: 'Frau geheim', contact: 'geheim', casesPerYear: 340 },
  leadTime: { days: 5, note: 'geheim' },
  legalBases: [{ text: '§ 1 KAG', certainty: 'sourced' }],
}
const EVERYTHING = facts.sharing
const post = (n: number) => `Stelle ${n}`
const content = (process: Process): SignedContent => ({
  facts,
  ...signedModel(process, profile, EVERYTHING, post),
})
const file = writeSigned(content(model), signer)

/** The id it came with is the key once it is written; see the laws of `domain/bpmn`. */
const withoutIds = ({ name, elements, shapes }: Process) => ({
  ...{ name, shapes },
  elements: Object.fromEntries(
    Object.entries(elements).map(([key, { xmlId: _, ...element }]) => [key, element]),
  ),
})

/** Whatever was read from a file, sense or nonsense: chance also makes what BPMN has no place for. */
const readProcess = anyProcess.map((process) => {
  const reading = readBpmn(writeBpmn(process, process.shapes))
  if (reading.kind === 'refused') return model
  // Half of it placed by hand.
  const shapes = Object.entries(reading.process.shapes).filter((_, at) => at % 2 === 0)
  return { ...reading.process, shapes: Object.fromEntries(shapes) }
})

describe('a signed file', () => {
  it('S1: says no note, no owner, no addition of a tool, and no more than the alliance may see', () => {
    expect(file).not.toContain('geheim')
    for (const shown of ['Antrag prüfen', 'casesPerYear', 'minutes=', 'name="Steueramt"'])
      expect([shown, JSON.parse(file).bpmn.includes(shown)]).toEqual([shown, true])
    const little = signedModel(model, profile, { minutes: false, cases: false, posts: false }, post)
    const text = writeSigned({ facts, ...little }, signer)
    for (const hidden of [
      'geheim',
      'casesPerYear',
      'minutes=',
      'actor="Steueramt"',
      'name="Steueramt"',
    ])
      expect([hidden, JSON.parse(text).bpmn.includes(hidden)]).toEqual([hidden, false])
    fc.assert(
      fc.property(anyProcess, (process) => {
        for (const element of elementsOf(content(process).process)) {
          expect(element).not.toHaveProperty('documentation')
          expect(element).not.toHaveProperty('extensions')
          expect(element).not.toHaveProperty('foreignAttributes')
          expect(element).not.toHaveProperty(['work', 'note'])
        }
      }),
      { seed: 7, numRuns: runs(60) },
    )
  })

  it('S2: gives back the same process, fact sheet and facts', () => {
    fc.assert(
      fc.property(fc.oneof(blockProcess, readProcess), (process) => {
        const wanted = content(process)
        fc.pre(elementsOf(wanted.process).length > 0)
        const reading = read(writeSigned(wanted, signer))
        if (reading.kind === 'refused') throw new Error(reading.fault)
        const { content: again, publicKey } = reading
        expect(publicKey).toBe(signer.publicKey)
        expect(again.facts).toEqual(facts)
        expect(again.profile).toEqual(wanted.profile)
        expect(withoutIds(again.process)).toEqual(withoutIds(wanted.process))
      }),
      { seed: 11, numRuns: runs(120) },
    )
  })

  it('S2: keeps what was placed by hand, and that nothing was', () => {
    const placed = read(file)
    expect(placed.kind === 'held' && placed.content.process.shapes).toEqual({})
    expect(file).toContain('BPMNShape')
  })

  it('S3: is refused with any character changed, taken out, put in or turned round', () => {
    const at = fc.nat({ max: file.length - 1 })
    const other = fc.constantFrom('0', 'a', 'A', '"', ' ', '\n', '}', 'ä', '\u0000', '\uFEFF')
    fc.assert(
      fc.property(at, other, fc.constantFrom(0, 1, 2), (place, letter, taken) => {
        const text = file.slice(0, place) + letter + file.slice(place + taken)
        fc.pre(text !== file)
        expect(faultOf(text)).not.toBe('held')
      }),
      { seed: 3, numRuns: runs(600) },
    )
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 40 }), (place, length) => {
        const text = file.slice(0, place) + file.slice(place + length)
        expect(faultOf(text)).not.toBe('held')
      }),
      { seed: 5, numRuns: runs(300) },
    )
    for (const more of [' ', '\n', '{}']) expect(faultOf(file + more)).not.toBe('held')
  })

  it('S3: is refused with every single bit of its key and its signature turned', () => {
    const digits = [...file.matchAll(/"(?:publicKey|signature)": "/g)].flatMap(
      ({ index, 0: start }) => Array.from({ length: 64 }, (_, one) => index + start.length + one),
    )
    expect(digits).toHaveLength(128)
    for (const place of digits) {
      const turned = (Number.parseInt(file[place] ?? '', 16) ^ 1).toString(16)
      expect(faultOf(file.slice(0, place) + turned + file.slice(place + 1))).toBe('changed')
    }
  })

  it('S3: says that the end is missing where it is', () => {
    for (const kept of [0.3, 0.9]) {
      expect(faultOf(file.slice(0, Math.floor(file.length * kept)))).toBe('cutOff')
    }
    expect(faultOf(file.replace('Antrag prüfen', 'Antrag pruefen'))).toBe('changed')
  })

  it('S3: holds only with the key it names', () => {
    const other = newSigner()
    expect(faultOf(file.replace(signer.publicKey, other.publicKey))).toBe('changed')
    const mixed = writeSigned(content(model), { ...signer, publicKey: other.publicKey })
    expect(faultOf(mixed)).toBe('changed')
  })

  it('S4: is told from what came later, is too large, is no such file, or was made wrongly', () => {
    expect(faultOf(file.replace('"formatVersion": 1', '"formatVersion": 2'))).toBe('newer')
    expect(faultOf('<definitions/>')).toBe('notSigned')
    expect(faultOf('')).toBe('notSigned')
    expect(faultOf(file.padEnd(MOST_SIGNED_BYTES + 1))).toBe('tooLarge')
    const wrong = writeSigned({ ...content(model), facts: { ...facts, version: 0 } }, signer)
    expect(faultOf(wrong)).toBe('unreadable')
    const other = writeSigned(content(model), { ...signer, hash: () => hash('else') })
    expect(faultOf(other)).toBe('unreadable')
    const nothing = writeSigned(content({ name: '', elements: {}, shapes: {} }), signer)
    expect(faultOf(nothing)).toBe('unreadable')
  })

  it('S4: never stops reading, whatever it is given', () => {
    const pieces = fc.constantFrom(
      file.slice(0, 300),
      file.slice(-200),
      '{\n',
      '"bpmn": 1',
      '\n}\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 6 }), (parts) => {
        expect(read(parts.join('')).kind).toBe('refused')
      }),
      { seed: 9, numRuns: runs(200) },
    )
  })
})

describe('what becomes of it', () => {
  it('S6: has one address for each process of each alliance, which is no id here', () => {
    const id = foreignId('verbund', 'hunde', hash)
    expect(foreignId('verbund', 'hunde', hash)).toBe(id)
    expect(foreignId('verbund-h', 'unde', hash)).not.toBe(id)
    expect([isForeignId(id), isForeignId('hunde')]).toEqual([true, false])
  })

  const acts = fc.array(fc.constantFrom<KeyAct>('confirm', 'revoke'), { maxLength: 6 })

  it('S5: depends on the last that was said of its key', () => {
    expect(standingOf([])).toBe('unknown')
    fc.assert(
      fc.property(acts, (said) => {
        expect(standingOf([...said, 'confirm'])).toBe('known')
        expect(standingOf([...said, 'revoke'])).toBe('revoked')
      }),
      { seed: 1, numRuns: runs(50) },
    )
    expect(fingerprintOf(signer.publicKey, hash)).toMatch(/^([0-9A-F]{4} ){9}[0-9A-F]{4}$/)
  })

  const anyCase: fc.Arbitrary<FileCase> = fc.record({
    standing: fc.constantFrom('own', 'known', 'unknown', 'revoked'),
    version: fc.integer({ min: 1, max: 5 }),
    taken: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  })

  it('S6: is nothing unless its key is known and another alliance has it', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const verdict = mayTakeFile(one)
        if (one.standing !== 'known') {
          expect(verdict).toEqual({ kind: 'refused', because: one.standing })
        } else if (one.taken.length === 0) expect(verdict).toEqual({ kind: 'take' })
      }),
      { seed: 2, numRuns: runs(200) },
    )
  })

  it('S7: is an update for whoever goes back to an older version, and nothing for all others', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        fc.pre(one.taken.length > 0 && one.standing === 'known')
        const isUpdate = Math.min(...one.taken) < one.version
        expect(mayTakeFile(one).kind).toBe(isUpdate ? 'update' : 'refused')
      }),
      { seed: 4, numRuns: runs(200) },
    )
    const known = { standing: 'known', version: 3 } as const
    expect(mayTakeFile({ ...known, taken: [3] })).toEqual({ kind: 'refused', because: 'known' })
    expect(mayTakeFile({ ...known, taken: [4] })).toEqual({ kind: 'refused', because: 'older' })
  })
})
