// What is different between two versions of a process, or between two processes: the page's own words. The
// differences themselves are said by texts/changes.ts.

const de = {
  title: 'Was ist anders?',
  lead: 'Zwei Fassungen nebeneinander. Nur verschobene Bilder zählen nicht als Unterschied.',
  leadOther:
    'Was sich ändern müsste, damit der eine Ablauf wird wie der andere. Ob das gut wäre, sagt der Vergleich nicht.',
  from: 'Von',
  to: 'Zu',
  versionOf: 'Fassung {{number}} vom {{date}}',
  ofProcess: '{{name}} ({{organisation}})',
  open: '„{{name}}“ öffnen',
  sentences: 'Unterschiede',
  side: 'Nebeneinander',
  view: 'Ansicht',
  image: 'Bild',
  list: 'Liste',
  row: 'Was ist anders',
  mark: { added: 'neu', removed: 'entfällt', moved: 'verschoben', changed: 'geändert' },
  wasNumber: 'bisher {{number}}',
  none: 'Die beiden sind gleich.',
  count_one: '{{count}} Unterschied',
  count_other: '{{count}} Unterschiede',
  silent_one: '{{count}} Verbindung folgt daraus und ist nur im Bild markiert',
  silent_other: '{{count}} Verbindungen folgen daraus und sind nur im Bild markiert',
  matched:
    'Die beiden sind getrennt aufgeschrieben worden. Welche Schritte einander entsprechen, wurde nach Wortlaut und Reihenfolge zugeordnet.',
  show: { image: 'Im Bild zeigen', list: 'In der Liste zeigen' },
  showWhat: '{{show}}: {{what}}',
  onlyOne:
    'Von diesem Prozess gibt es erst eine Fassung. Sobald es eine zweite gibt, steht hier, was sich geändert hat.',
  link: 'Was ist anders als in Fassung {{number}}?',
  linkOther: 'Einzelne Unterschiede',
  linkOtherTo: 'Einzelne Unterschiede zu „{{name}}“, {{organisation}}',
  column: 'Unterschiede',
}

const en: typeof de = {
  title: 'What is different?',
  lead: 'Two versions side by side. What was only moved in the drawing is no difference.',
  leadOther:
    'What would have to change for one process to become like the other. Whether that would be good the comparison does not say.',
  from: 'From',
  to: 'To',
  versionOf: 'Version {{number}} of {{date}}',
  ofProcess: '{{name}} ({{organisation}})',
  open: 'Open “{{name}}”',
  sentences: 'Differences',
  side: 'Side by side',
  view: 'View',
  image: 'Drawing',
  list: 'List',
  row: 'What is different',
  mark: { added: 'new', removed: 'dropped', moved: 'moved', changed: 'changed' },
  wasNumber: '{{number}} before',
  none: 'The two are the same.',
  count_one: '{{count}} difference',
  count_other: '{{count}} differences',
  silent_one: '{{count}} connection follows from them and is marked in the drawing only',
  silent_other: '{{count}} connections follow from them and are marked in the drawing only',
  matched:
    'The two were written down separately. Which steps answer to each other was told by their words and order.',
  show: { image: 'Show in the drawing', list: 'Show in the list' },
  showWhat: '{{show}}: {{what}}',
  onlyOne:
    'This process has only one version so far. Once there is a second, you will see here what has changed.',
  link: 'What is different from version {{number}}?',
  linkOther: 'Single differences',
  linkOtherTo: 'Single differences to “{{name}}”, {{organisation}}',
  column: 'Differences',
}

export const differences = { de, en }
