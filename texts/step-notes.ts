// At a step of a process: what workshops recommended for it, and the measures that are bound to it.

const de = {
  title: 'Aus Werkstätten',
  lead: 'Empfehlungen binden niemanden: Ihre Verwaltung entscheidet.',
  common: 'Gemeinsam machen',
  local: 'Bleibt vor Ort: {{reason}}',
  state: { open: 'Offen', doing: 'In Arbeit', done: 'Erledigt', dropped: 'Verworfen' },
  measure: 'Maßnahme: {{text}}',
  owner: '{{organisation}}, {{post}}, bis {{day}}',
  since: 'eingeführt seit {{day}}',
  from: 'Werkstatt:',
  toBoard: 'Alle Maßnahmen',
  recommendations_one: '{{count}} Empfehlung',
  recommendations_other: '{{count}} Empfehlungen',
  measures_one: '{{count}} Maßnahme',
  measures_other: '{{count}} Maßnahmen',
  gone_one: '{{count}} Hinweis aus einer Werkstatt gilt einem Schritt, den es nicht mehr gibt',
  gone_other: '{{count}} Hinweise aus Werkstätten gelten Schritten, die es nicht mehr gibt',
}

const en: typeof de = {
  title: 'From workshops',
  lead: 'Recommendations bind nobody: your administration decides.',
  common: 'Do in common',
  local: 'Stays local: {{reason}}',
  state: { open: 'Open', doing: 'In progress', done: 'Done', dropped: 'Dropped' },
  measure: 'Measure: {{text}}',
  owner: '{{organisation}}, {{post}}, by {{day}}',
  since: 'introduced since {{day}}',
  from: 'Workshop:',
  toBoard: 'All measures',
  recommendations_one: '{{count}} recommendation',
  recommendations_other: '{{count}} recommendations',
  measures_one: '{{count}} measure',
  measures_other: '{{count}} measures',
  gone_one: '{{count}} note of a workshop is about a step that is no more',
  gone_other: '{{count}} notes of workshops are about steps that are no more',
}

export const stepNotes = { de, en }
