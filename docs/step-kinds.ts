// Writes docs/step-kinds.md from the list of kinds of step: `node launch/run.mjs docs/step-kinds.ts`. A test
// fails when the page no longer says what the list holds.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFERENCE_ACTIVITY_GROUPS, STEP_KINDS, type StepKind } from '#process'
import { areas } from '#texts'

const opening = `# Kinds of step (Schrittarten)

What sort of work a step is, in any process of any administration. A closed list of our own, so that steps of different
processes can be counted together. Which step of its *family* it is, is another thing: the family code (*Kennung*).

In a step list: \`Antrag prüfen [Art: Formal prüfen]\`; in a file the code, as \`stepKind\` of our extension. This page is made from
\`domain/process/step-kind.ts\` and \`texts/step-kinds.ts\` by \`node launch/run.mjs docs/step-kinds.ts\`.

The group is the one of FIM's reference activities that such a step belongs to when it is handed on; a step at discretion belongs to group 5
instead of 4. "PICTURE" is a mark of its owner. The names in the last column are those that its building blocks have in published
files; they are here so that models made with them can be read, and nothing else of that method is used.

| code | German | English | what it is | FIM group | read from PICTURE's |
|---|---|---|---|---|---|
`

const groups = `
## FIM groups

| group | name | source |
|---|---|---|
`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

/** The whole page. */
export const stepKindsPage = (): string =>
  opening +
  (Object.keys(STEP_KINDS) as StepKind[])
    .map((code) => {
      const { group, picture } = STEP_KINDS[code]
      const [german, english] = [areas.stepKinds.de[code], areas.stepKinds.en[code]]
      const meaning = `${german.meaning} / ${english.meaning}`
      const known = picture.length === 0 ? '–' : picture.join('; ')
      return row([`\`${code}\``, german.name, english.name, meaning, String(group), known])
    })
    .join('') +
  groups +
  REFERENCE_ACTIVITY_GROUPS.map(({ code, name, isVerified }) =>
    row([
      String(code),
      name,
      isVerified ? 'published' : 'common knowledge, to be checked before it is relied on',
    ]),
  ).join('')

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'step-kinds.md'), stepKindsPage())
}
