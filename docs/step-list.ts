// Writes docs/step-list.md and docs/step-list.de.md from the guide: `node launch/run.mjs docs/step-list.ts`. A
// test fails when the pages no longer say what the guide says.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language, stepGuide } from '#texts'

const opening: Record<Language, string> = {
  en: `# The step list

A process as people write it who do not draw; the file ends in \`.steps.txt\`. German and English words can be mixed. In German: [step-list.de.md](step-list.de.md), or
\`prozess help steps\`. Whatever is wrong with a list, it is read, and each thing to mend is named with its line and a remedy.
`,
  de: `# Die Schrittliste

Ein Ablauf, wie ihn Menschen aufschreiben, die nicht zeichnen; die Datei endet auf \`.steps.txt\`. Deutsche und englische Wörter dürfen gemischt werden. Auf Englisch:
[step-list.md](step-list.md). Was auch immer an einer Liste nicht stimmt: sie wird gelesen, und jede Stelle wird mit Zeile und Abhilfe genannt.
`,
}

/** The file of a page. */
export const stepListFile = (language: Language): string =>
  language === 'en' ? 'step-list.md' : `step-list.${language}.md`

/** The whole page in one language. */
export const stepListPage = (language: Language): string =>
  [
    opening[language],
    ...stepGuide[language].map(
      ({ title, text, example }) => `## ${title}\n\n${text}\n\n\`\`\`\n${example}\n\`\`\`\n`,
    ),
  ].join('\n')

if (process.argv[1] === import.meta.filename) {
  for (const language of LANGUAGES)
    writeFileSync(join(import.meta.dirname, stepListFile(language)), stepListPage(language))
}
