// The canvas of the BPMN editor by itself in a real browser, without a server: built as the pages are, and
// handed to the browser from memory.

import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')
/** Nothing is ever asked of it; without TLS, so that what is copied stays within the page. */
const ADDRESS = 'http://canvas.test/'

const bundle = async (): Promise<string> => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'web/editor/bpmn/testing/canvas-page.ts'),
        output: { codeSplitting: false },
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('The canvas could not be built.')
  return output.output[0].code
}

/** A page on which `canvasPage` is there. */
export const openCanvasPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  const code = await bundle()
  await page.route(`${ADDRESS}**`, (route) => {
    const isScript = route.request().url().endsWith('.js')
    return route.fulfill({
      contentType: isScript ? 'text/javascript' : 'text/html',
      body: isScript
        ? code
        : '<!doctype html><meta charset="utf-8"><script type="module" src="canvas.js"></script>',
    })
  })
  await page.goto(ADDRESS)
  await page.waitForFunction('globalThis.canvasPage !== undefined')
  return page
}
