import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { UPLOAD_LIMITS, type UploadLimits } from './limits.ts'
import { bufferSource, readZip, type ZipEntry, ZipError } from './read-zip.ts'
import { makeZip } from './testing/make-zip.ts'

const read = async (bytes: Uint8Array, limits: UploadLimits = UPLOAD_LIMITS) => {
  const found: ZipEntry[] = []
  for await (const entry of readZip(bufferSource(bytes), limits)) found.push(entry)
  return found
}
const namesOf = async (bytes: Uint8Array) => (await read(bytes)).map(({ path }) => path)
const reasonOf = async (bytes: Uint8Array, limits?: UploadLimits) => {
  const [entry] = await read(bytes, limits)
  return entry?.kind === 'refused' ? entry.reason.code : entry?.kind
}
const failureOf = async (bytes: Uint8Array, limits?: UploadLimits) => {
  try {
    await read(bytes, limits)
  } catch (error) {
    if (error instanceof ZipError) return error.failure.kind
    throw error
  }
  return undefined
}

describe('reading a ZIP', () => {
  it('gives back what any tool packed, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-zäöü][a-zäöü0-9 ]{0,8}[a-z]$/),
            content: fc.uint8Array({ maxLength: 3000 }),
            level: fc.constantFrom(0 as const, 9 as const),
          }),
          { selector: ({ name }) => name, maxLength: 8 },
        ),
        async (files) => {
          const zip = zipSync(
            Object.fromEntries(
              files.map(({ name, content, level }) => [`${name}.bpmn`, [content, { level }]]),
            ),
          )
          const entries = await read(zip)
          expect(entries.map(({ path }) => path)).toEqual(files.map(({ name }) => `${name}.bpmn`))
          for (const [index, entry] of entries.entries()) {
            expect(entry.kind === 'file' && [...entry.bytes]).toEqual([...files[index]!.content])
          }
        },
      ),
      { seed: 7, numRuns: runs(60) },
    )
  })

  it('reads umlauts in UTF-8 (declared or not, also taken apart), console and Windows code pages', async () => {
    const content = 'x'
    const undeclared = { content, flags: 0 }
    const bytes = (text: string) => Buffer.from(text, 'latin1')
    expect(
      await namesOf(
        makeZip([
          { content, name: 'Geschäft.bpmn' },
          { ...undeclared, name: Buffer.from('Büro.bpmn') },
          { ...undeclared, name: Buffer.from('Bu\u0308ro.bpmn') },
          { ...undeclared, name: bytes('Gr\x94\xe1e.bpmn') },
          { ...undeclared, name: bytes('Gr\xf6\xdfe.bpmn') },
        ]),
      ),
    ).toEqual(['Geschäft.bpmn', 'Büro.bpmn', 'Büro.bpmn', 'Größe.bpmn', 'Größe.bpmn'])
  })

  it('makes names that point elsewhere into harmless labels', async () => {
    const content = 'x'
    expect(
      await namesOf(
        makeZip([
          { content, name: '../../etc/cron.d/x.bpmn' },
          { content, name: 'C:\\Windows\\..\\y.bpmn' },
          { content, name: '/absolute.bpmn' },
          { content, name: `a\u0000b\u202Enmpb.bpmn` },
        ]),
      ),
    ).toEqual(['etc/cron.d/x.bpmn', 'Windows/y.bpmn', 'absolute.bpmn', 'abnmpb.bpmn'])
  })

  it('keeps the end of a huge name', async () => {
    const [name] = await namesOf(makeZip([{ content: 'x', name: `${'a'.repeat(60_000)}.bpmn` }]))
    expect(name).toMatch(/^…a+\.bpmn$/)
    expect(name!.length).toBeLessThan(420)
  })

  it('reads an archive with a program in front of it', async () => {
    const entries = [{ name: 'a.bpmn', content: 'x' }]
    expect(await namesOf(makeZip(entries, Buffer.from('MZ program')))).toEqual(['a.bpmn'])
  })

  it('finds nothing in an empty one', async () => {
    expect(await read(makeZip([]))).toEqual([])
  })

  it('refuses what is cut off anywhere, or is no archive', async () => {
    const zip = zipSync({ 'a.bpmn': strToU8('<a/>'.repeat(50)), 'b.bpmn': strToU8('<b/>') })
    for (let length = 0; length < zip.length; length += 1) {
      expect(await failureOf(zip.subarray(0, length)), `${length} bytes`).toBe('damaged')
    }
    expect(await failureOf(Buffer.from('PK\x03\x04 but nothing more'))).toBe('damaged')
  })

  it('never throws anything but its own error on damaged bytes', async () => {
    const zip = zipSync({ 'a.bpmn': strToU8('<a/>'.repeat(50)), 'ä/b.bpmn': strToU8('<b/>') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const broken = Buffer.from(zip)
          for (const [at, value] of changes) broken[at] = value
          await failureOf(broken)
        },
      ),
      { seed: 11, numRuns: runs(2000) },
    )
  })

  it('refuses an entry with a password, a rare method or a wrong checksum, and reads the others', async () => {
    const good = { name: 'gut.bpmn', content: '<a/>' }
    const entries = await read(
      makeZip([
        { ...good, name: 'geheim.bpmn', flags: 0x801 },
        { ...good, name: 'selten.bpmn', method: 12 },
        { ...good, name: 'kaputt.bpmn', checksum: 1 },
        good,
      ]),
    )
    expect(entries.map((one) => (one.kind === 'refused' ? one.reason.code : 'file'))).toEqual([
      'encrypted',
      'unknownCompression',
      'damagedEntry',
      'file',
    ])
  })

  it('stops at a bomb whatever its size claims to be', async () => {
    const content = Buffer.alloc(8 * 1024 * 1024)
    expect(await reasonOf(makeZip([{ name: 'bombe.bpmn', content }]))).toBe('suspiciousRatio')
    expect(await reasonOf(makeZip([{ name: 'bombe.bpmn', content, claimedSize: 10 }]))).toBe(
      'suspiciousRatio',
    )
    const large = Buffer.alloc(21 * 1024 * 1024, 'abcdefgh')
    expect(await reasonOf(makeZip([{ name: 'groß.bpmn', content: large, method: 0 }]))).toBe(
      'tooLarge',
    )
  })

  it('refuses entries that share the same bytes', async () => {
    const entries = Array.from({ length: 50 }, (_, index) => ({
      name: `${index}.bpmn`,
      content: 'x'.repeat(1000),
      ...(index > 0 ? { sharesDataOf: 0 } : {}),
    }))
    expect(await failureOf(makeZip(entries))).toBe('damaged')
  })

  it('stops when there are too many entries or too much in all of them', async () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({
      name: `${index}.bpmn`,
      content: 'x'.repeat(1000),
    }))
    expect(await failureOf(makeZip(entries), { ...UPLOAD_LIMITS, entries: 11 })).toBe(
      'tooManyEntries',
    )
    expect(await failureOf(makeZip(entries), { ...UPLOAD_LIMITS, unpackedBytes: 11_999 })).toBe(
      'tooMuchUnpacked',
    )
  })
})
