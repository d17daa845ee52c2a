// The files of an upload as they come over the line; nothing is gathered in memory.

import { Refused } from '../actions/context.ts'
import { boundaryOf, readMultipart } from '../imports/multipart.ts'
import type { IncomingFile } from '../imports/spool.ts'

export async function* receiveUpload(request: Request): AsyncGenerator<IncomingFile> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (!boundary || !request.body) throw new Refused('request/invalid', { field: 'file' })
  for await (const part of readMultipart(request.body, boundary)) {
    if (part.fileName === undefined) continue
    yield { fileName: part.fileName, content: part.content }
  }
}
