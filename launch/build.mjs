// Builds the web pages when their sources changed since the last build.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { requireNode, root } from './node24.mjs'

const sources = ['web', 'texts', 'api', 'domain', 'package-lock.json', 'vite.config.ts']

function fingerprint() {
  const hash = createHash('sha256')
  const visit = (path) => {
    let entries
    try {
      entries = readdirSync(join(root, path), { withFileTypes: true })
    } catch {
      if (existsSync(join(root, path))) hash.update(path).update(readFileSync(join(root, path)))
      return
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.name.includes('.test.')) visit(`${path}/${entry.name}`)
    }
  }
  sources.forEach(visit)
  return hash.digest('hex')
}

export function buildIfNeeded() {
  const stamp = join(root, 'dist', 'web.fingerprint')
  const now = fingerprint()
  const isBuilt = existsSync(join(root, 'dist', 'web', 'index.html')) && existsSync(stamp)
  if (isBuilt && readFileSync(stamp, 'utf8') === now) return
  console.log('Building the pages …')
  const result = spawnSync(
    requireNode(),
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: 'inherit' },
  )
  if (result.status !== 0) {
    console.error('The pages could not be built; see above. Nothing was started.')
    process.exit(result.status ?? 1)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, now)
}
