// The comparison as one web page in one file: findings, table, drawings. It needs no script and no
// network, works by keyboard and screen reader, and can be printed or mailed.

import type { i18n } from 'i18next'
import type { Cell, CellStep, Comparison, Row } from '#compare'
import { nameOfChosen, sayFinding } from '#texts'
import { type Block, blocksOf } from '../../documents/column-blocks.ts'
import { type ComparisonDocument, comparisonDocument } from '../../documents/comparison-document.ts'
import type { Context } from '../command.ts'
import { comparisonData } from '../comparison-data.ts'
import { noticesOf } from '../notices.ts'
import type { Model } from '../read-model.ts'
import { oneLine, percent } from '../say.ts'
import { type Drawing, drawForReport } from './drawing.ts'
import { type Html, html } from './html.ts'
import { STYLE } from './style.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const columnName = (model: Model): string => model.meta?.organisation ?? model.name

const facts = ({ t }: i18n, step: CellStep): readonly string[] => [
  ...(step.actor ? [oneLine(step.actor)] : []),
  ...(step.medium ? [t(`common:medium.${step.medium}`)] : []),
  ...(step.minutes === undefined
    ? []
    : [t('cli:report.minutes', { count: step.minutes, value: String(step.minutes) })]),
  ...(step.share === undefined || step.share >= 1
    ? []
    : [t('cli:report.share', { value: percent(step.share) })]),
  ...(step.waiting
    ? [
        t(step.waiting.minDays > 0 ? 'cli:report.waiting' : 'cli:report.waitingUpTo', {
          from: step.waiting.minDays,
          to: step.waiting.maxDays,
        }),
      ]
    : []),
]

/** The step's label, leading to it in the drawing where it is drawn. */
const stepHtml = (step: CellStep, drawing: Drawing | undefined): Html => {
  const place = drawing?.places.get(step.key)
  const label = oneLine(step.label)
  return place ? html`<a href="#${place}">${label}</a>` : html`${label}`
}

const cellHtml = (texts: i18n, cell: Cell, drawing: Drawing | undefined): Html => {
  if (cell.kind === 'absent') return html`<span class="soft">${texts.t('cli:report.absent')}</span>`
  if (cell.kind === 'elsewhere') return html`${texts.t('cli:report.elsewhere', { by: cell.by })}`
  return html`${cell.steps.map(
    (step) =>
      html`<p>${stepHtml(step, drawing)}<span class="fact">${facts(texts, step).join(' · ')}</span></p>`,
  )}`
}

/** Columns of one table: all on the screen, so many as fit a sheet on paper. */
interface Part extends Block {
  /** A table for paper leads nowhere and is led to by nothing. */
  readonly isPaper: boolean
}

const rowHtml = (
  texts: i18n,
  row: Row,
  at: number,
  drawings: readonly Drawing[],
  { from, to, isPaper }: Part,
): Html => {
  const { t } = texts
  const kinds = row.differences.map((kind) => t(`cli:difference.${kind}`)).join(', ')
  const branch = row.branch
    ? html`<span class="fact">${t('cli:report.branch', { branch: row.branch })}</span>`
    : ''
  const id = isPaper ? '' : html` id="row-${at}"`
  return html`<tr${id} class="${kinds ? 'differs' : 'same'}">
<th scope="row">${oneLine(row.label)}${branch}</th>
${row.cells.slice(from, to).map((cell, column) => html`<td>${cellHtml(texts, cell, isPaper ? undefined : drawings[from + column])}</td>`)}
<td>${kinds || html`<span class="soft">${t('cli:report.same')}</span>`}</td>
</tr>
`
}

const findingsHtml = (texts: i18n, { findings, rows }: Comparison): Html => {
  const { t } = texts
  if (findings.length === 0) return html`<p>${t('cli:report.noFindings')}</p>`
  return html`<ol class="findings">
${findings.map(({ observation, cells }) => {
  const at = cells[0]?.row
  const row = at === undefined ? undefined : rows[at]
  const link =
    at === undefined || !row
      ? ''
      : html` <a href="#row-${at}">${t('cli:report.findingRow', { label: oneLine(row.label) })}</a>`
  return html`<li>${sayFinding(texts, observation)}${link}</li>
`
})}</ol>`
}

/** What is known in figures of each model, below its steps. */
const figuresHtml = (
  { t, language }: i18n,
  { from, to }: Block,
  figures: ComparisonDocument['figures'],
): Html => {
  if (figures.length === 0) return html``
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return html`<tbody class="figures">
<tr><th scope="colgroup" colspan="${to - from + 2}">${t('compare:figures.title')}</th></tr>
${figures.map(
  ({ label, values }) =>
    html`<tr><th scope="row">${label}</th>${values.slice(from, to).map((value) => html`<td>${value === null ? t('compare:figures.unknown') : number.format(value)}</td>`)}<td></td></tr>
`,
)}</tbody>
`
}

const tableHtml = (
  texts: i18n,
  models: readonly Model[],
  drawings: readonly Drawing[],
  { rows }: Comparison,
  figures: ComparisonDocument['figures'],
): Html => {
  const { t } = texts
  const table = (part: Part, caption: string): Html => html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${t('cli:report.step')}</th>
${models.slice(part.from, part.to).map((model) => html`<th scope="col">${columnName(model)}<span class="fact">${model.file}</span></th>`)}
<th scope="col">${t('cli:report.differences')}</th></tr></thead>
<tbody>
${rows.map((row, at) => rowHtml(texts, row, at, drawings, part))}</tbody>
${figuresHtml(texts, part, figures)}</table>`
  const sheets = blocksOf(models.length)
  const isWide = sheets.length > 1
  const whole = { from: 0, to: models.length, isPaper: false }
  const onSheet = ({ from, to }: Block): string =>
    t('cli:report.sheet', { from: from + 1, to, count: models.length })
  return html`<div class="scroll${isWide ? ' wide' : ''}" role="region" tabindex="0" aria-label="${t('cli:report.scroll', { name: t('cli:report.table') })}">
${table(whole, t('cli:report.caption'))}</div>
${isWide ? html`<div class="sheets">${sheets.map((block) => table({ ...block, isPaper: true }, onSheet(block)))}</div>` : ''}`
}

const drawingsHtml = ({ t }: i18n, models: readonly Model[], drawings: readonly Drawing[]): Html =>
  html`${models.map(
    (model, at) => html`<figure>
<figcaption>${columnName(model)} – ${model.name}<span class="fact">${t('cli:report.file', { file: model.file })}</span></figcaption>
<div class="scroll" role="region" tabindex="0" aria-label="${t('cli:report.scrollDrawing', { name: `${columnName(model)}, ${model.file}` })}">
${{ html: drawings[at]?.svg ?? '' }}
</div></figure>
`,
  )}`

export const makeReport = (
  context: Context,
  models: readonly Model[],
  comparison: Comparison,
): string => {
  const { texts, language, io } = context
  const { t } = texts
  const names = models.map(({ name }) => name)
  const title = t('cli:compare.title', { names: nameOfChosen(texts, names) })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(io.now())
  const similarity = percent(comparison.similarity)
  const notices = noticesOf(models)
  const { figures } = comparisonDocument(comparisonData(context, models, comparison), {
    ...{ texts, language, date: io.now(), notices },
  })
  const drawings = models.map((model, at) => drawForReport(context, model, at))
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#table">${t('cli:report.skip')}</a>
<header>
<h1>${title}</h1>
<p class="soft">${t('cli:report.lead', { date, count: models.length })}<br>${t('cli:report.similarity', { similarity })}${notices.map((notice) => html`<br><strong>${notice}</strong>`)}</p>
<nav aria-label="${t('cli:report.contents')}"><ul>
<li><a href="#findings">${t('cli:report.findings')}</a></li>
<li><a href="#table">${t('cli:report.table')}</a></li>
<li><a href="#drawings">${t('cli:report.drawings')}</a></li>
</ul></nav>
</header>
<main>
<section id="findings" aria-labelledby="findings-head"><h2 id="findings-head">${t('cli:report.findings')}</h2>
${findingsHtml(texts, comparison)}</section>
<section id="table" aria-labelledby="table-head"><h2 id="table-head">${t('cli:report.table')}</h2>
${tableHtml(texts, models, drawings, comparison, figures)}</section>
<section id="drawings" aria-labelledby="drawings-head"><h2 id="drawings-head">${t('cli:report.drawings')}</h2>
${drawingsHtml(texts, models, drawings)}</section>
</main>
</body>
</html>
`.html
}
