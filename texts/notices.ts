// What people are told of what others did, in the app and by mail.

import type { Notice } from '#api'

const de = {
  title: 'Mitteilungen',
  lead: 'Was andere getan haben und Sie betrifft. Sie allein sehen diese Liste.',
  none: 'Es gibt nichts Neues. Hier steht, wenn eine Fassung auf Sie wartet, jemand zu Ihrem Prozess etwas sagt oder sich ein Ursprung ändert.',
  noneNew: 'Nichts Neues. Was Sie schon gesehen haben, steht unter „Alle“.',
  show: 'Anzeigen',
  new: 'Neue',
  all: 'Alle',
  isNew: 'Neu',
  seeAll: 'Alle als gelesen markieren',
  see: 'Als gelesen markieren',
  seeOf: 'Als gelesen markieren: {{name}}',
  seen_one: 'Eine Mitteilung ist als gelesen markiert.',
  seen_other: '{{count}} Mitteilungen sind als gelesen markiert.',
  seenAll: 'Alles ist als gelesen markiert.',
  kind: {
    reviewWaits: 'Eine Fassung wartet auf mein Wort',
    wayAsked: 'Meine Verwaltung wird zu einem gemeinsamen Ablauf gefragt',
    wayAnswered: 'Verwaltungen haben zu einem gemeinsamen Ablauf geantwortet',
    mention: 'Jemand nennt mich in einem Kommentar',
    packageAsked: 'Meine Verwaltung wird um ein Arbeitspaket gebeten',
    packageSaid: 'Neues zu einem Arbeitspaket',
    proposalMade: 'Jemand schlägt Änderungen vor',
    reviewAnswered: 'Meine Fassung wurde freigegeben oder kam zurück',
    proposalAnswered: 'Mein Vorschlag wurde beantwortet',
    proposalSaid: 'Jemand sagt etwas zu einem Vorschlag',
    introductionDue: 'Eine Fassung soll bald eingeführt werden',
    recheckDue: 'Ein Prozess ist bald zu überprüfen',
    enquiryAnswered: 'Eine Antwort kam über meinen Link',
    comment: 'Jemand sagt etwas zu meinem Prozess',
    membershipEnds: 'Mein Zugang endet bald',
    memberEnds: 'Der Zugang von jemandem, den ich betreue, endet bald',
    originRenewed: 'Ein Ursprung hat eine neue Fassung',
    versionInForce: 'Etwas, dem ich folge, ist freigegeben',
    referenceChanged: 'Eine Familie, der ich folge, hat einen anderen gemeinsamen Ablauf',
  },
  mail: {
    title: 'Per E-Mail',
    lead: 'In der Mail steht nur, worum es geht und wo Sie es lesen, nie was gesagt wurde und von wem. Was Sie vorher gelesen haben, kommt nicht noch als Mail.',
    off: 'Diese Plattform verschickt zurzeit keine E-Mails. Ihre Wahl gilt, sobald sie es tut.',
    now: 'sofort',
    daily: 'einmal am Tag',
    never: 'nicht',
    language: 'Sprache der E-Mails',
    saved: 'Ihre Wahl ist gespeichert.',
    subject_one: 'Eine neue Mitteilung',
    subject_other: '{{count}} neue Mitteilungen',
    hello: 'Guten Tag,',
    intro_one: 'im Prozessverbund gibt es eine neue Mitteilung für Sie:',
    intro_other: 'im Prozessverbund gibt es neue Mitteilungen für Sie:',
    all: 'Alle Mitteilungen',
    end: 'Wann Sie solche Mails bekommen, wählen Sie unter „Mitteilungen“. Bitte antworten Sie nicht auf diese Mail.',
  },
  follow: {
    label: 'Folgen',
    on: 'Sie hören von neuen Fassungen und vom gemeinsamen Ablauf, unter „Mitteilungen“.',
    off: 'Sie folgen nicht mehr.',
  },
  elsewhere: 'Allgemein',
  by: 'von {{name}}',
  reviewWaits: 'Fassung {{version}} wartet auf Ihr Wort',
  membershipEnds: 'Ihr Zugang endet mit dem {{day}}',
  memberEnds: 'Der Zugang von {{name}} endet mit dem {{day}}',
  wayAsked:
    'Ihre Verwaltung ist gefragt, ob sie dem gemeinsamen Ablauf zustimmt (Fassung {{version}})',
  wayAnswered: {
    agreed: 'Alle gefragten Verwaltungen stimmen zu: Fassung {{version}} ist vereinbart',
    remark: 'Eine Verwaltung stimmt Fassung {{version}} mit einer Anmerkung zu',
    disagree: 'Eine Verwaltung stimmt Fassung {{version}} nicht zu',
  },
  mention: 'Sie sind in einem Kommentar genannt',
  comment: 'Jemand hat etwas dazu gesagt',
  introductionDue: 'Fassung {{version}} soll am {{day}} eingeführt werden',
  recheckDue: 'Bis {{day}} ist zu überprüfen, ob der Ablauf noch gilt',
  originRenewed: 'Der Ursprung „{{other}}“ ({{organisation}}) hat eine neue Fassung: {{version}}',
  proposalMade: '{{organisation}} schlägt Änderungen vor',
  proposalSaid: 'Neues im Gespräch mit {{organisation}} über einen Vorschlag',
  versionInForce: 'Fassung {{version}} ist freigegeben',
  referenceChanged: 'Ist jetzt der gemeinsame Ablauf seiner Familie',
  packageAsked: 'Ihre Verwaltung wird um „{{title}}“ gebeten',
  packageSaid: {
    accept: 'Zugesagt: „{{title}}“',
    decline: 'Abgesagt: „{{title}}“',
    deliver: 'Fertig: „{{title}}“',
    end: 'Wird nicht mehr gebraucht: „{{title}}“',
  },
  reviewAnswered: {
    approve: 'Fassung {{version}} ist freigegeben',
    return: 'Fassung {{version}} kam zurück',
  },
  proposalAnswered: {
    accept: '{{organisation}} hat Ihren Vorschlag angenommen',
    acceptPart: '{{organisation}} hat Ihren Vorschlag zum Teil angenommen',
    decline: '{{organisation}} hat Ihren Vorschlag abgelehnt',
  },
  enquiryAnswered: {
    right: 'Antwort über Ihren Link: Stimmt so',
    wrong: 'Antwort über Ihren Link: Stimmt nicht',
  },
}

const en: typeof de = {
  title: 'Notices',
  lead: 'What others did that concerns you. Only you see this list.',
  none: 'Nothing new. You are told here when a version waits for you, somebody says something about your process, or an origin changes.',
  noneNew: 'Nothing new. What you have seen already is under “All”.',
  show: 'Show',
  new: 'New',
  all: 'All',
  isNew: 'New',
  seeAll: 'Mark all as read',
  see: 'Mark as read',
  seeOf: 'Mark as read: {{name}}',
  seen_one: 'One notice is marked as read.',
  seen_other: '{{count}} notices are marked as read.',
  seenAll: 'Everything is marked as read.',
  kind: {
    reviewWaits: 'A version waits for my word',
    wayAsked: 'My administration is asked about a common way',
    wayAnswered: 'Administrations have answered about a common way',
    mention: 'Somebody names me in a comment',
    packageAsked: 'My administration is asked for a package',
    packageSaid: 'News of a package',
    proposalMade: 'Somebody proposes changes',
    reviewAnswered: 'My version was approved or returned',
    proposalAnswered: 'My proposal was answered',
    proposalSaid: 'Somebody says something about a proposal',
    introductionDue: 'A version shall be introduced soon',
    recheckDue: 'A process is to be looked at again soon',
    enquiryAnswered: 'An answer came over my link',
    comment: 'Somebody says something about my process',
    membershipEnds: 'My access ends soon',
    memberEnds: 'The access of somebody I look after ends soon',
    originRenewed: 'An origin has a new version',
    versionInForce: 'Something I follow is approved',
    referenceChanged: 'A family I follow has another common way',
  },
  mail: {
    title: 'By e-mail',
    lead: 'A mail says only what it is about and where to read it, never what was said or by whom. What you have read before does not come by mail as well.',
    off: 'This platform sends no e-mails at present. Your choice holds as soon as it does.',
    now: 'at once',
    daily: 'once a day',
    never: 'not at all',
    language: 'Language of the e-mails',
    saved: 'Your choice is saved.',
    subject_one: 'A new notice',
    subject_other: '{{count}} new notices',
    hello: 'Hello,',
    intro_one: 'there is a new notice for you in Prozessverbund:',
    intro_other: 'there are new notices for you in Prozessverbund:',
    all: 'All notices',
    end: 'You choose under “Notices” when you get such mails. Please do not answer this mail.',
  },
  follow: {
    label: 'Follow',
    on: 'You are told of new versions and of the common way, under “Notices”.',
    off: 'You no longer follow.',
  },
  elsewhere: 'General',
  by: 'by {{name}}',
  reviewWaits: 'Version {{version}} waits for your word',
  membershipEnds: 'Your access ends with {{day}}',
  memberEnds: 'The access of {{name}} ends with {{day}}',
  wayAsked:
    'Your administration is asked whether it agrees to the common way (version {{version}})',
  wayAnswered: {
    agreed: 'All administrations that were asked agree: version {{version}} is agreed',
    remark: 'One administration agrees to version {{version}} with a remark',
    disagree: 'One administration does not agree to version {{version}}',
  },
  mention: 'You are named in a comment',
  comment: 'Somebody said something about it',
  introductionDue: 'Version {{version}} shall be introduced on {{day}}',
  recheckDue: 'Until {{day}} it is to be looked at whether the process still holds',
  originRenewed: 'The origin “{{other}}” ({{organisation}}) has a new version: {{version}}',
  proposalMade: '{{organisation}} proposes changes',
  proposalSaid: 'News in the talk with {{organisation}} about a proposal',
  versionInForce: 'Version {{version}} is approved',
  referenceChanged: 'Is now the common way of its family',
  packageAsked: 'Your administration is asked for “{{title}}”',
  packageSaid: {
    accept: 'Promised: “{{title}}”',
    decline: 'Declined: “{{title}}”',
    deliver: 'Done: “{{title}}”',
    end: 'No longer needed: “{{title}}”',
  },
  reviewAnswered: {
    approve: 'Version {{version}} is approved',
    return: 'Version {{version}} was returned',
  },
  proposalAnswered: {
    accept: '{{organisation}} accepted your proposal',
    acceptPart: '{{organisation}} accepted part of your proposal',
    decline: '{{organisation}} declined your proposal',
  },
  enquiryAnswered: {
    right: 'Answer over your link: this is right',
    wrong: 'Answer over your link: this is not right',
  },
}

export const notices = { de, en }

/** What is told, as one sentence; `translate` looks a key up. */
export const sayNotice = (
  { kind, act, version, other, by, package: about }: Notice,
  translate: (key: string, values: Readonly<Record<string, unknown>>) => string,
): string => {
  const day = act?.split('-').reverse().join('.')
  const place = { other: other?.name, organisation: other?.organisationName }
  const words = { version, ...place, name: by ?? '', day, title: about?.title }
  const hasAnswers =
    kind === 'reviewAnswered' ||
    kind === 'packageSaid' ||
    kind === 'proposalAnswered' ||
    kind === 'enquiryAnswered' ||
    kind === 'wayAnswered'
  return translate(hasAnswers ? `notices:${kind}.${act}` : `notices:${kind}`, words)
}
