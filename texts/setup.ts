// The first run: trying the examples or setting up an own alliance.

const de = {
  title: 'Willkommen beim Prozessverbund',
  lead: 'Was möchten Sie zuerst tun? Beides ist möglich, und beides lässt sich später nachholen.',
  ownTitle: 'Unseren Verbund einrichten',
  ownLead: 'Name, Verwaltungen und die erste Koordination. Das dauert etwa fünf Minuten.',
  ownStart: 'Einrichten',
  examplesTitle: 'Mit Beispielen ausprobieren',
  examplesLead:
    'Ein erfundener Verbund mit einem Kreis, fünf Städten und ihren Prozessen. Sie können sich als verschiedene Personen umsehen.',
  examplesStart: 'Beispiele laden',
  examplesDone: 'Die Beispiele sind da. Wählen Sie auf der Anmeldeseite, als wer Sie sich umsehen.',
  done: 'Hier ist schon alles eingerichtet. Bitte melden Sie sich an.',
  steps: {
    label: 'Schritte der Einrichtung',
    alliance: 'Verbund',
    organisations: 'Verwaltungen',
    coordinator: 'Koordination',
    done: 'Einladungen',
  },
  name: 'Name des Verbunds',
  nameHint: 'Zum Beispiel „Prozesse gemeinsam im Mustertal“',
  template: 'Vorlage',
  templateNone: 'Ohne Vorlage beginnen',
  templateHint:
    'Eine Vorlage füllt nur die Liste der Verwaltungen. Sie können danach alles ändern.',
  small: 'Kleine Verwaltungen: eine Person darf alles',
  smallHint:
    'Wer eingeladen wird, bekommt alle Rechte in der eigenen Verwaltung. Später lässt sich das aufteilen.',
  organisations: 'Welche Verwaltungen gehören dazu?',
  organisationsHint:
    'Der Status entscheidet, wer wofür zuständig ist. Einwohner und Gemeindeschlüssel helfen beim Vergleichen.',
  organisation: 'Verwaltung {{number}}',
  addOrganisation: 'Verwaltung hinzufügen',
  removeOrganisation: '{{name}} entfernen',
  field: {
    name: 'Name',
    shortName: 'Kurzname',
    status: 'Status',
    regionalKey: 'Gemeindeschlüssel',
    inhabitants: 'Einwohner',
  },
  optional: '(freiwillig)',
  coordinator: 'Wer koordiniert den Verbund?',
  coordinatorHint:
    'Diese Person richtet ein, lädt ein und pflegt die Zuständigkeiten. Das kann mehreren übertragen werden.',
  coordinatorOrganisation: 'Verwaltung der Koordination',
  code: 'Einrichtungscode',
  codeHint:
    'Er steht in dem Fenster, in dem die Plattform gestartet wurde. So richtet nur ein, wer den Rechner betreut.',
  create: 'Verbund anlegen',
  ready: '„{{name}}“ ist eingerichtet',
  readyLead:
    'Schicken Sie jeder Verwaltung ihren Link. Jeder Link gilt für eine Person; weitere gibt es unter „Einstellungen“. Hier werden die Links nur einmal gezeigt.',
  readyGo: 'Zur Startseite',
  check: {
    allianceName: 'Bitte geben Sie dem Verbund einen Namen mit mindestens drei Zeichen.',
    organisationName: 'Bitte geben Sie den Namen der Verwaltung ein.',
    shortName: 'Bitte geben Sie einen Kurznamen ein.',
    regionalKey: 'Der Gemeindeschlüssel hat 5 Ziffern für Kreise und 8 für Städte und Gemeinden.',
    code: 'Bitte geben Sie den Einrichtungscode ein.',
  },
}

const en: typeof de = {
  title: 'Welcome to Prozessverbund',
  lead: 'What would you like to do first? Both are possible, and either can be done later.',
  ownTitle: 'Set up our alliance',
  ownLead: 'Name, administrations and the first coordinator. It takes about five minutes.',
  ownStart: 'Set up',
  examplesTitle: 'Try it with examples',
  examplesLead:
    'An invented alliance of a county, five towns and their processes. You can look around as different people.',
  examplesStart: 'Load examples',
  examplesDone: 'The examples are there. Choose on the sign-in page as whom you look around.',
  done: 'Everything has been set up here already. Please sign in.',
  steps: {
    label: 'Steps of the set-up',
    alliance: 'Alliance',
    organisations: 'Administrations',
    coordinator: 'Coordination',
    done: 'Invitations',
  },
  name: 'Name of the alliance',
  nameHint: 'For example “Processes together in Mustertal”',
  template: 'Template',
  templateNone: 'Begin without a template',
  templateHint:
    'A template only fills the list of administrations. You can change everything afterwards.',
  small: 'Small administrations: one person may do everything',
  smallHint: 'Whoever is invited gets all rights in their administration. They can be split later.',
  organisations: 'Which administrations belong to it?',
  organisationsHint:
    'The status decides who is competent for what. Inhabitants and regional key help when comparing.',
  organisation: 'Administration {{number}}',
  addOrganisation: 'Add administration',
  removeOrganisation: 'Remove {{name}}',
  field: {
    name: 'Name',
    shortName: 'Short name',
    status: 'Status',
    regionalKey: 'Regional key',
    inhabitants: 'Inhabitants',
  },
  optional: '(optional)',
  coordinator: 'Who coordinates the alliance?',
  coordinatorHint:
    'This person sets up, invites and keeps the competences. The task can be given to several people.',
  coordinatorOrganisation: 'Administration of the coordinator',
  code: 'Set-up code',
  codeHint:
    'It stands in the window in which the platform was started, so that only whoever looks after the machine can set it up.',
  create: 'Create alliance',
  ready: '“{{name}}” has been set up',
  readyLead:
    'Send each administration its link. Each link is for one person; there are more under “Settings”. The links are shown only once.',
  readyGo: 'To the start page',
  check: {
    allianceName: 'Please give the alliance a name of at least three characters.',
    organisationName: 'Please enter the name of the administration.',
    shortName: 'Please enter a short name.',
    regionalKey: 'The regional key has 5 digits for counties and 8 for towns.',
    code: 'Please enter the set-up code.',
  },
}

export const setup = { de, en }
