// Made-up processes of an administration for measurements: always the same for the same number, in
// German, with lanes, a decision and a few dozen steps, as real ones have.

const OBJECTS = [
  ...[
    'Hundesteuer',
    'Gewerbe',
    'Wohnung',
    'Bauantrag',
    'Elterngeld',
    'Personalausweis',
    'Sondernutzung',
  ],
  ...[
    'Wohngeld',
    'Parkausweis',
    'Führerschein',
    'Schülerfahrkarte',
    'Grundsteuer',
    'Baumfällung',
    'Rechnung',
  ],
  ...['Dienstreise', 'Urlaub', 'Stellenausschreibung', 'Vergabe', 'Kitaplatz', 'Fundsache'],
]
const ACTIONS = [
  'anmelden',
  'abmelden',
  'bewilligen',
  'ändern',
  'prüfen',
  'verlängern',
  'abrechnen',
]
const STEPS = [
  ...[
    'Antrag entgegennehmen',
    'Unterlagen prüfen',
    'Fehlende Unterlagen nachfordern',
    'Akte anlegen',
  ],
  ...[
    'Daten im Fachverfahren erfassen',
    'Stellungnahme einholen',
    'Gebühr festsetzen',
    'Bescheid erstellen',
  ],
  ...['Bescheid unterschreiben', 'Bescheid versenden', 'Zahlung überwachen', 'Vorgang ablegen'],
  ...[
    'Termin vereinbaren',
    'Ortsbesichtigung durchführen',
    'Beteiligte anhören',
    'Ergebnis mitteilen',
  ],
]
const ACTORS = ['Bürgerbüro', 'Sachbearbeitung', 'Teamleitung', 'Kasse', 'Poststelle']

/** Mulberry32: small, seeded, the same everywhere. */
const chanceOf = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

/** The n-th made-up process as a step text. */
export const madeUpSteps = (n: number): string => {
  const chance = chanceOf(n + 1)
  const name = `${pick(OBJECTS, n)} ${pick(ACTIONS, Math.floor(n / OBJECTS.length))}`
  const lines = [`Prozess: ${name}`, `Produktbereich: ${String(1 + chance(17)).padStart(2, '0')}`]
  const count = 8 + chance(20)
  for (let at = 1; at <= count; at += 1) {
    if (at === 4)
      lines.push('? vollständig', '  ja (80 %): weiter', '  nein:', '    - Rückfrage stellen')
    const step = `${pick(STEPS, chance(STEPS.length))}${at % 5 === 0 ? ` (${at})` : ''}`
    lines.push(`${at}. ${step} @${pick(ACTORS, chance(ACTORS.length))} [${2 + chance(40)} Min.]`)
  }
  return `${lines.join('\n')}\n`
}
