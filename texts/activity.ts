// What is new in the alliance, one sentence for each thing that happened: which house did what.

import type { Activity } from '#api'

const de = {
  title: 'Neues im Verbund',
  lead: 'Was die Verwaltungen zuletzt getan haben. Alle im Verbund lesen dasselbe; Personen stehen hier nicht.',
  toAll: 'Alles Neue im Verbund',
  none: 'Noch ist nichts geschehen, was alle sehen.',
  noneLead:
    'Hier steht, wenn eine Verwaltung einen Ablauf für den Verbund sichtbar macht, eine Fassung freigibt, etwas übernimmt, oder wenn aus einer Werkstatt etwas geworden ist. Am leichtesten fangen Sie an, indem Sie einen Ablauf Ihrer Verwaltung sichtbar machen.',
  toLibrary: 'Bibliothek öffnen',
  noneFound: 'Dazu ist nichts zu finden.',
  reset: 'Alles zeigen',
  filter: 'Auswählen',
  organisation: 'Verwaltung',
  topic: 'Worum geht es?',
  area: 'Produktbereich',
  all: 'alle',
  older: 'Ältere zeigen',
  olderShown_one: 'Ein älterer Eintrag ist da.',
  olderShown_other: '{{count}} ältere Einträge sind da.',
  end: 'Älteres gibt es nicht.',
  topics: {
    sight: 'Neu sichtbar',
    versions: 'Neue Fassungen',
    links: 'Übernommen und verknüpft',
    proposals: 'Angenommene Vorschläge',
    commonWay: 'Gemeinsame Abläufe',
    workshops: 'Werkstätten',
    packages: 'Arbeitspakete',
    questions: 'Fragen an den Verbund',
    documents: 'Musterdokumente',
  },
  shared: '{{house}} zeigt dem Verbund „{{process}}“',
  inForce: '{{house}} hat Fassung {{version}} von „{{process}}“ freigegeben',
  public: '{{house}} hat „{{process}}“ öffentlich gemacht',
  linked: '{{house}} hat „{{process}}“ mit „{{other}}“ ({{otherHouse}}) verknüpft',
  takenOver: '{{house}} hat „{{other}}“ von {{otherHouse}} übernommen',
  movedOn: '{{house}} ist mit „{{process}}“ auf dem Stand von Fassung {{version}} ({{otherHouse}})',
  proposalAccepted: '{{house}} hat einen Vorschlag von {{otherHouse}} zu „{{process}}“ angenommen',
  commonWay: '„{{process}}“ ({{house}}) ist der gemeinsame Ablauf der Familie „{{family}}“',
  commonWayAlone: '„{{process}}“ ({{house}}) ist der gemeinsame Ablauf seiner Familie',
  wayAgreed:
    'Alle gefragten Verwaltungen stimmen Fassung {{version}} von „{{process}}“ ({{house}}) zu: Der gemeinsame Ablauf ist vereinbart',
  workshopClosed: 'Die Werkstatt „{{title}}“ ist abgeschlossen; eingeladen hatte: {{house}}',
  packageDone: '{{house}} hat das Arbeitspaket „{{title}}“ fertig geschrieben',
  questionAsked: '{{house}} fragt den Verbund: „{{title}}“',
  documentAdded: '{{house}} gibt ein Musterdokument weiter: „{{title}}“',
  many: {
    shared: '{{house}} zeigt dem Verbund {{count}} Abläufe',
    inForce: '{{house}} hat Fassungen von {{count}} Abläufen freigegeben',
  },
  which: 'Welche?',
}

const en: typeof de = {
  title: 'New in the alliance',
  lead: 'What the administrations did lately. Everybody in the alliance reads the same; no person is named here.',
  toAll: 'All that is new in the alliance',
  none: 'Nothing has happened yet that everybody sees.',
  noneLead:
    'You are told here when an administration lets the alliance see a process, approves a version, takes something over, or when something came of a workshop. The easiest beginning is to let the alliance see a process of your administration.',
  toLibrary: 'Open library',
  noneFound: 'Nothing is to be found about this.',
  reset: 'Show everything',
  filter: 'Choose',
  organisation: 'Administration',
  topic: 'What is it about?',
  area: 'Product area',
  all: 'all',
  older: 'Show older ones',
  olderShown_one: 'One older entry is there.',
  olderShown_other: '{{count}} older entries are there.',
  end: 'There is nothing older.',
  topics: {
    sight: 'Newly visible',
    versions: 'New versions',
    links: 'Taken over and linked',
    proposals: 'Accepted proposals',
    commonWay: 'Common ways',
    workshops: 'Workshops',
    packages: 'Packages',
    questions: 'Questions to the alliance',
    documents: 'Sample documents',
  },
  shared: '{{house}} shows “{{process}}” to the alliance',
  inForce: '{{house}} has approved version {{version}} of “{{process}}”',
  public: '{{house}} has made “{{process}}” public',
  linked: '{{house}} has linked “{{process}}” with “{{other}}” ({{otherHouse}})',
  takenOver: '{{house}} has taken over “{{other}}” from {{otherHouse}}',
  movedOn: '{{house}} has brought “{{process}}” up to version {{version}} ({{otherHouse}})',
  proposalAccepted: '{{house}} has accepted a proposal of {{otherHouse}} for “{{process}}”',
  commonWay: '“{{process}}” ({{house}}) is the common way of the family “{{family}}”',
  commonWayAlone: '“{{process}}” ({{house}}) is the common way of its family',
  wayAgreed:
    'All administrations that were asked agree to version {{version}} of “{{process}}” ({{house}}): the common way is agreed',
  workshopClosed: 'The workshop “{{title}}” is closed; it was called by {{house}}',
  packageDone: '{{house}} has written the package “{{title}}”',
  questionAsked: '{{house}} asks the alliance: “{{title}}”',
  documentAdded: '{{house}} gives others a sample document: “{{title}}”',
  many: {
    shared: '{{house}} shows {{count}} processes to the alliance',
    inForce: '{{house}} has approved versions of {{count}} processes',
  },
  which: 'Which ones?',
}

export const activity = { de, en }

/** What happened, as one sentence; `translate` looks a key up. */
export const sayActivity = (
  one: Activity,
  translate: (key: string, values: Readonly<Record<string, unknown>>) => string,
): string => {
  const { kind, organisation, process, other, version, family } = one
  return translate(
    kind === 'commonWay' && !family ? 'activity:commonWayAlone' : `activity:${kind}`,
    {
      ...{ house: organisation.name, process: process?.name, version, family: family?.name },
      ...{ other: other?.name, otherHouse: other?.organisationName },
      title:
        one.workshop?.title ?? one.package?.title ?? one.question?.title ?? one.document?.title,
    },
  )
}
