import { describe, expect, it } from 'vitest'
import { createTexts } from '#texts'
import type { Context } from './command.ts'
import { progressLine } from './progress.ts'

const watched = (isTTY: boolean) => {
  const written: string[] = []
  let now = 0
  const context: Context = {
    arguments: { values: [], flags: new Set(), options: {} },
    io: {
      stdout: { write: () => true },
      stderr: { write: (text: string) => written.push(text), isTTY },
      cwd: '/',
      env: {},
      now: () => new Date(now),
    },
    texts: createTexts('de'),
    language: 'de',
    isJson: false,
  }
  return {
    written,
    context,
    wait: (ms: number) => {
      now += ms
    },
  }
}

describe('how far long work has come', () => {
  it('is told on a terminal once it takes a while, and taken away at the end', () => {
    const { written, context, wait } = watched(true)
    const line = progressLine(context, 'reading')
    line.tell(1, 900)
    expect(written).toEqual([])
    wait(1500)
    line.tell(300, 900)
    line.tell(301, 900)
    expect(written).toHaveLength(1)
    expect(written[0]).toContain('300 von 900')
    line.end()
    expect(written.at(-1)).toBe('\r\u001b[K')
  })

  it('is told nowhere else, and not where it was quick', () => {
    const quick = watched(true)
    progressLine(quick.context, 'families').end()
    const piped = watched(false)
    const line = progressLine(piped.context, 'families')
    piped.wait(5000)
    line.tell(1, 2)
    line.end()
    expect([...quick.written, ...piped.written]).toEqual([])
  })
})
