#!/usr/bin/env node
// `npm run soak`: every property test with many times the cases; `PROZESS_SOAK` sets how many times.
// `npm run soak -- PATTERN` takes only the files whose path holds PATTERN. Ends with what ran.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root } from './node24.mjs'
import { run } from './spawn.mjs'

installIfNeeded(true)
buildIfNeeded()
const patterns = process.argv.slice(2)
const files = execFileSync(
  'git',
  ['grep', '--untracked', '-l', 'test/runs.ts', '--', '*.test.ts'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter(Boolean)
  .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
const factor = process.env.PROZESS_SOAK ?? '100'
console.log(`${files.length} files of property tests, ${factor} times the cases`)
const folder = mkdtempSync(join(tmpdir(), 'prozess-soak-'))
const report = join(folder, 'report.json')
const code = await run(
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--testTimeout=7200000',
    '--disable-console-intercept',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ],
  {
    cwd: root,
    env: { ...process.env, PROZESS_SOAK: factor },
  },
)

const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
rmSync(folder, { recursive: true, force: true })
let total = 0
for (const { name, assertionResults } of results) {
  for (const { title, status, duration, meta } of assertionResults) {
    if (!meta?.cases) continue
    total += meta.cases
    const cases = meta.cases.toLocaleString('en').padStart(10)
    const seconds = `${((duration ?? 0) / 1000).toFixed(1)} s`.padStart(9)
    console.log(
      `${status === 'passed' ? '✓' : '✗'}${cases}${seconds}  ${relative(root, name)}: ${title}`,
    )
  }
}
console.log(`${total.toLocaleString('en')} cases in all`)
process.exit(code)
