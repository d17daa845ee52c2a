// How good and how fast matching and families are: one fixed configuration for all sets, beside the
// published bars. Sets that are absent are named and passed over.

import { findFamilies, matchProcesses, type Strictness, type Subject } from '#compare'
import { process, task } from '#process'
import { loadLanguage } from '../resources/load-language.ts'
import {
  admissionPairs,
  assetPairs,
  examplePairs,
  exampleSubjects,
  type GoldPair,
  qualityOf,
  variantSubjects,
} from '../test/matching-gold.ts'

interface Bar {
  readonly name: string
  readonly f: number
}

const BARS: Readonly<Record<string, readonly Bar[]>> = {
  admission: [
    { name: 'AML (OAEI 2017)', f: 0.698 },
    { name: 'RMM-NHCM (PMMC 2015)', f: 0.668 },
    { name: 'OPBOT', f: 0.601 },
  ],
  'admission-de': [{ name: 'bag of words with synonyms, role, position', f: 0.682 }],
  asset: [
    { name: 'AML-PM', f: 0.677 },
    { name: 'RMM-NHCM (PMMC 2015)', f: 0.661 },
    { name: 'OPBOT', f: 0.639 },
  ],
  examples: [{ name: 'bag of words tuned on this set', f: 0.546 }],
}

const figure = (value: number): string => value.toFixed(3)

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const start = performance.now()
  const value = work()
  return { value, ms: performance.now() - start }
}

const printMatching = (name: string, pairs: readonly GoldPair[] | undefined): void => {
  if (!pairs) {
    console.log(`${name}: not there (set PROZESS_TEST_DATA)`)
    return
  }
  const language = loadLanguage()
  const links = pairs.reduce((sum, pair) => sum + pair.links.size, 0)
  console.log(`${name}: ${pairs.length} pairs, ${links} links`)
  for (const strictness of ['strict', 'normal', 'lenient'] as const satisfies Strictness[]) {
    const { value, ms } = timed(() =>
      qualityOf(pairs, (a, b) =>
        matchProcesses(a, b, language, { strictness }).pairs.map((pair) => `${pair.a}|${pair.b}`),
      ),
    )
    const { precision, recall, f } = value
    console.log(
      `  ${strictness.padEnd(8)} P ${figure(precision)}  R ${figure(recall)}  F ${figure(f)}  ${(ms / pairs.length).toFixed(1)} ms a pair`,
    )
  }
  for (const bar of BARS[name] ?? []) console.log(`  bar: ${bar.name} F ${figure(bar.f)}`)
}

/** How a set of subjects whose class is known falls into families. */
const printFamilies = (
  name: string,
  subjects: readonly Subject[],
  classOf: (id: string) => string,
): void => {
  const { value: families, ms } = timed(() => findFamilies(subjects, loadLanguage()))
  const familyOf = new Map(families.flatMap((family, at) => family.members.map((id) => [id, at])))
  let together = 0
  let wrong = 0
  let wanted = 0
  subjects.forEach(({ id }, at) => {
    for (const { id: other } of subjects.slice(at + 1)) {
      const isSame = classOf(id) === classOf(other)
      const isFound = familyOf.has(id) && familyOf.get(id) === familyOf.get(other)
      if (isSame) wanted += 1
      if (isFound && isSame) together += 1
      else if (isFound) wrong += 1
    }
  })
  const sizes = families.map((family) => family.members.length).sort((a, b) => b - a)
  const strays = subjects.length - familyOf.size
  const precision = together + wrong === 0 ? 0 : together / (together + wrong)
  console.log(
    `families, ${name}: ${families.length} of sizes ${sizes.slice(0, 12).join(', ')}, ${strays} strays, pairwise P ${figure(precision)} R ${figure(wanted === 0 ? 0 : together / wanted)}, ${ms.toFixed(0)} ms`,
  )
}

const SYLLABLES = 'ba de fi go hu ka le mi no pu ra se ti vo wu za be do ga ku'.split(' ')

/** A made-up word for each family: what the work is about. */
const subjectOf = (family: number): string => {
  // Neighbouring numbers must not make words that look like typing errors of each other.
  const mixed = (family * 93_187 + 51_749) % 160_000
  const at = (digit: number) => SYLLABLES[Math.floor(mixed / 20 ** digit) % 20] ?? ''
  const word = `${at(0)}${at(1)}${at(2)}${at(3)}`
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const OBJECTS = ['Angaben', 'Unterlagen', 'Bescheid', 'Gebühr', 'Vorgang', 'Nachweise', 'Frist']

const ACTIONS =
  'annehmen prüfen nachfordern erfassen entscheiden festsetzen erstellen unterschreiben versenden ablegen'.split(
    ' ',
  )
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  annehmen: ['annehmen', 'entgegennehmen', 'Annahme'],
  prüfen: ['prüfen', 'Prüfung', 'kontrollieren'],
  erfassen: ['erfassen', 'eintragen', 'Erfassung'],
  versenden: ['versenden', 'Versand', 'zusenden'],
  ablegen: ['ablegen', 'Ablage', 'archivieren'],
}

/** Synthetic library: families of five variants with other wordings; the id begins with the family. */
const synthetic = (count: number): readonly Subject[] =>
  Array.from({ length: count }, (_, at) => {
    const family = Math.floor(at / 5)
    const variant = at % 5
    const subject = subjectOf(family)
    const actions = ACTIONS.filter((_action, index) => (index + variant) % 5 !== 4)
    const steps = actions.map((action, index) => {
      const words = WORDINGS[action] ?? [action]
      const common = OBJECTS[(family + index) % OBJECTS.length] ?? ''
      const what = index % 3 === 0 ? subject : common
      return task(`${what} ${words[variant % words.length] ?? action}`, {
        actor: `Amt ${index % 3}`,
      })
    })
    return {
      id: `${family}/${variant}`,
      name: variant % 2 === 0 ? `${subject} bearbeiten` : `Bearbeitung ${subject}`,
      process: process(...steps),
      organisation: { id: `o${variant}`, name: `Stadt ${variant}` },
    }
  })

/** Prints quality beside the bars, families and times. */
export const run = async (): Promise<void> => {
  const { ms } = timed(() => loadLanguage().readLabel('Prüfung der Unterlagen', 'de'))
  console.log(`language loaded in ${ms.toFixed(0)} ms`)
  printMatching('admission', admissionPairs('admission'))
  printMatching('admission-de', admissionPairs('admission-de'))
  printMatching('asset', assetPairs())
  printMatching('examples', examplePairs())
  const examples = exampleSubjects().filter(({ id }) => /-[KAQ]$/.test(id))
  printFamilies('examples', examples, (id) => id.split('-')[0] ?? '')
  const variants = variantSubjects()
  if (variants) printFamilies('variants', variants, (id) => id.split('/')[0] ?? '')
  else console.log('families, variants: not there (set PROZESS_TEST_DATA)')
  for (const count of [500, 5000]) {
    printFamilies(`synthetic ${count}`, synthetic(count), (id) => id.split('/')[0] ?? '')
  }
}
