// Installs what the lock file names, when what is there differs from it. Reads npm's own record of
// the installed tree, so that it is right however the packages came there.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './node24.mjs'

const readPackages = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** Names of packages that are missing or of another version; `isDev` asks for the test tools too. */
export function missingPackages(isDev) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(
      ([path, entry]) => path && !entry.optional && !entry.devOptional && (isDev || !entry.dev),
    )
    .filter(([path, entry]) => present[path]?.version !== entry.version)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
}

/** Installs if needed; ends the program with npm's own message when that fails. */
export function installIfNeeded(isDev) {
  const missing = missingPackages(isDev)
  if (missing.length === 0) return
  console.log(`Installing ${missing.length} packages (once; later starts skip this) …`)
  const result = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(isDev ? [] : ['--omit=dev'])],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
  )
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed. Nothing was started. Is the package registry reachable? Then run the command again.',
    )
    process.exit(result.status ?? 1)
  }
}
