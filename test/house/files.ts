// The files of this repository, as the whole-house tests see them: tracked ones, and the text of each.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Paths of all files git tracks and that still exist; undefined outside a git checkout. */
export const trackedFiles = (): readonly string[] | undefined => {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    })
    const files = list.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
    return files.length > 0 ? files : undefined
  } catch {
    return undefined
  }
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')
