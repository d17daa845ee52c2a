// How long the processor worked on something. Unlike a clock it does not run on while other programs
// have the machine, so that a guard against hanging holds on a busy one.

import process from 'node:process'

/** Milliseconds this process worked while `work` ran, in all its threads, and what came of it. */
export const cpuTime = <T>(work: () => T): { readonly milliseconds: number; readonly value: T } => {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { milliseconds: (user + system) / 1_000, value }
}
