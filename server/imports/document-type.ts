// What an uploaded document is, by its content and never by its name: what people fill in and print, and nothing that runs.
// Nothing of it is unpacked; names of the parts of an archive stand in it as they are.

/** File endings, with what browsers are told they are. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
} as const
export type DocumentType = keyof typeof DOCUMENT_TYPES

const MEGABYTE = 1024 * 1024
export const MOST_DOCUMENT_BYTES = 10 * MEGABYTE

const OFFICE = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' } as const
const OPEN_DOCUMENT = { odt: 'text', ods: 'spreadsheet', odp: 'presentation' } as const
/** Where programs stand inside office files. */
const RUNS = ['vbaProject.bin', 'Basic/', 'Scripts/', 'activeX/', 'oleObject']

const startsWith = (bytes: Buffer, ...head: readonly number[]): boolean =>
  head.every((one, at) => bytes[at] === one)

const ofArchive = (bytes: Buffer): DocumentType | undefined => {
  if (RUNS.some((name) => bytes.includes(name))) return undefined
  for (const type of ['odt', 'ods', 'odp'] as const) {
    // Its first part, as it is: its name at byte 30, and its words right behind it.
    const said = `mimetypeapplication/vnd.oasis.opendocument.${OPEN_DOCUMENT[type]}PK`
    if (bytes.subarray(30, 30 + said.length).toString('latin1') === said) return type
  }
  if (!bytes.includes('[Content_Types].xml')) return undefined
  const found = (['docx', 'xlsx', 'pptx'] as const).filter((type) => bytes.includes(OFFICE[type]))
  return found.length === 1 ? found[0] : undefined
}

const isPlainText = (bytes: Buffer): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // Words; nothing a browser or a shell could take for something to do.
    return !/[^\P{Cc}\t\r\n]/u.test(text) && !/^\s*(<|#!|%!)/.test(text)
  } catch {
    return false
  }
}

/** Undefined for what is not taken. */
export const documentType = (bytes: Buffer): DocumentType | undefined => {
  if (bytes.length === 0) return undefined
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpg'
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return ofArchive(bytes)
  return isPlainText(bytes) ? 'txt' : undefined
}
