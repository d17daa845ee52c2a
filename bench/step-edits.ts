// What becomes of edits of step lists of real models: done, or refused with nothing changed, by what was edited. Every
// third model of miwg, each edit at two places. Needs PROZESS_TEST_DATA, else the models of the repository.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBpmn } from '#bpmn'
import { checkChange } from '#change'
import { type Process, problemsOf } from '#process'
import { reviseSteps, writeSteps } from '#steps'
import { keysFrom } from '../test/changes.ts'
import { editText, TEXT_EDITS } from '../test/step-edits.ts'

const data = process.env.PROZESS_TEST_DATA
const folder =
  data && existsSync(join(data, 'bpmn/miwg'))
    ? join(data, 'bpmn/miwg')
    : join(import.meta.dirname, '../test/models')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bpmn'))
  .sort()
  .filter((_, index) => !data || index % 3 === 0)

interface Count {
  done: number
  refused: number
  broken: number
}
const counts = new Map<string, Count>(
  TEXT_EDITS.map((name) => [name, { done: 0, refused: 0, broken: 0 }]),
)
const reasons = new Map<string, number>()
let models = 0

const tryOn = (model: Process, index: number) => {
  const before = writeSteps(model)
  TEXT_EDITS.forEach((name, what) => {
    for (const at of [index + what * 3, index * 7 + what + 11]) {
      const { text } = editText(before, { what, at, to: index * 5 + what })
      const count = counts.get(name)
      if (text === before || !count) continue
      const revision = reviseSteps({ process: model }, text, { id: 'g', newKey: keysFrom('k') })
      if (revision.kind === 'refused') {
        count.refused += 1
        const code = revision.problems[0]?.code ?? ''
        reasons.set(`${name}: ${code}`, (reasons.get(`${name}: ${code}`) ?? 0) + 1)
        continue
      }
      const { broken, conflicts } = checkChange(model, revision.group)
      count[broken.length + conflicts.length > 0 ? 'broken' : 'done'] += 1
    }
  })
}

files.forEach((name, index) => {
  const reading = readBpmn(readFileSync(join(folder, name)), { name })
  if (reading.kind !== 'read' || problemsOf(reading.process).length > 0) return
  models += 1
  tryOn(reading.process, index)
})

const all = { done: 0, refused: 0, broken: 0 }
console.log(`${models} models`)
for (const [name, { done, refused, broken }] of counts) {
  all.done += done
  all.refused += refused
  all.broken += broken
  console.log(`${name.padEnd(14)} ${done} done, ${refused} refused, ${broken} that did not apply`)
}
console.log(
  `all            ${all.done} done, ${all.refused} refused, ${all.broken} that did not apply`,
)
for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(count, reason)
