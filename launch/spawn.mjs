// Runs a program of ours under a fitting Node and ends as it ended. Signals are passed on, and the
// launcher waits: the program decides when it is done (it closes the database last).

import { spawn } from 'node:child_process'
import process from 'node:process'
import { requireNode } from './node24.mjs'

export function run(args, options = {}) {
  const child = spawn(requireNode(), ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
    ...options,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm passes SIGTERM on to its shell only, which dies without a word to us. Then our parent changes.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 300).unref()
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Could not start ${args[0]}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
