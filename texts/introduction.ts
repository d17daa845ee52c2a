// Since when a version is worked by, and what there is to do before, in words.

const de = {
  title: 'Einführung',
  since: 'Eingeführt seit {{day}}',
  sinceVersion: 'Fassung {{number}} eingeführt seit {{day}}',
  ahead: 'Wird am {{day}} eingeführt',
  stands: {
    approved: 'Fassung {{number}} ist freigegeben, aber noch nicht eingeführt.',
    before:
      'Fassung {{number}} ist noch nicht freigegeben. Die Einführung kann schon vorbereitet werden.',
    introduced: 'Fassung {{number}}: eingeführt seit {{day}}.',
    ahead: 'Fassung {{number}}: wird am {{day}} eingeführt.',
  },
  open: 'Noch offen: {{items}}.',
  ready: 'Alles ist erledigt.',
  planned: 'Geplant für den {{day}}.',
  items: {
    instruction: 'Dienstanweisung',
    form: 'Vordruck',
    application: 'Fachverfahren',
    staffCouncil: 'Personalrat',
    training: 'Schulung',
  },
  states: { open: 'offen', done: 'erledigt', notNeeded: 'nicht nötig' },
  note: 'Anmerkung: {{item}}',
  act: {
    prepare: 'Einführung vorbereiten',
    introduce: 'Als eingeführt eintragen',
    takeBack: 'Einführung zurücknehmen',
  },
  question: {
    prepare: 'Einführung von Fassung {{number}} vorbereiten',
    introduce: 'Fassung {{number}} als eingeführt eintragen',
    takeBack: 'Einführung von Fassung {{number}} zurücknehmen?',
  },
  lead: {
    prepare:
      'Freigegeben heißt noch nicht eingeführt. Halten Sie hier fest, was vorher zu tun ist.',
    introduce: 'Ab diesem Tag wird danach gearbeitet. Im Verbund ist nur der Tag zu sehen.',
    takeBack: 'Dann gilt sie als noch nicht eingeführt. Was eingetragen war, bleibt nachlesbar.',
  },
  plannedDay: 'Termin (geplant)',
  day: 'Eingeführt seit',
  dayHint: 'Der Tag darf auch in der Zukunft liegen.',
  dayMissing: 'Bitte nennen Sie den Tag.',
  whyOpen: 'Warum, obwohl noch etwas offen ist?',
  done: {
    prepare: 'Die Vorbereitung ist gespeichert.',
    introduce: 'Fassung {{number}} ist als eingeführt eingetragen.',
    takeBack: 'Die Einführung von Fassung {{number}} ist zurückgenommen.',
  },
  fact: {
    prepare: 'Fassung {{number}}: Einführung vorbereitet',
    introduce: 'Fassung {{number}}: eingeführt seit {{day}}',
    takeBack: 'Fassung {{number}}: Einführung zurückgenommen',
  },
}

const en: typeof de = {
  title: 'Introduction',
  since: 'Introduced since {{day}}',
  sinceVersion: 'Version {{number}} introduced since {{day}}',
  ahead: 'To be introduced on {{day}}',
  stands: {
    approved: 'Version {{number}} is approved but not yet introduced.',
    before: 'Version {{number}} is not approved yet. Its introduction can be prepared already.',
    introduced: 'Version {{number}}: introduced since {{day}}.',
    ahead: 'Version {{number}}: to be introduced on {{day}}.',
  },
  open: 'Still open: {{items}}.',
  ready: 'Everything is done.',
  planned: 'Planned for {{day}}.',
  items: {
    instruction: 'Service instruction',
    form: 'Form',
    application: 'Software',
    staffCouncil: 'Staff council',
    training: 'Training',
  },
  states: { open: 'open', done: 'done', notNeeded: 'not needed' },
  note: 'Note: {{item}}',
  act: {
    prepare: 'Prepare introduction',
    introduce: 'Enter as introduced',
    takeBack: 'Take back introduction',
  },
  question: {
    prepare: 'Prepare the introduction of version {{number}}',
    introduce: 'Enter version {{number}} as introduced',
    takeBack: 'Take back the introduction of version {{number}}?',
  },
  lead: {
    prepare: 'Approved is not yet introduced. Write down here what there is to do before.',
    introduce: 'From this day on people work by it. The alliance sees the day and nothing else.',
    takeBack: 'It counts as not yet introduced then. What was entered can still be read.',
  },
  plannedDay: 'Date (planned)',
  day: 'Introduced since',
  dayHint: 'The day may lie ahead as well.',
  dayMissing: 'Please name the day.',
  whyOpen: 'Why, although something is still open?',
  done: {
    prepare: 'The preparation is saved.',
    introduce: 'Version {{number}} is entered as introduced.',
    takeBack: 'The introduction of version {{number}} is taken back.',
  },
  fact: {
    prepare: 'Version {{number}}: introduction prepared',
    introduce: 'Version {{number}}: introduced since {{day}}',
    takeBack: 'Version {{number}}: introduction taken back',
  },
}

export const introduction = { de, en }
