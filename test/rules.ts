// The numbered rules of a SPEC.md and the test titles that cite them, for holding one to the other.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rules such as C1, with the letter given, in the order of the page; and all that titles of the folders' tests cite. */
export const rulesAndCitations = (
  folder: string,
  letter: string,
  moreTests: readonly string[] = [],
): { readonly rules: readonly string[]; readonly cited: readonly string[] } => {
  const spec = readFileSync(join(folder, 'SPEC.md'), 'utf8')
  const rules = [...spec.matchAll(new RegExp(`^- \\*\\*(${letter}\\d+)\\*\\*`, 'gm'))]
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
  const title = new RegExp(
    `\\bit(?:\\.skipIf\\([^)]*\\))?\\(\\s*'((?:${letter}\\d+(?:, )?)+):`,
    'g',
  )
  const cited = [...tests, ...moreTests]
    .map((path) => readFileSync(path, 'utf8'))
    .flatMap((text) => [...text.matchAll(title)])
    .flatMap(([, names]) => (names ?? '').split(', '))
  return { rules: rules.map(([, rule]) => rule ?? ''), cited }
}
