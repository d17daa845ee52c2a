// What the guide to step lists says is so: its examples are read without a complaint, mean the same in both
// languages, and the pages are made from it.

import { describe, expect, it } from 'vitest'
import { elementsOf } from '#process'
import { readSteps, STEPS_PROBLEMS, writeSteps } from '#steps'
import { areas, LANGUAGES, stepGuide } from '#texts'
import { stepListFile, stepListPage } from '../docs/step-list.ts'
import { meaning } from '../domain/steps/testing/shapes.ts'
import { readText } from './house/files.ts'

const readExample = (example: string) =>
  readSteps(/^(Prozess|Process):/.test(example) ? example : `Prozess: Beispiel\n${example}`)

describe('the guide to step lists', () => {
  it('is told on pages that say what it says', () => {
    for (const language of LANGUAGES)
      expect(
        readText(`docs/${stepListFile(language)}`),
        'the page is old: run node launch/run.mjs docs/step-list.ts',
      ).toBe(stepListPage(language))
  })

  it('has only examples that can be read, and written again as the same', () => {
    for (const { title, example } of [...stepGuide.de, ...stepGuide.en]) {
      const { process, problems } = readExample(example)
      expect(problems, title).toEqual([])
      expect(meaning(readSteps(writeSteps(process)).process), title).toEqual(meaning(process))
    }
  })

  it('means the same in both languages', () => {
    const shapeOf = (example: string) =>
      elementsOf(readExample(example).process).map((one) =>
        'work' in one ? [one.kind, Object.keys(one.work ?? {}).sort()] : [one.kind],
      )
    expect(stepGuide.en).toHaveLength(stepGuide.de.length)
    stepGuide.de.forEach(({ title, example }, index) => {
      expect(shapeOf(stepGuide.en[index]?.example ?? ''), title).toEqual(shapeOf(example))
    })
  })
})

describe('what can be wrong with a step list', () => {
  /** A text with the mistake, and the line it is on; 0 for the text as a whole. */
  const mistakes: Readonly<Record<string, readonly [text: string, line: number]>> = {
    'steps/no-name': ['1. a', 0],
    'steps/no-steps': ['Prozess: x', 0],
    'steps/head-unknown': ['Prozess: x\nQuatsch: y\n1. a', 2],
    'steps/head-value': ['Prozess: x\nFälle im Jahr: viele\n1. a', 2],
    'steps/head-twice': ['Prozess: x\nAuslöser: a\nAuslöser: b\n1. a', 2],
    'steps/indentation': ['Prozess: x\n? a\n    ja:\n  nein:', 4],
    'steps/label-missing': ['Prozess: x\n1. a\n2. @Amt', 3],
    'steps/attribute-unknown': ['Prozess: x\n1. a [lila]', 2],
    'steps/attribute-twice': ['Prozess: x\n1. a [5 Min. · 7 Min.]', 2],
    'steps/bracket-open': ['Prozess: x\n1. a [5 Min.', 2],
    'steps/boundary-colon': ['Prozess: x\n1. a\n! Frist', 3],
    'steps/note-misplaced': ['Prozess: x\n/// zuerst\n1. a', 2],
    'steps/head-late': ['Prozess: x\n1. a\nFälle im Jahr: 5', 3],
    'steps/branches-missing': ['Prozess: x\n1. a\n? b', 3],
    'steps/branch-expected': ['Prozess: x\n? b\n  ja\n  nein:', 3],
    'steps/branch-misplaced': ['Prozess: x\n1. a\nja:\n  2. b', 3],
    'steps/boundary-misplaced': ['Prozess: x\n? a\n  ja:\n    ! Frist:\n      1. b\n  nein:', 4],
    'steps/section-misplaced': ['Prozess: x\n1. a\n  === Kreis\n  2. b', 3],
    'steps/shares-over': ['Prozess: x\n? a\n  ja (80 %):\n  nein (30 %):', 3],
    'steps/target-unknown': ['Prozess: x\n1. a\nzurück zu 9', 3],
    'steps/target-ambiguous': [
      'Prozess: x\n1. Antrag prüfen\n2. Antrag ablegen\nzurück zu Antrag',
      4,
    ],
    'steps/target-elsewhere': ['Prozess: x\n=== A\n1. a\n=== B\n2. b\nzurück zu 1', 6],
    'steps/message-inside': [
      'Prozess: x\n=== A\n1. a\n  Nachricht an A, 2: b\n2. c\n=== B\n3. d',
      4,
    ],
    'steps/message-target': ['Prozess: x\n=== A\n1. a\n  Nachricht an B, 9: b\n=== B\n2. d', 4],
    'steps/unreachable': ['Prozess: x\n1. a\nEnde\n2. b', 4],
  }

  it('has a sentence in each language, and is found on its line', () => {
    for (const code of STEPS_PROBLEMS) {
      for (const language of LANGUAGES)
        expect(areas.steps[language][code].length).toBeGreaterThan(20)
      // Only an edited list can be refused; see the tests of its changes.
      if (code === 'steps/not-possible') continue
      const [text, line] = mistakes[code] ?? ['', -1]
      const found = readSteps(text).problems.filter((problem) => problem.code === code)
      expect(
        found.map((problem) => problem.line),
        code,
      ).toContain(line)
    }
  })
})
