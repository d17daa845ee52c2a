// How merging grows with the size of a process: three states of one process, and two houses' processes that do the same
// under keys of their own. In processor time, which says the same on a machine that is busy.

import { matchProcesses } from '#compare'
import { mergeForeign } from '#library'
import { alignStates, merge, partsBetween } from '#merge'
import type { Process } from '#process'
import { readSteps } from '#steps'
import { mergeOffer } from '../server/work/merge-offer.ts'
import { tellLanguage } from '../server/work/told.ts'

const SIZES = [250, 500, 1000, 2000]
const WHAT = ['Antrag', 'Nachweis', 'Bescheid', 'Rechnung', 'Vertrag', 'Meldung', 'Gutachten']
const DO = ['prüfen', 'ablegen', 'versenden', 'erfassen', 'freigeben', 'weiterleiten']

/** A process of so many steps, some with ways and a way back; every `each`-th step is called otherwise. */
const processOf = (steps: number, each: number, called: string): Process => {
  const lines = Array.from({ length: steps }, (_, at) => {
    const label = `${WHAT[at % WHAT.length]} ${at} ${DO[at % DO.length]}`
    const step = `${at + 1}. ${at % each === 0 ? `${label} ${called}` : label} @Stelle ${at % 12}`
    return at % 20 === 19
      ? `${step}\n? vollständig\n  nein (15 %):\n    zurück zu ${at - 3}\n  ja: weiter`
      : step
  })
  return readSteps(`Prozess: Großer Ablauf\n\n${lines.join('\n')}\n`).process
}

const underOtherKeys = (process: Process): Process =>
  JSON.parse(
    JSON.stringify(process).replaceAll(
      /"(key|source|target|lane|parent|element)":"([^"]+)"/g,
      '"$1":"x$2"',
    ),
    (name, value) =>
      name === 'elements' || name === 'shapes'
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [`x${key}`, one]))
        : value,
  )

/** Seconds of processor time. */
const spent = (work: () => unknown): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** `npm run bench -- merge` */
export const run = async (): Promise<void> => {
  console.log('merge: seconds of processor time, and how it grows from half the size')
  const last = new Map<string, number>()
  const say = (name: string, steps: number, seconds: number) => {
    const before = last.get(name)
    last.set(name, seconds)
    const growth = before === undefined ? '' : `  x ${(seconds / before).toFixed(1)}`
    console.log(
      `  ${name.padEnd(34)} ${String(steps).padStart(5)} steps ${seconds.toFixed(2).padStart(7)} s${growth}`,
    )
  }
  const words = tellLanguage([])
  for (const steps of SIZES) {
    const base = processOf(steps, steps + 1, '')
    const ours = processOf(steps, 17, 'genau')
    const theirs = processOf(steps, 23, 'sofort')
    say(
      'three states of one',
      steps,
      spent(() => merge(base, ours, theirs)),
    )
    say(
      'what changed, in parts',
      steps,
      spent(() => partsBetween(base, theirs)),
    )
    say(
      'taken over in parts',
      steps,
      spent(() =>
        mergeForeign(
          ours,
          { base, theirs },
          () => false,
          () => 'ours',
        ),
      ),
    )
    const foreign = underOtherKeys(ours)
    let pairs: ReturnType<typeof matchProcesses>['pairs'] = []
    say(
      'steps that mean the same, found',
      steps,
      spent(() => {
        pairs = matchProcesses(foreign, base, words).pairs
      }),
    )
    say(
      'brought under the keys of ours',
      steps,
      spent(() =>
        alignStates(foreign, base, theirs, {
          ...{ pairsOf: () => pairs, isNumbered: () => false },
          ...{ isDescendant: false, isOneProcess: true },
        }),
      ),
    )
    say(
      'all that the page shows',
      steps,
      spent(() =>
        mergeOffer({
          base: JSON.stringify(base),
          ours: JSON.stringify(foreign),
          theirs: JSON.stringify(theirs),
          ...{ name: 'x', isDescendant: false, isOneProcess: true, left: [], answers: {} },
          ...{ glossary: [], language: 'de' },
        }),
      ),
    )
  }
}
