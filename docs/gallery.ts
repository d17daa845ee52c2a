// Writes docs/gallery/: `node launch/run.mjs docs/gallery.ts`. A page with every element as it is drawn, light
// and dark, and reference models beside their official pictures. A test fails when it is old.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBpmn } from '#bpmn'
import { draw } from '#drawing'
import { layout } from '#layout'
import { areas } from '#texts'
import { type Figure, GROUPS } from './gallery/figures.ts'

const MODELS = ['docs/gallery/miwg', 'test/models/miwg'] as const
const REFERENCE = /^([ABC]\.\d\.\d)(?:\.reference)?\.bpmn$/

const root = join(import.meta.dirname, '..')
const words = areas.drawing.en

/** Where each reference model stands, by its name. */
const references: ReadonlyMap<string, string> = new Map(
  MODELS.flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((file) => {
      const name = REFERENCE.exec(file)?.[1]
      return name === undefined ? [] : [[name, join(folder, file)] as const]
    }),
  ).sort(([a], [b]) => a.localeCompare(b)),
)

/** The official pictures of a model: one, or one for each of its diagrams. */
const officialOf = (name: string): readonly string[] =>
  readdirSync(join(root, 'docs/gallery/miwg'))
    .filter((file) => file.startsWith(`${name}.`) && file.endsWith('.official.png'))
    .sort()

/** `prefix` keeps its ids apart from others on the page. */
export const drawFigure = ({ process, title }: Figure, prefix: string): string =>
  draw(process, process.shapes, { title, words, idPrefix: prefix, margin: 8 })

const section = (title: string, figures: readonly Figure[], at: number): string => `
<h2>${title}</h2>
<div class="figures">${figures
  .map((figure, index) => {
    const id = `${at}-${index}`
    return `
<figure><div class="light">${drawFigure(figure, `l${id}-`)}</div><div class="dark" data-kern-theme="dark">${drawFigure(figure, `d${id}-`)}</div><figcaption>${figure.title}</figcaption></figure>`
  })
  .join('')}
</div>`

const STYLE = `
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font-family: Fira Sans, Noto Sans, Arial, sans-serif; color: #1d2130; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; align-items: stretch; }
figure { margin: 0; border: 1px solid #c9ccd6; border-radius: 6px; overflow: hidden; display: flex; flex-direction: column; max-width: 17.5rem; }
figure div { padding: .5rem; display: flex; justify-content: center; align-items: center; flex: 1; }
figure svg { max-width: 100%; height: auto; }
.dark { background: #14151f; --ink: #f4f5fa; --paper: #14151f; --surface: #2a2c3d; --muted: #a9adc1; --action: #97b1ee; }
figcaption { padding: .35rem .6rem; font-size: .8125rem; border-top: 1px solid #c9ccd6; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-bottom: 2rem; }
.pair img { display: block; width: 100%; height: auto; margin-bottom: .5rem; border: 1px solid #c9ccd6; }`

/** A model as it is drawn: each of its diagrams. */
const drawings = (name: string): readonly { readonly file: string; readonly svg: string }[] => {
  const reading = readBpmn(readFileSync(join(root, references.get(name) ?? '')))
  if (reading.kind !== 'read') throw new Error(`${name} cannot be read`)
  const shapes = layout(reading.process)
  const planes = [...new Set(Object.values(shapes).map(({ plane }) => plane))]
  return planes.map((plane, index) => ({
    file: planes.length === 1 ? `${name}.svg` : `${name}.${index + 1}.svg`,
    svg: draw(reading.process, shapes, { title: name, words, plane }),
  }))
}

const page = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery of drawings</title>
<link rel="stylesheet" href="../../web/parts/drawing.css">
<style>${STYLE}
</style>
</head>
<body>
<h1>Gallery of drawings</h1>
<p>Every element as <code>domain/drawing</code> draws it, light and dark, and reference models of the OMG BPMN Model
Interchange Working Group beside their official pictures. Made by <code>node launch/run.mjs docs/gallery.ts</code>.</p>
${GROUPS.map(({ title, figures }, at) => section(title, figures, at)).join('\n')}
<h2>Reference models</h2>
<p>Left ours, right the official picture. Models and pictures: © OMG BPMN Model Interchange Working Group,
<a href="https://github.com/bpmn-miwg/bpmn-miwg-test-suite">BPMN MIWG test suite</a>, CC BY 3.0.</p>
${[...references.keys()]
  .map(
    (name) => `<h3>${name}</h3>
<div class="pair"><div>${drawings(name)
      .map(({ file }) => `<img src="miwg/${file}" alt="${name}, drawn by Prozessverbund">`)
      .join('')}</div><div>${officialOf(name)
      .map((file) => `<img src="miwg/${file}" alt="${name}, as published">`)
      .join('')}</div></div>`,
  )
  .join('\n')}
</body>
</html>
`

/** What the gallery consists of, by path below docs/gallery; the official pictures come as they are. */
export const gallery = (): ReadonlyMap<string, string> =>
  new Map([
    ['index.html', page()],
    ...[...references.keys()].flatMap((name) =>
      drawings(name).map(({ file, svg }) => [`miwg/${file}`, svg] as const),
    ),
  ])

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of gallery()) writeFileSync(join(root, 'docs/gallery', path), content)
}
