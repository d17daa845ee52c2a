// Files and folders as the commands meet them, with one clear problem for everything that can be wrong.

import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { BadInput } from './bad-input.ts'
import type { Io } from './io.ts'

/** A model may be this large; what is larger is no process that people drew. */
const LARGEST_FILE = 20 * 1024 * 1024

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

type Kind = 'file' | 'folder' | 'missing'

export const kindOf = async (io: Io, path: string): Promise<Kind> => {
  try {
    return (await stat(resolve(io.cwd, path))).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return 'missing'
    throw new BadInput('fileUnreadable', { file: path, cause: codeOf(error) })
  }
}

/** Pipes and devices have no size beforehand, and some no end. */
const readUpToLimit = async (full: string, path: string): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of createReadStream(full, { highWaterMark: 1024 * 1024 })) {
    size += part.length
    if (size > LARGEST_FILE) throw new BadInput('fileTooLarge', { file: path })
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

export const readBytes = async (io: Io, path: string): Promise<Uint8Array> => {
  const kind = await kindOf(io, path)
  if (kind === 'missing') throw new BadInput('fileMissing', { file: path })
  if (kind === 'folder') throw new BadInput('fileIsFolder', { file: path })
  const full = resolve(io.cwd, path)
  try {
    if ((await stat(full)).size > LARGEST_FILE) throw new BadInput('fileTooLarge', { file: path })
    return await readUpToLimit(full, path)
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput('fileUnreadable', { file: path, cause: codeOf(error) })
  }
}

/** The topmost folder on the way to this one that has to be made; undefined where all are there. */
export const missingFolder = async (io: Io, folder: string): Promise<string | undefined> => {
  let missing: string | undefined
  let at = join(folder).replace(/[\\/]$/, '')
  while (at !== '' && at !== '.' && (await kindOf(io, at)) === 'missing') {
    missing = at
    at = dirname(at)
  }
  return missing
}

/** The file that stands where a folder would have to be on the way to this path. */
const fileOnTheWay = async (io: Io, path: string): Promise<string | undefined> => {
  let at = dirname(path)
  while (at !== dirname(at) && (await kindOf(io, at)) === 'missing') at = dirname(at)
  return (await kindOf(io, at)) === 'file' ? at : undefined
}

/** Writes a file and makes the folders it stands in. */
export const write = async (io: Io, path: string, content: string | Uint8Array): Promise<void> => {
  const full = resolve(io.cwd, path)
  try {
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, content)
  } catch (error) {
    if ((await kindOf(io, path)) === 'folder') throw new BadInput('fileIsFolder', { file: path })
    const file = await fileOnTheWay(io, path)
    if (file !== undefined) throw new BadInput('folderIsFile', { file })
    throw new BadInput('cannotWrite', { file: path, cause: codeOf(error) })
  }
}

/** All files below a folder, sorted, as paths that begin with the folder as it was given. */
export const filesBelow = async (io: Io, folder: string): Promise<readonly string[]> => {
  const kind = await kindOf(io, folder)
  if (kind === 'missing') throw new BadInput('folderMissing', { file: folder })
  if (kind === 'file') throw new BadInput('folderIsFile', { file: folder })
  const full = resolve(io.cwd, folder)
  try {
    const entries = await readdir(full, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(full, join(entry.parentPath, entry.name)))
      .filter((path) => !/(^|[\\/])(\.|__MACOSX|node_modules)/.test(path))
      .sort()
      .map((path) => join(folder, path))
  } catch (error) {
    throw new BadInput('fileUnreadable', { file: folder, cause: codeOf(error) })
  }
}
