// The gold of dogs, trades and building permits (F1, F2, F4).

import {
  alike,
  alone,
  apart,
  GAPS,
  type GoldOfFamily,
  holds,
  minutesOf,
  only,
  outside,
  rowOf,
  says,
  silent,
  together,
  waits,
} from './checks.ts'

/** By family, then by the beginning of the sentence; `*` stands for all variants. */
export const FIRST_FAMILIES: Readonly<Record<string, GoldOfFamily>> = {
  F1: {
    'Quellstein prüft dieselben': [
      holds('* F1-A,F1-Q', (comparison) =>
        says(
          'doneTwice',
          ({ names, actors }) => only(names, 'Q') && only(actors, 'Bürgerbüro', 'Kämmerei'),
        )(comparison),
      ),
    ],
    'Nur Quellstein lässt den Bescheid': [
      holds(
        '* F1-A,F1-Q',
        says(
          'extraApproval',
          ({ step, names }) => step === 'Bescheid unterschreiben lassen' && only(names, 'Q'),
        ),
      ),
    ],
    'Quellstein gibt die Marke': [
      holds(
        '* F1-A,F1-Q',
        says(
          'otherOrder',
          ({ first, second, names, others }) =>
            /marke/i.test(first) &&
            /Bescheid/.test(second) &&
            // Wittbach works as Quellstein does and may be named with it.
            names.includes('Q') &&
            names.every((name) => name === 'Q' || name === 'W') &&
            others.includes('A'),
        ),
      ),
    ],
    'Quellstein: 4 Wechsel': [
      holds(
        '* F1-A,F1-Q',
        says('mediaBreaks', ({ counts }) =>
          [4, 0].every((count, at) =>
            counts.some((one) => one.name === (at === 0 ? 'Q' : 'A') && one.count === count),
          ),
        ),
      ),
      holds('* F1-A,F1-Q', minutesOf({ Q: 47.6, A: 22.3 })),
    ],
    'In Brückenfeld läuft': [
      holds(
        '*',
        says('oppositeDirection', ({ names, others }) => only(names, 'B') && others.includes('A')),
      ),
    ],
    'Dass im Kreis keine Hundesteuer': [
      outside('asked of the families found: the county’s process is no variant (own test)'),
    ],
    '„Anmeldung sichten“': [
      holds(
        'F1-A,F1-Q *',
        apart(
          'Anmeldung sichten',
          'Anmeldung am Schalter aufnehmen',
          'Anmeldeformular ausfüllen lassen',
        ),
      ),
      holds('F1-A,F1-Q *', together('Anmeldung sichten', 'Angaben auf Vollständigkeit prüfen')),
    ],
    '„Marke in Excel-Liste': [
      holds(
        'F1-A,F1-Q *',
        apart('Marke in Excel-Liste eintragen', 'Daten werden in das Steuerprogramm eingegeben'),
      ),
      holds('F1-A,F1-Q *', together('Marke in Excel-Liste eintragen', 'Hundemarke aushändigen')),
    ],
    '„Bescheid unterschreiben lassen“': [
      holds('* F1-A,F1-Q', alone('Bescheid unterschreiben lassen')),
    ],
  },
  F2: {
    'Quellstein und Wittbach liefern': [
      holds('*', waits('W', 60, /Liste/)),
      holds(
        '*',
        together('Monatsliste an Kreis, IHK, HWK', 'Die Liste für Kreis und Kammern losschicken'),
      ),
      holds(
        '*',
        says('paperStep', ({ step, names }) => /liste/i.test(step) && only(names, 'Q', 'W')),
      ),
      outside('that the county enters everything anew is a step of the partner process'),
    ],
    'Ardenfurt prüft die Erlaubnispflicht': [
      holds(
        'F2-A,F2-Q',
        says(
          'otherOrder',
          ({ first, second, names }) =>
            /Erlaubnis/.test(first) && /Gebühr/.test(second) && only(names, 'A'),
        ),
      ),
      holds(
        '*',
        says('otherOrder', ({ first, second }) => /Erlaubnis/.test(first + second)),
      ),
    ],
    'Nur Quellstein fragt': [outside('the call to the county is only in the note of the step')],
    'Bearbeitung je Fall: Quellstein': [holds('* F2-A,F2-Q', minutesOf({ Q: 51.9, A: 28.8 }))],
    'Eigene oder fremde Bauaufsicht': [
      holds('* F2-A,F2-Q', silent(/Bauaufsicht/, [...GAPS, 'otherActor'])),
    ],
    '„Gewerbeschein ausdrucken“': [
      holds(
        '* F2-A,F2-Q',
        together(
          'Gewerbeschein ausdrucken, stempeln, zusenden',
          'Empfangsbescheinigung elektronisch erteilen',
        ),
      ),
    ],
    '„Kopie an Steueramt“': [
      holds('F2-A,F2-Q', alone('Kopie an Steueramt')),
      holds('*', (comparison) =>
        only(
          rowOf(comparison, 'Kopie an Steueramt'),
          'Kopie an Steueramt',
          'Dem Steueramt eine Kopie hinlegen',
        ),
      ),
      holds('* F2-A,F2-Q', silent(/Steueramt/, GAPS)),
    ],
  },
  F4: {
    'Der Kreis legt jede Bauakte': [
      holds(
        '* F4-A,F4-K',
        says(
          'paperStep',
          ({ step, names }) => step === 'Einvernehmen der Gemeinde einholen' && only(names, 'K'),
        ),
      ),
    ],
    'Quellstein: Ausschuss': [
      holds('F4-Q,F4-W', waits('Q', 56, /Bauausschuss/)),
      holds('F4-Q,F4-W', alike('onlySome', /Bauausschuss/, 'Q')),
      outside('the limit of two months is law, in the handover agreement and not in the steps'),
    ],
    'Ardenfurt hat eine eigene Vorprüfung': [
      holds('* F4-A,F4-K', minutesOf({ A: 227.5, K: 307.8 })),
      holds(
        '* F4-A,F4-K',
        says(
          'otherActor',
          ({ step, actors }) =>
            /Bauvorlagen/.test(step) &&
            actors.some(({ name, actor }) => name === 'A' && actor === 'Vorprüfung'),
        ),
      ),
      outside('how often a branch is taken is no finding of its own'),
    ],
    'Fristbeginn von Ü4-1': [outside('deadlines are in the handover agreement')],
    'Kein Einvernehmen in Ardenfurt': [holds('* F4-A,F4-K', silent(/Einvernehmen/, GAPS))],
    '„Stadtplanung im Haus beteiligen“': [
      holds(
        '* F4-A,F4-K',
        apart('Stadtplanung im Haus beteiligen', 'Einvernehmen der Gemeinde einholen'),
      ),
    ],
    '„Rückversand an Kreis': [
      holds(
        'F4-K,F4-Q',
        apart('Rückversand an Kreis (2-fach)', 'Einvernehmen der Gemeinde einholen'),
      ),
    ],
  },
}
