// The gold of invoices, posts, disability and driving licences (F5 to F8).

import {
  alike,
  apart,
  GAPS,
  type GoldOfFamily,
  holds,
  minutesOf,
  only,
  outside,
  says,
  silent,
  together,
  waits,
} from './checks.ts'

/** By family, then by the beginning of the sentence; `*` stands for all variants. */
export const LAST_FAMILIES: Readonly<Record<string, GoldOfFamily>> = {
  F5: {
    'Ardenfurt empfängt zentral': [
      holds(
        '* F5-K,F5-A,F5-Q',
        says('otherActor', ({ actors }) =>
          actors.some(({ name, actor }) => name === 'A' && /zentral/.test(actor)),
        ),
      ),
      holds(
        '*',
        says('otherActor', ({ actors }) =>
          actors.some(({ name, actor }) => name === 'Q' && actor === 'Vorzimmer'),
        ),
      ),
      outside('that it is twelve offices is in no model'),
    ],
    'Quellstein druckt E-Rechnungen': [
      holds('* F5-K,F5-A,F5-Q', minutesOf({ Q: 27.6, A: 16.2 })),
      holds(
        'F5-K,F5-A,F5-Q',
        says('paperStep', ({ step, names }) => /ausdrucken/.test(step) && only(names, 'Q')),
      ),
      outside('hours a year are cases times minutes: a figure of the facts sheet'),
    ],
    'Ardenfurt stellt sachliche': [
      holds(
        '* F5-K,F5-A,F5-Q',
        says('splitOrMerged', ({ one, several }) => only(one, 'A') && several.includes('K')),
      ),
    ],
    'Kontiert wird zentral': [
      holds(
        '* F5-K,F5-A,F5-Q',
        says(
          'otherActor',
          ({ step, actors }) =>
            /onti/.test(step) &&
            ['A', 'K', 'Q'].every((key) => actors.some(({ name }) => name === key)),
        ),
      ),
      outside('how often an entry is corrected is the share of a step, no finding of its own'),
    ],
    'Quellstein prüft als Einzige': [
      holds('* F5-K,F5-A,F5-Q', alike('missingIn', /Pflichtangaben/, 'Q')),
    ],
    'Wittbach: Feststellung': [
      holds(
        '*',
        says('sameHands', ({ second, names }) => /anordn/i.test(second) && only(names, 'W')),
      ),
    ],
    'Verschiedene Wertgrenzen': [
      holds('* F5-K,F5-A,F5-Q', silent(/5\.000|Wertgrenze/i, GAPS)),
      holds('*', silent(/5\.000/)),
    ],
    '„Stempel ‚sachlich richtig‘': [
      holds(
        '* F5-K,F5-A,F5-Q',
        together(
          'Sachlich richtig zeichnen',
          'Stempel „sachlich richtig“ und Unterschrift',
          'Sachliche und rechnerische Richtigkeit feststellen',
        ),
      ),
    ],
    '„Kontierung prüfen und berichtigen“': [
      // Both are of one kind (R8): the trap is that they stand at different places.
      holds(
        '* F5-K,F5-A,F5-Q',
        together('Kontierung prüfen und berichtigen', 'Rechnung kontieren, Vorsteuer kennzeichnen'),
      ),
      holds(
        '* F5-K,F5-A,F5-Q',
        says('otherOrder', ({ first, second }) => /[Kk]onti/.test(first + second)),
      ),
    ],
  },
  F6: {
    'Quellstein gibt die Besetzung': [
      holds(
        '*',
        says(
          'otherOrder',
          ({ second, names, others }) =>
            /Stellenplan/.test(second) &&
            only(names, 'Q') &&
            ['K', 'H', 'B', 'W'].every((key) => others.includes(key)),
        ),
      ),
      holds(
        'F6-K,F6-A,F6-Q',
        says('otherOrder', ({ second, names }) => /Stellenplan/.test(second) && only(names, 'Q')),
      ),
      holds(
        '*',
        says(
          'otherOrder',
          ({ second, others }) => /Stellenplan/.test(second) && others.includes('A'),
        ),
      ),
    ],
    'Beteiligung der Gremien': [
      holds('*', waits('Q', 14, /Umlaufmappe/)),
      holds('*', waits('K', 7, /Gleichstellung/)),
      holds(
        '*',
        says('longerWaiting', ({ days }) =>
          [14, 7].every((value, at) =>
            days.some((one) => one.name === (at === 0 ? 'Q' : 'K') && one.days === value),
          ),
        ),
      ),
    ],
    'Musterkatalog für': [
      holds(
        '* F6-K,F6-A,F6-Q',
        says('ownAid', ({ aid, names }) => aid === 'Musterkatalog' && only(names, 'A')),
      ),
      holds(
        'F6-K,F6-A,F6-Q',
        says('ownAid', ({ minutes }) => minutes?.own === 35 && minutes.others === 60),
      ),
    ],
    'Einladung schwerbehinderter': [
      holds('* F6-K,F6-A,F6-Q', alike('onlySome', /Schwerbehinderte/, 'A')),
    ],
    'Freigabe durch Vorstand': [
      // Nor is the contract, signed long after the posts were looked up and the mayor agreed.
      holds('* F6-K,F6-A,F6-Q', silent(/./, ['extraApproval', 'sameHands'])),
      holds(
        '* F6-K,F6-A,F6-Q',
        silent(/freigeben|Freigabe|Wiederbesetzung|Bürgermeister fragen/, ['otherActor']),
      ),
    ],
    '„Anhörung Personalrat“': [
      holds(
        '* F6-K,F6-A,F6-Q',
        together('Anhörung Personalrat', 'Zustimmung des Personalrats einholen'),
      ),
      // Both bodies are heard twice, and one hearing is not the other.
      holds('* F6-K,F6-A,F6-Q', apart('Anhörung Personalrat', 'Beteiligung starten')),
      holds(
        '* F6-K,F6-A,F6-Q',
        together('Personalrat und Gleichstellung per Umlaufmappe', 'Beteiligung starten'),
      ),
      holds('* F6-K,F6-A,F6-Q', silent(/Anhörung|Zustimmung/, ['otherOrder', 'splitOrMerged'])),
    ],
    '„Vermerk“': [holds('* F6-K,F6-A,F6-Q', together('Vermerk', 'Auswahlentscheidung begründen'))],
  },
  F7: {
    'Die Durchlaufzeit entsteht': [
      outside('figures of one process alone, the county’s; shown with it, nothing is compared'),
    ],
    'Kontrolle der Entbindungserklärung': [
      holds('* F7-A,F7-Q', alike('onlySome', /Entbindungserklärung/, 'A')),
      outside('what it saves the county is an effect on the partner process'),
    ],
    'Quellstein und Wittbach verlieren': [
      holds('*', (comparison) =>
        says('longerWaiting', ({ days }) =>
          ['Q', 'W'].every((key) => days.some((one) => one.name === key && one.days === 6)),
        )(comparison),
      ),
    ],
    'Brückenfeld nimmt keine': [
      outside('Brückenfeld has no variant; who comes where is in no model'),
    ],
    'Dass die Städte nicht entscheiden': [holds('* F7-A,F7-Q', silent(/entscheid|GdB|bescheid/i))],
    '„Weiterleitung an Kreis“': [
      holds('F7-K,F7-Q', apart('Weiterleitung an Kreis', 'Papierantrag scannen und registrieren')),
    ],
    '„Antrag entgegennehmen“': [
      outside('the whole way over town and county is drawn from the handovers, not compared'),
    ],
  },
  F8: {
    'Ohne Direktversand': [outside('24 and 44 days and the second visit are only in notes')],
    'Papierannahme kostet': [
      holds('* F8-A,F8-Q', minutesOf({ Q: 36.6, A: 14 })),
      outside('what it costs the county is in the partner process'),
    ],
    'Rückfragen: 22': [
      holds(
        'F8-A,F8-Q',
        says('onlySome', ({ step, names }) => /Rückfrage/.test(step) && names.includes('Q')),
      ),
      // Three of five have it: what is said is where it is not needed.
      holds('*', alike('missingIn', /Rückfrage/, 'A', 'H')),
      outside('that it is under three per cent at the terminal is in no model'),
    ],
    'Quellstein kopiert': [
      holds(
        '* F8-A,F8-Q',
        says('copyKept', ({ step, names }) => /Kopie/.test(step) && only(names, 'Q')),
      ),
    ],
    'Hallenrode ist digital': [
      holds(
        '*',
        says(
          'onlySome',
          ({ step, names }) => /Bundesdruckerei/.test(step) && only(names, 'A', 'B'),
        ),
      ),
      outside('the reason is in a note'),
    ],
    'Dass nur der Kreis bestellt': [holds('* F8-A,F8-Q', silent(/bestell/i))],
    '„Alten Führerschein mit': [
      holds(
        '*',
        says(
          'otherOrder',
          ({ first, names, others }) =>
            // The row of the old licence is quoted by any of its steps.
            /[Bb]efrist|lochen/.test(first) && only(names, 'A', 'B') && others.includes('Q'),
        ),
      ),
      holds(
        '*',
        together(
          'Alten Führerschein mit Befristungsaufdruck versehen',
          'Alten Führerschein lochen und einbehalten',
        ),
      ),
      holds(
        'F8-A,F8-Q',
        together(
          'Alten Führerschein mit Befristungsaufdruck versehen',
          'Alten Führerschein lochen und einbehalten',
        ),
      ),
    ],
    '„In Liste eintragen“': [
      holds(
        '* F8-A,F8-Q',
        apart('In Liste eintragen', 'Ausstellungsbehörde des alten Führerscheins erfassen'),
      ),
    ],
  },
}
