// How far long work has come, on the error output of a terminal: one line that is written over and taken away
// at the end. Anywhere else nothing is written.

import type { Context } from './command.ts'

/** Between two lines, so that writing them costs nothing. */
const EVERY_MS = 200
/** Work that is done before nobody has to be told of. */
const PATIENCE_MS = 1000

export interface ProgressLine {
  readonly tell: (done: number, total: number) => void
  readonly end: () => void
}

export const progressLine = (
  { io, texts: { t } }: Context,
  work: 'reading' | 'families',
): ProgressLine => {
  if (!io.stderr.isTTY) return { tell: () => undefined, end: () => undefined }
  let next = io.now().getTime() + PATIENCE_MS
  let isShown = false
  return {
    tell: (done, total) => {
      const now = io.now().getTime()
      if (now < next) return
      next = now + EVERY_MS
      isShown = true
      io.stderr.write(`\r\u001b[K${t(`cli:progress.${work}`, { done, total })}`)
    },
    end: () => {
      if (isShown) io.stderr.write('\r\u001b[K')
    },
  }
}
