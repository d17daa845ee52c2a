// How good and how fast matching is: one fixed configuration for all sets, beside the published bars. Sets that are absent are named and passed over.

import { matchProcesses, type Strictness } from '#compare'
import { loadLanguage } from '../resources/load-language.ts'
import { type GoldPair, qualityOf } from '../test/matching-gold.ts'
import { printConfirming, printConfirmingInFamily } from './matching/confirming.ts'
import { printHubs } from './matching/hubs.ts'
import { printInFamily } from './matching/in-family.ts'
import { printLeaveOneOut } from './matching/leave-one-out.ts'
import { goldSets } from './matching/sets.ts'

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

const printMatching = (name: string, pairs: readonly GoldPair[]): void => {
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

/** Prints quality beside the bars, and times. */
export const run = async (): Promise<void> => {
  const { ms } = timed(() => loadLanguage().readLabel('Prüfung der Unterlagen', 'de'))
  console.log(`language loaded in ${ms.toFixed(0)} ms`)
  const sets = goldSets()
  for (const { name, pairs } of sets) printMatching(name, pairs)
  for (const name of ['admission', 'admission-de', 'asset']) {
    if (!sets.some((set) => set.name === name)) {
      console.log(`${name}: not there (set PROZESS_TEST_DATA)`)
    }
  }
  printLeaveOneOut(sets)
  printInFamily(sets)
  printConfirming(sets)
  printConfirmingInFamily(sets)
  printHubs(sets)
}
