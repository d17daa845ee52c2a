// What happened in a house, in plain sentences. What is said of a process is said in `process.ts` where there is nothing to
// add to it.

import type { HouseAuditEntry } from '#api'

const de = {
  title: 'Protokoll: {{name}}',
  lead: 'Wer wann was getan hat, das Neueste zuerst. Nur wer in der Verwaltung freigibt oder sie betreut, sieht es. Wer etwas ansieht oder einen Ablauf herunterlädt, steht nicht darin.',
  link: 'Protokoll: {{name}}',
  links: 'Protokoll der Verwaltung',
  demanded: 'Das Vier-Augen-Prinzip gilt, seit {{day}}.',
  demandedAlways: 'Das Vier-Augen-Prinzip gilt.',
  notDemanded: 'Das Vier-Augen-Prinzip gilt nicht mehr, seit {{day}}.',
  notDemandedAlways: 'Das Vier-Augen-Prinzip wird nicht verlangt und wurde es nie.',
  filter: 'Auswählen',
  kindOf: 'Worum geht es?',
  all: 'Alles',
  from: 'Vom',
  until: 'Bis',
  take: 'Als Tabelle mitnehmen',
  taken: 'Die Tabelle ist gespeichert. Dass Sie sie mitgenommen haben, steht im Protokoll.',
  cut: 'Die Tabelle enthält die neuesten 20.000 Einträge. Für ältere wählen Sie bitte Tage aus.',
  more: 'Ältere zeigen',
  shown_one: 'Ein Eintrag',
  shown_other: '{{count}} Einträge',
  none: 'Dazu steht nichts im Protokoll.',
  by: 'von {{name}}',
  byDeputy: 'von {{name}} in Vertretung von {{other}}',
  former: 'jemandem, der nicht mehr da ist',
  fileName: 'Protokoll {{name}} {{day}}.csv',
  column: {
    at: 'Wann',
    kind: 'Worum',
    what: 'Was',
    process: 'Prozess',
    by: 'Wer',
    standsInFor: 'In Vertretung von',
  },
  kind: {
    house: 'Regeln und Vertretung',
    people: 'Menschen und Rechte',
    review: 'Prüfung und Freigabe',
    publication: 'Veröffentlichung',
    exchange: 'Austausch mit anderen',
    library: 'Prozesse und Entwürfe',
    export: 'Mitgenommene Protokolle',
  },
  what: {
    organisationAdded: 'Verwaltung angelegt',
    organisationChanged: {
      fourEyes: 'Regeln der Prüfung: Vier-Augen-Prinzip, Schritte der Mitzeichnung: {{steps}}',
      oneIsEnough:
        'Regeln der Prüfung: kein Vier-Augen-Prinzip, Schritte der Mitzeichnung: {{steps}}',
      names: 'Beim gemeinsamen Schreiben werden Namen gezeigt',
      noNames: 'Beim gemeinsamen Schreiben werden keine Namen mehr gezeigt',
      facts: 'Angaben der Verwaltung geändert',
    },
    deputyNamed: {
      own: '{{deputy}} als eigene Vertretung benannt, {{from}} bis {{until}}',
      other: '{{deputy}} als Vertretung von {{person}} benannt, {{from}} bis {{until}}',
    },
    deputyEnded: {
      own: 'Eigene Vertretung beendet',
      other: 'Vertretung von {{person}} beendet',
    },
    invited: 'Jemanden eingeladen: {{roles}}',
    invitationWithdrawn: 'Eine Einladung zurückgezogen',
    invitationAccepted: 'Einer Einladung gefolgt: {{roles}}',
    rolesSet: {
      set: '{{person}}: Rechte jetzt {{roles}}',
      ended: '{{person}}: Zugehörigkeit beendet',
    },
    membershipEnded: '{{person}}: Zugehörigkeit mit dem letzten Tag beendet',
    personForgotten: 'Name und Adresse einer Person gelöscht',
    versionKept: 'Fassung {{version}} gemacht',
    versionSubmitted: 'Fassung {{version}} zur Prüfung gegeben',
    versionRecalled: 'Fassung {{version}} aus der Prüfung zurückgeholt',
    versionAgreed: 'Fassung {{version}} mitgezeichnet',
    versionReturned: 'Fassung {{version}} zurückgegeben',
    versionApproved: 'Fassung {{version}} freigegeben',
    versionRetired: 'Fassung {{version}} außer Kraft gesetzt',
    versionIntroduced: 'Fassung {{version}} als eingeführt eingetragen',
    published: 'Fassung {{version}} veröffentlicht',
    commonWayAnswered: {
      agree: 'Einem gemeinsamen Ablauf zugestimmt, Fassung {{version}}',
      remark: 'Einem gemeinsamen Ablauf mit Anmerkung zugestimmt, Fassung {{version}}',
      disagree: 'Einem gemeinsamen Ablauf nicht zugestimmt, Fassung {{version}}',
    },
    packagePlanned: 'Arbeitspaket „{{title}}“ angelegt',
    packageSaid: 'Etwas zum Arbeitspaket „{{title}}“ gesagt',
    lawChangeReported: 'Rechtsänderung „{{title}}“ gemeldet',
    lawChangeClosed: 'Rechtsänderung „{{title}}“ abgeschlossen',
    questionAsked: 'Eine Frage an den Verbund gestellt',
    measureChanged: 'Stand einer Maßnahme geändert',
    workshopTargetCarriedOn: 'Ziel einer Werkstatt als gemeinsamen Ablauf vorgeschlagen',
    localReasonDeclined:
      'Werkstatt „{{title}}“: Der Vorschlag, dass etwas anders bleibt, trifft hier nicht zu',
    localReasonReopened:
      'Werkstatt „{{title}}“: Der Vorschlag, dass etwas anders bleibt, ist wieder offen',
    questionAnswered: 'Eine Frage im Verbund beantwortet',
    questionClosed: 'Eine Frage an den Verbund geschlossen',
    questionReopened: 'Eine Frage an den Verbund wieder geöffnet',
    questionTakenBack: 'Eine Frage an den Verbund zurückgenommen',
    documentAdded: 'Musterdokument „{{title}}“ hinzugefügt',
    documentRemoved: 'Musterdokument „{{title}}“ entfernt',
    signingKeyMade: 'Einen Schlüssel zum Unterschreiben von Dateien gemacht',
    auditTaken: 'Protokoll als Tabelle mitgenommen',
  },
  other: 'Etwas anderes getan ({{what}})',
}

const en: typeof de = {
  title: 'Audit: {{name}}',
  lead: 'Who did what and when, the latest first. Only those who approve in the administration or look after it see it. Who looks at something or downloads a process is not in it.',
  link: 'Audit: {{name}}',
  links: 'Audit of the administration',
  demanded: 'Four eyes are demanded since {{day}}.',
  demandedAlways: 'Four eyes are demanded.',
  notDemanded: 'Four eyes are no longer demanded since {{day}}.',
  notDemandedAlways: 'Four eyes are not demanded and never were.',
  filter: 'Choose',
  kindOf: 'What is it about?',
  all: 'Everything',
  from: 'From',
  until: 'Until',
  take: 'Take along as a table',
  taken: 'The table is saved. That you took it is in the audit.',
  cut: 'The table has the latest 20,000 entries. For older ones please choose days.',
  more: 'Show older ones',
  shown_one: 'One entry',
  shown_other: '{{count}} entries',
  none: 'There is nothing of this in the audit.',
  by: 'by {{name}}',
  byDeputy: 'by {{name}} as the deputy of {{other}}',
  former: 'somebody who is no longer there',
  fileName: 'Audit {{name}} {{day}}.csv',
  column: {
    at: 'When',
    kind: 'About',
    what: 'What',
    process: 'Process',
    by: 'Who',
    standsInFor: 'As the deputy of',
  },
  kind: {
    house: 'Rules and deputies',
    people: 'People and rights',
    review: 'Review and approval',
    publication: 'Publication',
    exchange: 'Exchange with others',
    library: 'Processes and drafts',
    export: 'Audits taken along',
  },
  what: {
    organisationAdded: 'Administration added',
    organisationChanged: {
      fourEyes: 'Rules of review: four eyes, steps of agreement: {{steps}}',
      oneIsEnough: 'Rules of review: no four eyes, steps of agreement: {{steps}}',
      names: 'Names are shown while writing together',
      noNames: 'Names are no longer shown while writing together',
      facts: 'Facts of the administration changed',
    },
    deputyNamed: {
      own: 'Named {{deputy}} as own deputy, {{from}} to {{until}}',
      other: 'Named {{deputy}} as deputy of {{person}}, {{from}} to {{until}}',
    },
    deputyEnded: {
      own: 'Own deputyship ended',
      other: 'Deputyship for {{person}} ended',
    },
    invited: 'Invited somebody: {{roles}}',
    invitationWithdrawn: 'Withdrew an invitation',
    invitationAccepted: 'Accepted an invitation: {{roles}}',
    rolesSet: {
      set: '{{person}}: rights are now {{roles}}',
      ended: '{{person}}: membership ended',
    },
    membershipEnded: '{{person}}: membership ended with the last day',
    personForgotten: 'Deleted name and address of a person',
    versionKept: 'Version {{version}} made',
    versionSubmitted: 'Version {{version}} submitted for review',
    versionRecalled: 'Version {{version}} recalled from review',
    versionAgreed: 'Version {{version}} agreed to',
    versionReturned: 'Version {{version}} returned',
    versionApproved: 'Version {{version}} approved',
    versionRetired: 'Version {{version}} retired',
    versionIntroduced: 'Version {{version}} entered as introduced',
    published: 'Version {{version}} published',
    commonWayAnswered: {
      agree: 'Agreed to a common way, version {{version}}',
      remark: 'Agreed to a common way with a remark, version {{version}}',
      disagree: 'Disagreed with a common way, version {{version}}',
    },
    packagePlanned: 'Work package “{{title}}” planned',
    packageSaid: 'Said something about the work package “{{title}}”',
    lawChangeReported: 'Change of law “{{title}}” reported',
    lawChangeClosed: 'Change of law “{{title}}” closed',
    questionAsked: 'Asked the alliance a question',
    measureChanged: 'Changed how a measure stands',
    workshopTargetCarriedOn: 'Proposed the target of a workshop as the common way',
    localReasonDeclined:
      'Workshop “{{title}}”: the proposal that something stays different does not apply here',
    localReasonReopened:
      'Workshop “{{title}}”: the proposal that something stays different is open again',
    questionAnswered: 'Answered a question in the alliance',
    questionClosed: 'Closed a question to the alliance',
    questionReopened: 'Opened a question to the alliance again',
    questionTakenBack: 'Took back a question to the alliance',
    documentAdded: 'Added the sample document “{{title}}”',
    documentRemoved: 'Removed the sample document “{{title}}”',
    signingKeyMade: 'Made a key to sign files with',
    auditTaken: 'Audit taken along as a table',
  },
  other: 'Did something else ({{what}})',
}

export const audit = { de, en }

const dayIn = (day: string | null): string => day?.split('-').reverse().join('.') ?? ''

/** One entry as a sentence without who did it; `translate` says the areas `audit`, `common` and `process`. */
export const sayAudit = (
  { what, form, values }: HouseAuditEntry,
  translate: (key: string, values?: Readonly<Record<string, unknown>>) => string,
): string => {
  const former = translate('audit:former')
  const words = {
    ...{ version: values.version ?? '?', title: values.title ?? '', steps: values.steps ?? 0 },
    ...{ person: values.person || former, deputy: values.deputy || former },
    ...{ from: dayIn(values.from), until: dayIn(values.until) },
    roles: values.roles.map((role) => translate(`common:role.${role}`)).join(', '),
  }
  if (what in de.what) return translate(`audit:what.${what}${form ? `.${form}` : ''}`, words)
  const key = `process:history.what.${what}`
  const said = translate(key, words)
  // A key that has no sentence comes back as it is.
  return key.endsWith(said) ? translate('audit:other', { what }) : said
}
