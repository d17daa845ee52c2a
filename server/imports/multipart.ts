// Reads multipart/form-data (RFC 7578) as a stream, so that an upload never stands in memory as a
// whole. Memory: one network chunk and the boundary's length.

export interface Part {
  readonly name: string
  /** Undefined for a plain field. */
  readonly fileName: string | undefined
  /** Must be read before the next part is asked for; what is left is skipped. */
  readonly content: AsyncIterable<Uint8Array>
}

/** The body is not what its content type says. */
export class MultipartError extends Error {}

const MOST_HEADER_BYTES = 16 * 1024
const MOST_PARTS = 6000

/** The boundary a content type names, or undefined when it is not multipart/form-data. */
export const boundaryOf = (contentType: string): string | undefined => {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined
  const match = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType)
  return match?.[1] ?? match?.[2]
}

const unescapeName = (text: string): string =>
  text.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const dispositionOf = (headers: string): { name: string; fileName: string | undefined } => {
  const line = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? ''
  const value = (key: string): string | undefined => {
    const match = new RegExp(`;\\s*${key}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(line)
    const text = match?.[1]?.replace(/\\(["\\])/g, '$1') ?? match?.[2]
    return text === undefined ? undefined : unescapeName(text)
  }
  const extended = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(line)?.[1]
  let fileName = value('filename')
  if (extended) {
    try {
      fileName = decodeURIComponent(extended)
    } catch {
      // The plain name stands.
    }
  }
  return { name: value('name') ?? '', fileName }
}

export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part> {
  const chunks = body[Symbol.asyncIterator]()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first boundary has no line break before it; giving it one makes all alike.
  let held: Buffer = Buffer.from('\r\n')
  const pull = async (): Promise<boolean> => {
    const next = await chunks.next()
    if (next.done) return false
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value])
    return true
  }

  let isInside = true
  async function* untilDelimiter(): AsyncGenerator<Uint8Array> {
    while (isInside) {
      const at = held.indexOf(delimiter)
      if (at >= 0) {
        const content = held.subarray(0, at)
        held = held.subarray(at + delimiter.length)
        isInside = false
        if (content.length > 0) yield content
        return
      }
      const safe = held.length - delimiter.length + 1
      if (safe > 0) {
        const content = held.subarray(0, safe)
        held = held.subarray(safe)
        yield content
      }
      if (!(await pull())) throw new MultipartError('the upload ended in the middle of a part')
    }
  }

  const take = async (end: string, most: number): Promise<string> => {
    for (;;) {
      const at = held.indexOf(end)
      if (at >= 0 && at <= most) {
        const text = held.subarray(0, at).toString('utf8')
        held = held.subarray(at + end.length)
        return text
      }
      if (held.length > most) throw new MultipartError('a part has too long a head')
      if (!(await pull())) throw new MultipartError('the upload ended in the head of a part')
    }
  }

  for await (const _ of untilDelimiter()) {
    // What stands before the first boundary means nothing.
  }
  for (let count = 0; ; count += 1) {
    while (held.length < 2) {
      if (!(await pull())) throw new MultipartError('the upload has no end')
    }
    if (held[0] === 0x2d && held[1] === 0x2d) return
    if (count >= MOST_PARTS) throw new MultipartError('the upload has too many parts')
    await take('\r\n', 200)
    // A part without headers begins with its empty line; giving the head a line break covers that.
    held = Buffer.concat([Buffer.from('\r\n'), held])
    const headers = await take('\r\n\r\n', MOST_HEADER_BYTES)
    isInside = true
    yield { ...dispositionOf(headers), content: untilDelimiter() }
    for await (const _ of untilDelimiter()) {
      // Skips what the reader left.
    }
  }
}
