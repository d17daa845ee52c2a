import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { boundaryOf, MultipartError, readMultipart } from './multipart.ts'

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const encode = async (form: FormData) => {
  const response = new Response(form)
  return {
    boundary: boundaryOf(response.headers.get('content-type') ?? '') ?? '',
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

const readAll = async (body: AsyncIterable<Uint8Array>, boundary: string) => {
  const parts: { name: string; fileName: string | undefined; content: string }[] = []
  for await (const part of readMultipart(body, boundary)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of part.content) chunks.push(chunk)
    const content = Buffer.concat(chunks).toString('latin1')
    parts.push({ name: part.name, fileName: part.fileName, content })
  }
  return parts
}

describe('reading multipart/form-data', () => {
  it('gives back any files however the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            fileName: fc.stringMatching(/^[a-zäß" %;=]{1,12}\.bpmn$/),
            content: fc.array(fc.constantFrom('\r', '\n', '-', '--', '\r\n--', 'a', 'ÿ')),
          }),
          { maxLength: 4 },
        ),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (files, sizes) => {
          const form = new FormData()
          for (const { fileName, content } of files) {
            form.append('file', new File([Buffer.from(content.join(''), 'latin1')], fileName))
          }
          const { boundary, bytes } = await encode(form)
          expect(await readAll(inPieces(bytes, sizes), boundary)).toEqual(
            files.map(({ fileName, content }) => ({
              name: 'file',
              fileName,
              content: content.join(''),
            })),
          )
        },
      ),
      { seed: 3, numRuns: runs(200) },
    )
  })

  it('skips what its reader does not want', async () => {
    const form = new FormData()
    form.append('note', 'x'.repeat(5000))
    form.append('file', new File(['wanted'], 'a.bpmn'))
    const { boundary, bytes } = await encode(form)
    const seen: string[] = []
    for await (const part of readMultipart(inPieces(bytes, [17]), boundary)) {
      seen.push(part.fileName ?? part.name)
      for await (const _ of part.content) break
    }
    expect(seen).toEqual(['note', 'a.bpmn'])
  })

  it('says so when the upload ends early', async () => {
    const form = new FormData()
    form.append('file', new File(['content'], 'a.bpmn'))
    const { boundary, bytes } = await encode(form)
    const end = bytes.lastIndexOf(`--${boundary}--`) + boundary.length + 2
    for (let length = 0; length < end; length += 1) {
      await expect(
        readAll(inPieces(bytes.subarray(0, length), [9]), boundary),
      ).rejects.toBeInstanceOf(MultipartError)
    }
  })

  it('knows no boundary in other content types', () => {
    expect(boundaryOf('application/json')).toBeUndefined()
    expect(boundaryOf('multipart/form-data')).toBeUndefined()
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
  })
})
