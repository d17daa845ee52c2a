// The families page: the same work in several administrations.

const de = {
  title: 'Prozessfamilien',
  lead: 'Dieselbe Arbeit in mehreren Verwaltungen, gefunden an dem, was die Schritte bedeuten.',
  working: 'Neue Prozesse werden gerade verglichen …',
  emptyTitle: 'Noch keine gleichen Prozesse',
  emptyLead:
    'Sobald zwei Verwaltungen dieselbe Arbeit im Verbund zeigen, stehen ihre Prozesse hier nebeneinander.',
  count_one: '{{count}} Familie',
  count_other: '{{count}} Familien',
  similarity: { high: 'sehr ähnlich', middle: 'ähnlich', low: 'entfernt ähnlich' },
  worth: {
    high: 'Werkstatt lohnt sich',
    middle: 'Gespräch lohnt sich',
    low: 'wenig zu besprechen',
  },
  confirmed: 'zusammengestellt',
  members: 'Varianten',
  partners_one: '{{count}} Partnerprozess',
  partners_other: '{{count}} Partnerprozesse',
  compare: 'Vergleichen',
  compareNamed: 'Vergleichen: {{name}}',
  filter: 'Familien filtern',
  all: 'Alle',
  only: 'Nur mit meiner Verwaltung',
}

const en: typeof de = {
  title: 'Process families',
  lead: 'The same work in several administrations, found by what the steps mean.',
  working: 'New processes are being compared …',
  emptyTitle: 'No processes are the same yet',
  emptyLead:
    'As soon as two administrations show the same work in the alliance, their processes stand here side by side.',
  count_one: '{{count}} family',
  count_other: '{{count}} families',
  similarity: { high: 'very similar', middle: 'similar', low: 'distantly similar' },
  worth: {
    high: 'worth a workshop',
    middle: 'worth talking about',
    low: 'little to discuss',
  },
  confirmed: 'put together',
  members: 'Variants',
  partners_one: '{{count}} partner process',
  partners_other: '{{count}} partner processes',
  compare: 'Compare',
  compareNamed: 'Compare: {{name}}',
  filter: 'Filter families',
  all: 'All',
  only: 'Only with my administration',
}

export const families = { de, en }
