// How long it takes to draw, how large the drawing is, and whether it moves smoothly in a browser: frame
// times while a drawing of about 1,000 elements is dragged and enlarged on the real page. The page shifts
// the picture while it moves (web/parts/drawing-camera.ts); beside it stands what drawing anew would take.

import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer as createVite } from 'vite'
import { draw } from '#drawing'
import { layout } from '#layout'
import type { Process } from '#process'
import { readSteps } from '#steps'
import { areas } from '#texts'

/** Half of all frames of a screen that shows 60 a second. */
const GOAL_MS = 17
const FRAMES = 120

const processOf = (elements: number): Process => {
  // A step has its own element and its flow; a decision every twenty has two more of each.
  const count = Math.round(elements / 2.27)
  const lines = Array.from({ length: count }, (_, at) => {
    const step = `${at + 1}. Unterlage ${at} prüfen und ablegen @Stelle ${at % 12}`
    return at % 20 === 19
      ? `${step}\n? vollständig\n  nein:\n    zurück zu ${at - 3}\n  ja: weiter`
      : step
  })
  return readSteps(`Prozess: Groß\n\n${lines.join('\n')}\n`).process
}

const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')

const drawAll = (): string => {
  let thousand = ''
  for (const wanted of [100, 1_000, 10_000]) {
    const process = processOf(wanted)
    const begun = performance.now()
    const shapes = layout(process)
    const laid = performance.now()
    const options = { title: 'Groß', words: areas.drawing.de, isInteractive: true }
    const times = Array.from({ length: wanted > 1_000 ? 3 : 9 }, () => {
      const from = performance.now()
      draw(process, shapes, options)
      return performance.now() - from
    }).sort((a, b) => a - b)
    const svg = draw(process, shapes, options)
    if (wanted === 1_000) thousand = svg
    const middle = times[Math.floor(times.length / 2)] ?? 0
    const size = `${(svg.length / 1000).toFixed(0)} kB`
    const count = Object.keys(process.elements).length
    console.log(
      `  ${String(count).padStart(6)} elements: drawn in ${middle.toFixed(0).padStart(5)} ms (median), laid out in ${(laid - begun).toFixed(0)} ms, SVG ${size}`,
    )
  }
  return thousand
}

/** Runs in the page: what each frame took while `move` was called before every one. */
const measure = (page: Page, move: string): Promise<readonly number[]> =>
  page.evaluate(`(async () => {
    const move = ${move}
    const times = []
    let last = await new Promise(requestAnimationFrame)
    for (let at = 0; at < ${FRAMES}; at++) {
      move(at)
      const now = await new Promise(requestAnimationFrame)
      times.push(now - last)
      last = now
    }
    return times.sort((a, b) => a - b)
  })()`)

const report = (what: string, times: readonly number[]): number => {
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  const figures = [at(0.5), at(0.95), at(1)].map((one) => one.toFixed(1))
  console.log(
    `  ${what.padEnd(44)} median ${figures[0]}, p95 ${figures[1]}, longest ${figures[2]} ms`,
  )
  return at(0.5)
}

/** The page's own part in a bare page; only what moves a drawing, as a browser loads it. */
const ENTRY = '/bench-drawing.html'
const bare = `<!doctype html><html lang="de"><title>-</title><link rel="stylesheet" href="/parts/drawing.css">
<link rel="stylesheet" href="/parts/drawing-view.css">
<div id="host" class="drawing-view__host drawing" style="width:1100px;height:500px"></div>
<script type="module">
import { cameraOn } from '/parts/drawing-camera.ts'
import { pointersOn } from '/parts/drawing-pointers.ts'
import { readDrawing } from '/parts/drawing-svg.ts'
import { firstView } from '/parts/view-box.ts'
const host = document.getElementById('host')
const { svg, whole } = readDrawing(await (await fetch('/bench-drawing.svg')).text())
host.replaceChildren(svg)
const camera = cameraOn(host, svg, whole, () => {})
pointersOn(host, () => camera)
camera.show(firstView(whole, camera.screen()))
Object.assign(window, { camera, host, ready: true })
</script></html>`

const moveIt = async (browser: Browser, url: string): Promise<boolean> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  await page.goto(url)
  await page.waitForFunction('window.ready')
  await page.waitForTimeout(1_000)
  const drag = `(at) => { const to = (type) => host.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: 900 - (at % 60) * 12, clientY: 250 }));
    if (at % 60 === 0) { to('pointerup'); to('pointerdown') } else to('pointermove') }`
  const wheel = `(at) => host.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true, deltaY: at % 60 < 30 ? 8 : -8, clientX: 550, clientY: 250 }))`
  const anew = `(at) => { const box = camera.box(); camera.show({ ...box, x: box.x + (at % 60 < 30 ? 12 : -12) }) }`
  await page.evaluate('host.setPointerCapture = () => {}')
  const medians = [
    report('dragging', await measure(page, drag)),
    report('enlarging and reducing', await measure(page, wheel)),
  ]
  report('for comparison: drawn anew for each frame', await measure(page, anew))
  await page.close()
  return medians.every((median) => median <= GOAL_MS)
}

export const run = async (): Promise<void> => {
  console.log(`drawing (load ${load()})`)
  const svg = drawAll()
  const path = [process.env.PROZESS_CHROMIUM, '/usr/bin/chromium'].find(
    (one) => one && existsSync(one),
  )
  if (!path) {
    console.log('  No Chromium, no frame times: install it or set PROZESS_CHROMIUM to its path.')
    return
  }
  const root = join(import.meta.dirname, '..', 'web')
  const vite = await createVite({
    ...{ root, configFile: false, appType: 'custom', logLevel: 'error' },
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  const server = createServer((request, response) => {
    const answer = (type: string, body: string) => {
      response.setHeader('Content-Type', type)
      response.end(body)
    }
    if (request.url === ENTRY) answer('text/html; charset=utf-8', bare)
    else if (request.url === '/bench-drawing.svg') answer('image/svg+xml; charset=utf-8', svg)
    else vite.middlewares(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  })
  try {
    console.log(
      `  frames of 1,000 elements, 1100 x 500 pixels, without graphics card (load ${load()})`,
    )
    const isReached = await moveIt(browser, `http://127.0.0.1:${port}${ENTRY}`)
    console.log(`  load afterwards ${load()}`)
    if (!isReached) {
      console.log('  NOT REACHED')
      process.exitCode = 1
    }
  } finally {
    await browser.close()
    await vite.close()
    server.close()
  }
}
