// The kinds of step in words: name and definition of each. The list itself is in domain/process.

import type { StepKind } from '#process'

interface Words {
  readonly name: string
  readonly meaning: string
}

const de: Record<StepKind, Words> = {
  receive: {
    name: 'Entgegennehmen',
    meaning: 'Ein Antrag, eine Meldung oder eine Unterlage kommt an und wird angenommen.',
  },
  look: {
    name: 'Sichten und zuordnen',
    meaning: 'Feststellen, worum es geht und wer zuständig ist; noch ohne Prüfung.',
  },
  record: {
    name: 'Erfassen',
    meaning: 'Angaben in ein Verfahren, ein Register oder eine Liste eintragen.',
  },
  convert: {
    name: 'Medium wechseln',
    meaning: 'Dasselbe in anderer Form: scannen, drucken, kopieren, überspielen.',
  },
  checkForm: {
    name: 'Formal prüfen',
    meaning: 'Vollständigkeit, Zuständigkeit, Frist und Identität feststellen, nicht den Inhalt.',
  },
  askFor: {
    name: 'Nachfordern und klären',
    meaning: 'Von Antragstellenden oder anderen holen, was fehlt oder unklar ist; dazu Erinnern.',
  },
  research: {
    name: 'Recherchieren',
    meaning: 'In Registern, Akten oder Rechtsquellen nachsehen, ohne jemanden zu fragen.',
  },
  involve: {
    name: 'Beteiligen und abstimmen',
    meaning: 'Andere Stellen oder Betroffene anhören, ihre Stellungnahme oder Zustimmung holen.',
  },
  advise: {
    name: 'Beraten und Auskunft geben',
    meaning: 'Jemandem erklären, was möglich oder nötig ist, ohne zu entscheiden.',
  },
  inspect: {
    name: 'Vor Ort ermitteln',
    meaning: 'Hinfahren und ansehen: Besichtigung, Kontrolle, Ortstermin.',
  },
  assess: {
    name: 'In der Sache prüfen',
    meaning: 'Feststellen, ob die Voraussetzungen vorliegen und welche Regel gilt.',
  },
  calculate: {
    name: 'Berechnen',
    meaning: 'Beträge, Fristen oder Mengen nach einer Regel ermitteln.',
  },
  decide: {
    name: 'Entscheiden',
    meaning:
      'Festlegen, was gilt: bewilligen, ablehnen, festsetzen. Ermessen wird eigens vermerkt.',
  },
  draft: {
    name: 'Schriftstück erstellen',
    meaning: 'Bescheid, Schreiben, Vermerk oder Vertrag entwerfen und bearbeiten.',
  },
  sign: {
    name: 'Zeichnen und freigeben',
    meaning: 'Unterschreiben, mitzeichnen, anordnen: Verantwortung für Fertiges übernehmen.',
  },
  send: {
    name: 'Bekannt geben und weitergeben',
    meaning: 'Versenden, aushändigen, zustellen, veröffentlichen oder intern weiterleiten.',
  },
  pay: {
    name: 'Zahlung abwickeln',
    meaning: 'Geld einnehmen, auszahlen oder buchen.',
  },
  wait: {
    name: 'Frist überwachen',
    meaning:
      'Den Vorgang liegen lassen und zu einer Zeit oder bei einem Ereignis wieder aufnehmen.',
  },
  file: {
    name: 'Ablegen',
    meaning: 'Den Vorgang abschließen, zur Akte nehmen, archivieren oder aussondern.',
  },
  special: {
    name: 'Besondere Leistung',
    meaning: 'Was nur in diesem Prozess vorkommt und zu keiner anderen Schrittart passt.',
  },
}

const en: Record<StepKind, Words> = {
  receive: {
    name: 'Receive',
    meaning: 'An application, a report or a document arrives and is accepted.',
  },
  look: {
    name: 'Look through and assign',
    meaning: 'Find out what it is about and who is competent; no check yet.',
  },
  record: { name: 'Record', meaning: 'Enter facts into a system, a register or a list.' },
  convert: {
    name: 'Change medium',
    meaning: 'The same in another form: scan, print, copy, transfer.',
  },
  checkForm: {
    name: 'Check formally',
    meaning: 'Establish completeness, competence, deadline and identity, not the substance.',
  },
  askFor: {
    name: 'Ask back and clarify',
    meaning: 'Get from applicants or others what is missing or unclear; reminding included.',
  },
  research: {
    name: 'Research',
    meaning: 'Look up registers, files or sources of law without asking anybody.',
  },
  involve: {
    name: 'Involve and agree',
    meaning: 'Hear other offices or those concerned, get their opinion or consent.',
  },
  advise: {
    name: 'Advise and inform',
    meaning: 'Explain to somebody what is possible or needed, without deciding.',
  },
  inspect: { name: 'Inspect on site', meaning: 'Go there and look: inspection, control, visit.' },
  assess: {
    name: 'Assess the substance',
    meaning: 'Establish whether conditions are met and which rule applies.',
  },
  calculate: {
    name: 'Calculate',
    meaning: 'Work out amounts, deadlines or quantities by a rule.',
  },
  decide: {
    name: 'Decide',
    meaning: 'Lay down what holds: grant, refuse, set. Discretion is noted separately.',
  },
  draft: {
    name: 'Draw up a document',
    meaning: 'Draft and edit a notice, a letter, a note or a contract.',
  },
  sign: {
    name: 'Sign and release',
    meaning: 'Sign, countersign, order: take responsibility for what is ready.',
  },
  send: {
    name: 'Notify and pass on',
    meaning: 'Send, hand out, serve, publish or forward inside the house.',
  },
  pay: { name: 'Handle payment', meaning: 'Take in, pay out or book money.' },
  wait: {
    name: 'Watch a deadline',
    meaning: 'Let the case rest and take it up again at a time or when something happens.',
  },
  file: { name: 'File', meaning: 'Close the case, put it on file, archive or dispose of it.' },
  special: {
    name: 'Special task',
    meaning: 'What happens only in this process and fits no other kind.',
  },
}

export const stepKinds = { de, en }
