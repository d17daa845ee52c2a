// What the platform says in the terminal, and words that the server writes into the library.

const de = {
  /** Stands for a post that an administration does not share. */
  post: 'Stelle {{n}}',
  /** Stands for whoever had their name deleted. */
  former: 'Ehemalige Person',
  starting: 'Prozessverbund startet …',
  databaseOwn: 'Eigene Datenbank in {{folder}}',
  databaseGiven: 'Datenbank: {{address}}',
  migrated_one: 'Datenbank eingerichtet ({{count}} Schritt)',
  migrated_other: 'Datenbank eingerichtet ({{count}} Schritte)',
  loadingExamples: 'Beispiele werden geladen …',
  ready: 'Bereit: {{address}}',
  demoTitle: 'Anmelden zum Ausprobieren (alles erfunden), Kennwort für alle: {{password}}',
  demoLine: '  {{email}}  {{role}}, {{organisation}}',
  setupCode: 'Eigenen Verbund einrichten: {{address}}  Einrichtungscode: {{code}}',
  stop: 'Beenden mit Strg+C',
  stopping: 'Wird beendet …',
  stopped: 'Beendet. Alles ist gespeichert.',
  databaseLost:
    'Die Datenbank hat sich unerwartet beendet. Die Plattform wird beendet; was gespeichert war, ist sicher.',
  problem: {
    portInUse:
      'Der Anschluss {{host}}:{{port}} ist schon belegt. Bitte beenden Sie das andere Programm oder wählen Sie mit PORT einen anderen.',
    portForbidden:
      'Der Anschluss {{host}}:{{port}} darf nicht benutzt werden. Bitte wählen Sie mit PORT einen über 1023.',
    addressUnknown: 'Die Adresse {{host}} gibt es auf diesem Rechner nicht. Bitte prüfen Sie HOST.',
    noPages: 'Die Seiten sind noch nicht gebaut. Bitte starten Sie mit npm start.',
    badCount: 'Bitte eine ganze Zahl von 1 bis {{most}}.',
    badValue: '{{name}} ist nicht lesbar: {{value}}. {{hint}}',
    badPort: 'Erwartet wird eine Zahl von 0 bis 65535.',
    badUrl: 'Erwartet wird eine Adresse wie https://prozesse.example.org.',
    badMail:
      'SMTP_URL ist nicht lesbar. Erwartet wird smtps://name:kennwort@host oder smtp://name:kennwort@host:587, ohne weiteren Pfad.',
    mailWithoutUrl:
      'Mails enthalten Links auf die Plattform. Bitte setzen Sie zu SMTP_URL auch PUBLIC_URL.',
    badSender: 'SMTP_FROM ist nicht lesbar. Erwartet wird eine Adresse wie prozesse@example.org.',
    badSetup: 'Möglich sind: examples, ask, alliance.',
    badTemplate: 'Diese Vorlage gibt es nicht. Möglich sind: {{names}}.',
    missing: 'Für PROZESS_SETUP=alliance fehlt {{name}}. Bitte setzen Sie es in der Umgebung.',
    shortPassword: 'PROZESS_COORDINATOR_PASSWORD braucht mindestens {{count}} Zeichen.',
    shortSecret: '{{name}} braucht mindestens {{count}} Zeichen.',
    emailTaken:
      'Zu PROZESS_COORDINATOR_EMAIL gibt es schon ein Konto. Bitte nennen Sie eine andere Adresse.',
    passwordFile:
      'Die Datei in PROZESS_COORDINATOR_PASSWORD_FILE ist nicht lesbar: {{value}}. Bitte prüfen Sie Pfad und Zugriffsrechte.',
    organisations: {
      twice:
        'PROZESS_TEMPLATE und PROZESS_ORGANISATIONS_FILE sind beide gesetzt. Bitte entscheiden Sie sich für eines.',
      noFile:
        'Die Datei in PROZESS_ORGANISATIONS_FILE ist nicht lesbar: {{value}}. Bitte prüfen Sie Pfad und Zugriffsrechte.',
      noJson:
        'Die Datei in PROZESS_ORGANISATIONS_FILE ist kein gültiges JSON: {{file}}. Ein Beispiel steht in docs/operation.md.',
      noList:
        'In {{file}} (PROZESS_ORGANISATIONS_FILE) wird eine Liste von 1 bis 200 Verwaltungen erwartet. Ein Beispiel steht in docs/operation.md.',
      wrongEntry:
        'In {{file}} (PROZESS_ORGANISATIONS_FILE) stimmt im Eintrag {{number}} die Angabe „{{field}}“ nicht. Ein Beispiel steht in docs/operation.md.',
    },
    unknownOption: 'Das kennt prozess serve nicht: {{value}}. Hilfe: prozess serve --help',
  },
  template: {
    erk: 'Prozessmanagement@ERK',
  },
  usage: {
    backup:
      'prozess backup DATEI: alle Daten in eine Datei sichern (PROZESS_DATA oder DATABASE_URL sagen, welche). Geht auch, während die Plattform läuft.',
    restore:
      'prozess restore DATEI: eine Sicherung in einen leeren Datenordner (PROZESS_DATA) oder eine leere Datenbank (DATABASE_URL) zurückholen.',
  },
  done: {
    backup:
      'Gesichert in {{file}}: {{count}} Einträge. Die Datei enthält alles; bitte geschützt aufbewahren.',
    restore: 'Zurückgeholt aus {{file}}: {{count}} Einträge.',
  },
  help: `prozess serve: die Plattform starten (das tut auch npm start)

Einstellungen kommen aus der Umgebung:
  HOST            Adresse, an der gelauscht wird (127.0.0.1)
  PORT            Anschluss (4000)
  PROZESS_DATA    Ordner für die Daten (./data)
  DATABASE_URL    PostgreSQL ab 15, zum Beispiel postgres://name:kennwort@host:5432/prozess;
                  ohne sie läuft eine eigene Datenbank im Datenordner
  PUBLIC_URL      Adresse, unter der Menschen die Plattform erreichen (hinter einem Reverse Proxy)
  SMTP_URL        Postausgang, smtps://name:kennwort@host; ohne ihn gehen keine Mails hinaus
  SMTP_FROM       Adresse des Absenders (prozessverbund@ und der Name aus PUBLIC_URL)
  PROZESS_SETUP   beim ersten Start: examples (Beispiele laden, Vorgabe), ask (die erste Seite fragt),
                  alliance (Verbund aus der Umgebung anlegen)
  PROZESS_WINDOWS_PER_PERSON
                  so viele Fenster mit Entwürfen darf jemand gleichzeitig offen haben (30)
  PROZESS_SIGNING_SECRET
                  damit wird der Schlüssel zum Signieren verschlossen (sonst mit einer Datei im Datenordner)
  PROZESS_LOG     requests schreibt jede Anfrage ins Protokoll, sonst nur Fehler

Für PROZESS_SETUP=alliance:
  PROZESS_ALLIANCE_NAME               Name des Verbunds
  PROZESS_COORDINATOR_NAME            Name der ersten Koordination (sonst die E-Mail-Adresse)
  PROZESS_COORDINATOR_EMAIL           ihre E-Mail-Adresse
  PROZESS_COORDINATOR_PASSWORD        ihr Kennwort (mindestens 12 Zeichen), oder
  PROZESS_COORDINATOR_PASSWORD_FILE   eine Datei, in der es steht
  PROZESS_ORGANISATIONS_FILE          JSON-Datei mit den Verwaltungen (docs/operation.md); die
                                      Koordination gehört zur ersten
  PROZESS_TEMPLATE                    statt der Datei eine Vorlage: erk; ohne beides eine Verwaltung
                                      mit dem Namen des Verbunds
`,
}

const en: typeof de = {
  post: 'Post {{n}}',
  former: 'Former person',
  starting: 'Prozessverbund is starting …',
  databaseOwn: 'Own database in {{folder}}',
  databaseGiven: 'Database: {{address}}',
  migrated_one: 'Database set up ({{count}} step)',
  migrated_other: 'Database set up ({{count}} steps)',
  loadingExamples: 'Loading the examples …',
  ready: 'Ready: {{address}}',
  demoTitle: 'Sign in to try it out (all of it invented), one password for all: {{password}}',
  demoLine: '  {{email}}  {{role}}, {{organisation}}',
  setupCode: 'Set up your own alliance: {{address}}  Set-up code: {{code}}',
  stop: 'Stop with Ctrl+C',
  stopping: 'Stopping …',
  stopped: 'Stopped. Everything is saved.',
  databaseLost: 'The database ended unexpectedly. The platform stops; what was saved is safe.',
  problem: {
    portInUse:
      'The port {{host}}:{{port}} is in use. Please stop the other program, or choose another one with PORT.',
    portForbidden:
      'The port {{host}}:{{port}} may not be used. Please choose one above 1023 with PORT.',
    addressUnknown: 'This machine does not have the address {{host}}. Please check HOST.',
    noPages: 'The pages have not been built yet. Please start with npm start.',
    badCount: 'Please a whole number from 1 to {{most}}.',
    badValue: '{{name}} cannot be read: {{value}}. {{hint}}',
    badPort: 'A number from 0 to 65535 is expected.',
    badUrl: 'An address like https://processes.example.org is expected.',
    badMail:
      'SMTP_URL cannot be read. Expected is smtps://name:password@host or smtp://name:password@host:587, without a path.',
    mailWithoutUrl:
      'Mails hold links to the platform. Please set PUBLIC_URL together with SMTP_URL.',
    badSender: 'SMTP_FROM cannot be read. Expected is an address like prozesse@example.org.',
    badSetup: 'Possible are: examples, ask, alliance.',
    badTemplate: 'There is no such template. Possible are: {{names}}.',
    missing: 'PROZESS_SETUP=alliance needs {{name}}. Please set it in the environment.',
    shortPassword: 'PROZESS_COORDINATOR_PASSWORD needs at least {{count}} characters.',
    shortSecret: '{{name}} needs at least {{count}} characters.',
    emailTaken:
      'There is an account for PROZESS_COORDINATOR_EMAIL already. Please give another address.',
    passwordFile:
      'The file in PROZESS_COORDINATOR_PASSWORD_FILE cannot be read: {{value}}. Please check the path and access rights.',
    organisations: {
      twice: 'PROZESS_TEMPLATE and PROZESS_ORGANISATIONS_FILE are both set. Please choose one.',
      noFile:
        'The file in PROZESS_ORGANISATIONS_FILE cannot be read: {{value}}. Please check the path and access rights.',
      noJson:
        'The file in PROZESS_ORGANISATIONS_FILE is no valid JSON: {{file}}. docs/operation.md has an example.',
      noList:
        '{{file}} (PROZESS_ORGANISATIONS_FILE) should hold a list of 1 to 200 administrations. docs/operation.md has an example.',
      wrongEntry:
        'In {{file}} (PROZESS_ORGANISATIONS_FILE) “{{field}}” of entry {{number}} is not right. docs/operation.md has an example.',
    },
    unknownOption: 'prozess serve does not know this: {{value}}. Help: prozess serve --help',
  },
  template: {
    erk: 'Prozessmanagement@ERK',
  },
  usage: {
    backup:
      'prozess backup FILE: save all data in one file (PROZESS_DATA or DATABASE_URL say which). Works while the platform runs, too.',
    restore:
      'prozess restore FILE: bring a backup back into an empty data folder (PROZESS_DATA) or an empty database (DATABASE_URL).',
  },
  done: {
    backup: 'Saved in {{file}}: {{count}} entries. The file holds everything; please keep it safe.',
    restore: 'Brought back from {{file}}: {{count}} entries.',
  },
  help: `prozess serve: start the platform (npm start does this too)

Settings come from the environment:
  HOST            address to listen on (127.0.0.1)
  PORT            port (4000)
  PROZESS_DATA    folder for the data (./data)
  DATABASE_URL    PostgreSQL 15 or newer, for example postgres://name:password@host:5432/prozess;
                  without it an own database runs in the data folder
  PUBLIC_URL      address at which people reach the platform (behind a reverse proxy)
  SMTP_URL        outgoing mail, smtps://name:password@host; without it no mails are sent
  SMTP_FROM       address of the sender (prozessverbund@ and the name in PUBLIC_URL)
  PROZESS_SETUP   at the first start: examples (load the examples, default), ask (the first page asks),
                  alliance (make an alliance from the environment)
  PROZESS_WINDOWS_PER_PERSON
                  so many windows with drafts may one person have open at once (30)
  PROZESS_SIGNING_SECRET
                  seals the key for signing (else a file in the data folder does)
  PROZESS_LOG     requests writes every request to the log, otherwise only errors

For PROZESS_SETUP=alliance:
  PROZESS_ALLIANCE_NAME               name of the alliance
  PROZESS_COORDINATOR_NAME            name of the first coordinator (else the e-mail address)
  PROZESS_COORDINATOR_EMAIL           their e-mail address
  PROZESS_COORDINATOR_PASSWORD        their password (at least 12 characters), or
  PROZESS_COORDINATOR_PASSWORD_FILE   a file that holds it
  PROZESS_ORGANISATIONS_FILE          JSON file with the organisations (docs/operation.md); the
                                      coordinator belongs to the first
  PROZESS_TEMPLATE                    instead of the file a template: erk; without both one organisation
                                      with the alliance's name
`,
}

export const serve = { de, en }
