#!/usr/bin/env node
// `npm test`: types, style, unused code, then every test; ends with the counts. `npm test -- PATTERN`
// runs only the tests whose path holds PATTERN.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { requireNode, root } from './node24.mjs'

installIfNeeded(true)
const node = requireNode()
const pattern = process.argv.slice(2)

/** Runs one tool quietly; its output is shown only when it fails. */
const check = (name, args) =>
  new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('exit', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
      if (code !== 0) console.log(output)
      resolve(code === 0)
    })
  })

const tool = (path) => join(root, 'node_modules', path)
const checks = []
if (pattern.length === 0) {
  const tsc = tool('typescript/bin/tsc')
  checks.push(
    ...(await Promise.all([
      check('types of domain', [tsc, '-p', 'domain']),
      check('types of server and command line', [tsc, '-p', '.']),
    ])),
    ...(await Promise.all([
      check('types of web', [tsc, '-p', 'web']),
      check('style (Biome)', [
        tool('@biomejs/biome/bin/biome'),
        'check',
        '--error-on-warnings',
        '.',
      ]),
    ])),
    await check('unused code (knip)', [tool('knip/bin/knip.js')]),
  )
}
buildIfNeeded()

const folder = mkdtempSync(join(tmpdir(), 'prozess-test-'))
const report = join(folder, 'report.json')
const vitest = spawn(
  node,
  [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...pattern,
  ],
  { cwd: root, stdio: 'inherit' },
)
const code = await new Promise((resolve) => vitest.on('exit', (exit) => resolve(exit ?? 1)))

const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
rmSync(folder, { recursive: true, force: true })
const passed = (counts?.numPassedTests ?? 0) + checks.filter(Boolean).length
// A test file that cannot even be loaded, or a set-up that fails, holds no failed test: it counts as one.
const failedTests = (counts?.numFailedTests ?? 0) + checks.filter((ok) => !ok).length
const failed = failedTests === 0 && code !== 0 ? 1 : failedTests
const skipped = (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0)
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed === 0 ? 0 : 1)
