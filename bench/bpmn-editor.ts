// How long the BPMN editor takes for a large process, in Chromium: until it can be used, and from a gesture
// to the change that is written. The process is made up and has about a thousand elements. Needs Chromium.

import { chromium } from 'playwright-core'
import { elementsOf } from '#process'
import { readSteps } from '#steps'
import { openCanvasPage } from '../test/end-to-end/canvas-page.ts'

const ELEMENTS = 1000
const GESTURES = ['move', 'rename', 'connect', 'remove', 'paste']
const TIMES = 5

const steps = (count: number): string => {
  const lines = Array.from({ length: count }, (_, at) => {
    const step = `${at + 1}. Unterlage ${at} prüfen und ablegen @Stelle ${at % 6} [Papier · ${1 + (at % 40)} Min.]`
    return at % 20 === 19
      ? `${step}\n? vollständig\n  nein (15 %):\n    zurück zu ${at - 3}\n  ja: weiter`
      : step
  })
  return `Prozess: Großer Ablauf\n\n${lines.join('\n')}\n`
}

const median = (values: readonly number[]): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN)

interface Timed {
  readonly openMs: number
  readonly gestureMs: number
}

export const run = async (): Promise<void> => {
  const { process: model } = readSteps(steps(Math.round(ELEMENTS / 2.15)))
  const executablePath = process.env.PROZESS_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
  try {
    const page = await openCanvasPage(await browser.newContext())
    const visit = (gesture: string, pick: number): Promise<Timed> =>
      page.evaluate(
        `canvasPage.visit(...${JSON.stringify([JSON.stringify(model), gesture, pick])})`,
      )
    console.log(`${elementsOf(model).length} elements, median of ${TIMES}`)
    const opens: number[] = []
    for (const gesture of GESTURES) {
      const times: number[] = []
      for (let at = 0; at < TIMES; at += 1) {
        const { openMs, gestureMs } = await visit(gesture, at * 37 + 11)
        opens.push(openMs)
        times.push(gestureMs)
      }
      console.log(`${gesture.padEnd(8)} ${median(times)} ms`)
    }
    console.log(`open     ${median(opens)} ms (the first ${Math.round(opens[0] ?? Number.NaN)} ms)`)
  } finally {
    await browser.close()
  }
}
