// Signing in, accepting an invitation, passwords.

const de = {
  signIn: {
    title: 'Anmelden',
    lead: 'Gemeinsam sehen, wie jede Verwaltung arbeitet, und voneinander lernen.',
    email: 'E-Mail-Adresse',
    password: 'Kennwort',
    submit: 'Anmelden',
    demoTitle: 'Mit Beispielen ausprobieren',
    demoLead:
      'Ein erfundener Verbund mit einem Kreis und fünf Städten. Wählen Sie, als wer Sie sich umsehen möchten.',
    demoAs: 'Anmelden als',
    setupTitle: 'Eigener Verbund',
    setupLead: 'Hier ist noch kein eigener Verbund eingerichtet.',
    setup: 'Unseren Verbund einrichten',
  },
  invitation: {
    title: 'Einladung annehmen',
    lead: '{{alliance}} lädt Sie ein: {{organisation}}.',
    roles: 'Sie dürfen dort: {{roles}}.',
    name: 'Ihr Name',
    submit: 'Konto anlegen und beginnen',
    account:
      'Haben Sie schon ein Konto? Dann melden Sie sich zuerst an und öffnen den Link noch einmal.',
    asMe: 'Sie sind angemeldet als {{name}}. Mit der Einladung kommt diese Verwaltung zu Ihrem Konto dazu.',
    accept: 'Einladung annehmen',
  },
  password: {
    current: 'Bisheriges Kennwort',
    next: 'Neues Kennwort',
    choose: 'Kennwort',
    hint: 'Mindestens {{count}} Zeichen. Ein kurzer Satz ist gut zu merken.',
    short: 'Das Kennwort braucht mindestens {{count}} Zeichen.',
    wrong: 'Das bisherige Kennwort stimmt nicht. Es ist nichts geändert.',
    change: 'Kennwort ändern',
    done: 'Ihr Kennwort ist geändert. Überall sonst sind Sie abgemeldet.',
  },
  check: {
    name: 'Bitte geben Sie Ihren Namen ein.',
    email: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel vorname.nachname@stadt.de.',
  },
}

const en: typeof de = {
  signIn: {
    title: 'Sign in',
    lead: 'See together how each administration works, and learn from each other.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    demoTitle: 'Try it with examples',
    demoLead:
      'An invented alliance of a county and five towns. Choose as whom you would like to look around.',
    demoAs: 'Sign in as',
    setupTitle: 'Your own alliance',
    setupLead: 'No alliance of your own has been set up here yet.',
    setup: 'Set up our alliance',
  },
  invitation: {
    title: 'Accept the invitation',
    lead: '{{alliance}} invites you: {{organisation}}.',
    roles: 'There you may: {{roles}}.',
    name: 'Your name',
    submit: 'Create account and begin',
    account: 'Do you have an account already? Then sign in first and open the link again.',
    asMe: 'You are signed in as {{name}}. The invitation adds this administration to your account.',
    accept: 'Accept invitation',
  },
  password: {
    current: 'Current password',
    next: 'New password',
    choose: 'Password',
    hint: 'At least {{count}} characters. A short sentence is easy to remember.',
    short: 'The password needs at least {{count}} characters.',
    wrong: 'The current password is not right. Nothing has been changed.',
    change: 'Change password',
    done: 'Your password has been changed. You have been signed out everywhere else.',
  },
  check: {
    name: 'Please enter your name.',
    email: 'Please enter an e-mail address, for example first.last@town.de.',
  },
}

export const session = { de, en }
