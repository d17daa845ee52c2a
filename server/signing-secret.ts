// The secret that private keys for signing are sealed with. It is never in the database, and so in no backup: from the
// environment where several nodes share it, else a file of the data folder, made when it is first needed.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Unguessable, or undefined where there is none and none may be made. */
export type ReadSecret = (mayMake: boolean) => Promise<Buffer | undefined>

const FILE = 'signing-secret'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

export const signingSecret = (
  { given, dataDir }: { readonly given: string | undefined; readonly dataDir: string },
  bytes: (count: number) => Buffer,
): ReadSecret => {
  if (given !== undefined) return () => Promise.resolve(Buffer.from(given))
  const path = join(dataDir, FILE)
  const read = async (): Promise<Buffer | undefined> => {
    try {
      return await readFile(path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }
  return async (mayMake) => {
    const known = await read()
    if (known || !mayMake) return known
    await mkdir(dataDir, { recursive: true })
    try {
      await writeFile(path, bytes(32), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      // Another request was first.
      if (codeOf(error) !== 'EEXIST') throw error
    }
    return read()
  }
}
