#!/usr/bin/env node
// `npm run soak`: every property test with many times the cases; `PROZESS_SOAK` sets how many times.

import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { installIfNeeded } from './install.mjs'
import { root } from './node24.mjs'
import { run } from './spawn.mjs'

installIfNeeded(true)
const files = execFileSync('git', ['grep', '-l', 'runs(', '--', '*.test.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean)
const factor = process.env.PROZESS_SOAK ?? '100'
console.log(`${files.length} files of property tests, ${factor} times the cases`)
process.exit(
  await run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--testTimeout=7200000',
      '--disable-console-intercept',
      ...files,
    ],
    {
      cwd: root,
      env: { ...process.env, PROZESS_SOAK: factor },
    },
  ),
)
