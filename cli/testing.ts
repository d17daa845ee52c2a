// For tests of the command line: runs a command in a folder of its own and keeps what it says.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './main.ts'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Told {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Width of a terminal; without it the output is a pipe. */
  readonly terminal?: number
}

/** Runs `prozess` with these words; German unless the environment says otherwise. */
export const run = async (
  words: readonly string[],
  { cwd = root, env = {}, terminal }: Surroundings = {},
): Promise<Told> => {
  let out = ''
  let err = ''
  const code = await runCommand(words, {
    stdout: {
      write: (text) => {
        out += text
      },
      isTTY: terminal !== undefined,
      columns: terminal,
    },
    stderr: {
      write: (text) => {
        err += text
      },
    },
    cwd,
    env,
    now: () => new Date(Date.UTC(2026, 10, 22, 12)),
  })
  return { code, out, err }
}

/** A folder for what a test writes; call `remove` at the end. */
export const makeFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'prozess-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What marks strong type on a terminal: begin and end. */
export const STRONG = ['\u001b[1m', '\u001b[22m'] as const

/** Characters of the longest line, marks not counted. */
export const longestLine = (text: string): number =>
  Math.max(
    ...STRONG.reduce((rest, mark) => rest.replaceAll(mark, ''), text)
      .split('\n')
      .map((line) => line.length),
  )
