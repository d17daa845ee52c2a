// What is done and what shall be done instead, in words.

const de = {
  title: 'Ist und Soll',
  replaces: 'Soll zum Ist „{{name}}“',
  hasTarget: 'Dazu gibt es ein Soll: „{{name}}“',
  none: 'Welches Ist soll dieses Soll einmal ablösen?',
  choose: 'Ist auswählen',
  change: 'Anderes Ist auswählen',
  part: 'Vom Ist lösen',
  compare: 'Ist und Soll vergleichen',
  compareWhich: 'Ist und Soll vergleichen: „{{name}}“',
  replaced: 'Seit {{day}} wird nach dem Soll „{{name}}“ gearbeitet. Dieses Ist ist damit abgelöst.',
  replacing:
    'Seit {{day}} wird nach diesem Soll gearbeitet. Das Ist „{{name}}“ ist damit abgelöst.',
  stillHolds: 'Freigegeben ist es aber noch.',
  retire: 'Ist außer Kraft setzen',
  retireReason: 'Abgelöst durch das Soll „{{name}}“, eingeführt seit {{day}}.',
  chooseTitle: 'Welches Ist soll abgelöst werden?',
  chooseLead:
    'Wählen Sie den Ablauf Ihrer Verwaltung, an dessen Stelle „{{name}}“ treten soll. Am Ist ändert das nichts.',
  chooseNothing: 'In Ihrer Verwaltung wurde kein Ist-Ablauf dazu gefunden.',
  done: '„{{name}}“ ist jetzt das Ist zu diesem Soll.',
  parted: 'Das Soll ist vom Ist gelöst.',
  begin: 'Soll dazu erfassen',
  beginLead: 'Das Soll wird mit dem Ist „{{name}}“ verbunden, das es einmal ablösen soll.',
}

const en: typeof de = {
  title: 'As is and target',
  replaces: 'Target for the as-is “{{name}}”',
  hasTarget: 'There is a target for it: “{{name}}”',
  none: 'Which as-is shall this target replace one day?',
  choose: 'Choose the as-is',
  change: 'Choose another as-is',
  part: 'Part from the as-is',
  compare: 'Compare as-is and target',
  compareWhich: 'Compare as-is and target: “{{name}}”',
  replaced: 'Since {{day}} people work by the target “{{name}}”. This as-is is replaced by it.',
  replacing: 'Since {{day}} people work by this target. The as-is “{{name}}” is replaced by it.',
  stillHolds: 'It is still approved, though.',
  retire: 'Retire the as-is',
  retireReason: 'Replaced by the target “{{name}}”, introduced since {{day}}.',
  chooseTitle: 'Which as-is shall be replaced?',
  chooseLead:
    'Choose the process of your administration in whose place “{{name}}” shall be. Nothing changes in the as-is.',
  chooseNothing: 'No as-is process of your administration was found for it.',
  done: '“{{name}}” is now the as-is of this target.',
  parted: 'The target is parted from the as-is.',
  begin: 'Record a target for it',
  beginLead: 'The target is paired with the as-is “{{name}}”, which it shall replace one day.',
}

export const pair = { de, en }
