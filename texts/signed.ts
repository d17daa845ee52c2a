// Adoption across alliances: saving a process as a signed file, receiving one, and whose keys are known.

const de = {
  save: {
    open: 'Als signierte Datei …',
    title: '„{{name}}“ als signierte Datei',
    lead: 'Für andere Verbünde: eine Datei mit der freigegebenen Fassung {{version}}. Ihre Signatur zeigt, dass sie aus Ihrem Verbund kommt und niemand sie verändert hat.',
    goes: 'Mit geht, was auch Ihr Verbund sehen darf:',
    flow: 'Ablauf und Steckbrief, ohne Notizen und ohne wer verantwortlich ist',
    minutes: 'Minuten und Wartezeiten',
    cases: 'Fallzahlen und Anteile',
    posts: 'Stellen und Einheiten',
    noMinutes: 'Minuten und Wartezeiten bleiben im Haus.',
    noCases: 'Fallzahlen und Anteile bleiben im Haus.',
    noPosts:
      'Stellen bleiben im Haus; sie heißen in der Datei „Stelle 1“, „Stelle 2“ und so weiter.',
    persons: 'Bitte sehen Sie nach, dass in den Schritten keine Namen von Personen stehen.',
    contact: 'Wen kann man fragen?',
    contactHint: 'Eine Stelle mit Telefon oder Postfach, keine Person.',
    contactMissing: 'Bitte nennen Sie eine Stelle.',
    licence: 'Was dürfen andere damit tun?',
    licences: {
      zero: 'Alles, ohne Bedingung (Datenlizenz Deutschland Zero 2.0)',
      by: 'Alles, mit Namensnennung (Datenlizenz Deutschland Namensnennung 2.0)',
      ccBy: 'Alles, mit Namensnennung (CC BY 4.0)',
      ccBySa: 'Mit Namensnennung, unter gleichen Bedingungen (CC BY-SA 4.0)',
    },
    fingerprint: 'Fingerabdruck Ihres Verbunds',
    fingerprintHint:
      'Danach wird man Sie am Telefon fragen, wenn jemand zum ersten Mal eine Datei von Ihnen öffnet.',
    first:
      'Beim ersten Speichern entsteht der Schlüssel Ihres Verbunds. Seinen Fingerabdruck finden Sie dann hier und unter Einstellungen, Schlüssel.',
    confirm: 'Speichern',
    done: '„{{name}}“ ist als signierte Datei gespeichert.',
    notInForce: 'Gespeichert wird, was freigegeben ist. Bitte geben Sie zuerst eine Fassung frei.',
    noSecret:
      'Der Schlüssel Ihres Verbunds lässt sich auf diesem Server nicht öffnen. Es fehlt, womit er verschlossen wurde. Die IT kann das zurückbringen, oder die Koordination legt unter Einstellungen, Schlüssel einen neuen an.',
  },
  receive: {
    title: 'Aus signierter Datei übernehmen',
    lead: 'Für Abläufe aus einem anderen Verbund. Die Datei endet auf „.prozess.json“. Zuerst wird geprüft, von wem sie kommt und ob sie unverändert ist; in die Bibliothek kommt noch nichts.',
    file: 'Signierte Datei',
    missing: 'Bitte wählen Sie eine Datei.',
    forWhom: 'Für welche Verwaltung?',
    check: 'Prüfen',
    nowhere: 'Übernehmen kann, wer in einer Verwaltung modelliert oder sie verwaltet.',
    fault: {
      notSigned: 'Das ist keine signierte Datei.',
      tooLarge: 'Die Datei ist größer als 10 MB.',
      newer: 'Diese Datei hat eine neuere Form, als diese Plattform lesen kann.',
      cutOff: 'Der Datei fehlt das Ende.',
      changed:
        'Die Signatur stimmt nicht: Die Datei wurde verändert, nachdem sie signiert war, oder mit einem anderen Schlüssel signiert.',
      unreadable: 'Die Signatur stimmt, aber der Inhalt lässt sich nicht lesen.',
      own: 'Diese Datei kommt aus Ihrem eigenen Verbund.',
    },
    help: {
      notSigned: 'Nichts wurde übernommen. Modelle ohne Signatur laden Sie in der Bibliothek hoch.',
      tooLarge:
        'Nichts wurde übernommen. Bitten Sie um das Modell als BPMN-Datei und laden Sie es in der Bibliothek hoch.',
      newer: 'Nichts wurde übernommen. Bitten Sie Ihre IT, die Plattform zu aktualisieren.',
      cutOff:
        'Nichts wurde übernommen. Sie kam wohl nicht vollständig an; bitte laden oder schicken Sie sie noch einmal.',
      changed:
        'Nichts wurde übernommen. Lassen Sie sich die Datei noch einmal schicken, am besten auf einem anderen Weg, und fragen Sie nach, wenn es wieder geschieht.',
      unreadable:
        'Nichts wurde übernommen. Bitte sagen Sie dem anderen Verbund Bescheid; die Datei ist dort falsch entstanden.',
      own: 'Nichts wurde übernommen. Sie finden den Ablauf in der Bibliothek und übernehmen ihn dort.',
    },
  },
  file: {
    title: '{{name}}, Fassung {{version}}',
    lead: 'Signierte Datei von {{organisation}}, {{alliance}}.',
    from: 'Von wem sie kommt',
    alliance: 'Verbund',
    organisation: 'Verwaltung',
    savedOn: 'Gespeichert am',
    contact: 'Fragen an',
    licence: 'Lizenz',
    hash: 'Prüfsumme des Inhalts',
    aspect: {
      asIs: 'Ist: so wird es dort gemacht',
      target: 'Soll: so soll es dort gemacht werden',
    },
    kind: 'Ist oder Soll',
    goesBackTo: 'Beruht dort auf',
    descent: 'Fassung {{version}} von „{{name}}“ ({{whose}})',
    holds: 'Die Signatur stimmt: Seit dem Signieren hat niemand die Datei verändert.',
  },
  key: {
    title: 'Schlüssel',
    fingerprint: 'Fingerabdruck',
    known: 'Diesen Schlüssel kennt Ihr Verbund, bestätigt am {{date}}.',
    unknown: 'Diesen Schlüssel kennt Ihr Verbund noch nicht.',
    unknownLead:
      'Die Signatur allein sagt nicht, wem der Schlüssel gehört. Rufen Sie {{organisation}} unter einer Nummer an, die nicht aus der Datei stammt, und vergleichen Sie den Fingerabdruck. Dort steht er unter Einstellungen, Schlüssel.',
    other:
      'Für {{alliance}} ist hier schon ein anderer Schlüssel bekannt. Fragen Sie nach, warum es jetzt ein neuer ist.',
    revoked: 'Diesen Schlüssel hat Ihr Verbund widerrufen, am {{date}}.',
    revokedLead:
      'Aus der Datei wird nichts übernommen. Fragen Sie nach einer, die mit dem neuen Schlüssel signiert ist.',
    who: 'Bestätigen kann, wer eine Verwaltung verwaltet oder den Verbund koordiniert. Zeigen Sie dieser Person diese Seite.',
    compared: 'Ich habe den Fingerabdruck mit {{alliance}} verglichen, und er ist derselbe.',
    notCompared: 'Bitte vergleichen Sie zuerst den Fingerabdruck.',
    confirm: 'Schlüssel bestätigen',
    confirmed: 'Der Schlüssel von {{alliance}} ist bestätigt, für Ihren ganzen Verbund.',
  },
  what: {
    title: 'Was ändert sich bei uns?',
    take: 'Es entsteht ein eigener Ablauf Ihrer Verwaltung als Entwurf, der mit dieser Fassung verknüpft bleibt. Sonst ändert sich nichts. Kommt später eine Datei mit einer neueren Fassung, können Sie daraus übernehmen, was sich geändert hat.',
    wait: 'Noch nichts. Übernehmen lässt sich der Ablauf, sobald der Schlüssel bestätigt ist.',
    reader: 'Übernehmen kann in Ihrer Verwaltung, wer modelliert oder sie verwaltet.',
    update: '„{{name}}“ beruht auf Fassung {{from}}. Diese Datei bringt Fassung {{to}}.',
    see: 'Was sich geändert hat',
    seeFor: 'Was sich geändert hat: {{name}}',
    merge: 'Übernehmen, was sich geändert hat',
    mergeFor: 'Übernehmen, was sich geändert hat: {{name}}',
    known: 'Nichts: Auf dieser Fassung beruht Ihr Ablauf schon.',
    older:
      'Nichts: Ihr Ablauf beruht schon auf einer neueren Fassung. Eine ältere wird nicht übernommen.',
    none: 'Nichts.',
    link: '„{{name}}“, Fassung {{from}}',
    preview: 'Der Ablauf in der Datei',
    steps: 'Als Liste',
  },
  differences: {
    title: 'Was sich in „{{name}}“ geändert hat',
    lead: 'Fassung {{from}} und {{to}}, wie sie aus den signierten Dateien kamen.',
  },
  keys: {
    lead: 'Für den Austausch mit anderen Verbünden durch signierte Dateien.',
    own: 'Der Schlüssel Ihres Verbunds',
    ownLead: 'Diesen Fingerabdruck lesen Sie am Telefon vor. Er ist kein Geheimnis.',
    since: 'seit {{date}}',
    noneYet:
      'Ihr Verbund hat noch keinen. Er entsteht, wenn jemand zum ersten Mal einen Ablauf als signierte Datei speichert.',
    renew: 'Neuen Schlüssel anlegen',
    renewQuestion: 'Einen neuen Schlüssel anlegen?',
    renewLead:
      'Neue Dateien werden dann mit dem neuen signiert. Schon gespeicherte gelten weiter. Sagen Sie den anderen Verbünden Bescheid: Sie müssen den neuen Fingerabdruck vergleichen und können den alten widerrufen.',
    renewed: 'Der neue Schlüssel ist angelegt.',
    others: 'Schlüssel anderer Verbünde',
    none: 'Noch ist keiner bekannt. Beim ersten Öffnen einer signierten Datei wird danach gefragt.',
    known: 'bestätigt am {{date}}',
    revokedOn: 'widerrufen am {{date}}',
    by: '{{what}} von {{name}}',
    revoke: 'Widerrufen',
    revokeOf: 'Widerrufen: {{name}}',
    revokeQuestion: 'Den Schlüssel von {{name}} widerrufen?',
    revokeLead:
      'Aus Dateien, die damit signiert sind, wird dann nichts mehr übernommen. Was schon übernommen ist, bleibt. Bestätigen lässt er sich wieder, wenn jemand eine solche Datei öffnet.',
    revoked: 'Der Schlüssel von {{name}} ist widerrufen.',
  },
}

const en: typeof de = {
  save: {
    open: 'As a signed file …',
    title: '“{{name}}” as a signed file',
    lead: 'For other alliances: one file with the approved version {{version}}. Its signature shows that it comes from your alliance and that nobody has changed it.',
    goes: 'What your alliance may see goes along:',
    flow: 'flow and fact sheet, without notes and without who is responsible',
    minutes: 'minutes and waiting times',
    cases: 'numbers of cases and shares',
    posts: 'posts and units',
    noMinutes: 'Minutes and waiting times stay in-house.',
    noCases: 'Numbers of cases and shares stay in-house.',
    noPosts: 'Posts stay in-house; in the file they are called “Stelle 1”, “Stelle 2” and so on.',
    persons: 'Please look that no step names a person.',
    contact: 'Who can be asked?',
    contactHint: 'A post with telephone or mailbox, not a person.',
    contactMissing: 'Please name a post.',
    licence: 'What may others do with it?',
    licences: {
      zero: 'Everything, without conditions (Datenlizenz Deutschland Zero 2.0)',
      by: 'Everything, naming you (Datenlizenz Deutschland Namensnennung 2.0)',
      ccBy: 'Everything, naming you (CC BY 4.0)',
      ccBySa: 'Naming you, under the same conditions (CC BY-SA 4.0)',
    },
    fingerprint: 'Fingerprint of your alliance',
    fingerprintHint:
      'Somebody who opens a file of yours for the first time will ask for it on the telephone.',
    first:
      'Saving for the first time makes the key of your alliance. Its fingerprint is then here and under Settings, Keys.',
    confirm: 'Save',
    done: '“{{name}}” is saved as a signed file.',
    notInForce: 'Saved is what is approved. Please approve a version first.',
    noSecret:
      'The key of your alliance cannot be opened on this server: what it was sealed with is missing. IT can bring that back, or coordination makes a new one under Settings, Keys.',
  },
  receive: {
    title: 'Take over from a signed file',
    lead: 'For processes of another alliance. The file ends in “.prozess.json”. First it is checked whose it is and whether it is unchanged; nothing is in the library yet.',
    file: 'Signed file',
    missing: 'Please choose a file.',
    forWhom: 'For which administration?',
    check: 'Check',
    nowhere: 'Whoever models in an administration or administers it can take something over.',
    fault: {
      notSigned: 'This is no signed file.',
      tooLarge: 'The file is larger than 10 MB.',
      newer: 'This file has a newer form than this platform can read.',
      cutOff: 'The end of the file is missing.',
      changed:
        'The signature does not hold: the file was changed after it was signed, or signed with another key.',
      unreadable: 'The signature holds, but what is in it cannot be read.',
      own: 'This file comes from your own alliance.',
    },
    help: {
      notSigned: 'Nothing was taken over. Models without a signature are uploaded in the library.',
      tooLarge:
        'Nothing was taken over. Ask for the model as a BPMN file and upload it in the library.',
      newer: 'Nothing was taken over. Ask your IT to update the platform.',
      cutOff:
        'Nothing was taken over. It seems not to have arrived whole; please download or send it again.',
      changed:
        'Nothing was taken over. Have the file sent again, best in another way, and ask if it happens again.',
      unreadable:
        'Nothing was taken over. Please tell the other alliance; the file was made wrongly there.',
      own: 'Nothing was taken over. You find the process in the library and take it over there.',
    },
  },
  file: {
    title: '{{name}}, version {{version}}',
    lead: 'Signed file of {{organisation}}, {{alliance}}.',
    from: 'Whose it is',
    alliance: 'Alliance',
    organisation: 'Administration',
    savedOn: 'Saved on',
    contact: 'Questions to',
    licence: 'Licence',
    hash: 'Checksum of the content',
    aspect: { asIs: 'As-is: how it is done there', target: 'Target: how it shall be done there' },
    kind: 'As-is or target',
    goesBackTo: 'Goes back there to',
    descent: 'version {{version}} of “{{name}}” ({{whose}})',
    holds: 'The signature holds: nobody has changed the file since it was signed.',
  },
  key: {
    title: 'Key',
    fingerprint: 'Fingerprint',
    known: 'Your alliance knows this key, confirmed on {{date}}.',
    unknown: 'Your alliance does not know this key yet.',
    unknownLead:
      'The signature alone does not say whose the key is. Call {{organisation}} under a number that is not from the file, and compare the fingerprint. There it stands under Settings, Keys.',
    other: 'Another key of {{alliance}} is known here already. Ask why it is a new one now.',
    revoked: 'Your alliance revoked this key on {{date}}.',
    revokedLead:
      'Nothing is taken over from the file. Ask for one that is signed with the new key.',
    who: 'Whoever administers an administration or coordinates the alliance can confirm it. Show them this page.',
    compared: 'I compared the fingerprint with {{alliance}}, and it is the same.',
    notCompared: 'Please compare the fingerprint first.',
    confirm: 'Confirm key',
    confirmed: 'The key of {{alliance}} is confirmed, for your whole alliance.',
  },
  what: {
    title: 'What changes for us?',
    take: 'A process of your own administration is made as a draft, linked with this version. Nothing else changes. If a file with a newer version comes later, you can take from it what has changed.',
    wait: 'Nothing yet. The process can be taken over once the key is confirmed.',
    reader: 'In your administration, whoever models or administers can take it over.',
    update: '“{{name}}” goes back to version {{from}}. This file brings version {{to}}.',
    see: 'What has changed',
    seeFor: 'What has changed: {{name}}',
    merge: 'Take over what has changed',
    mergeFor: 'Take over what has changed: {{name}}',
    known: 'Nothing: your process goes back to this version already.',
    older:
      'Nothing: your process goes back to a newer version already. An older one is not taken over.',
    none: 'Nothing.',
    link: '“{{name}}”, version {{from}}',
    preview: 'The process in the file',
    steps: 'As a list',
  },
  differences: {
    title: 'What has changed in “{{name}}”',
    lead: 'Versions {{from}} and {{to}}, as they came with the signed files.',
  },
  keys: {
    lead: 'For exchange with other alliances by signed files.',
    own: 'The key of your alliance',
    ownLead: 'This fingerprint you read out on the telephone. It is no secret.',
    since: 'since {{date}}',
    noneYet:
      'Your alliance has none yet. It is made when somebody saves a process as a signed file for the first time.',
    renew: 'Make a new key',
    renewQuestion: 'Make a new key?',
    renewLead:
      'New files are then signed with the new one. Those saved before still hold. Tell the other alliances: they have to compare the new fingerprint and can revoke the old one.',
    renewed: 'The new key is made.',
    others: 'Keys of other alliances',
    none: 'None is known yet. It is asked for when a signed file is opened for the first time.',
    known: 'confirmed on {{date}}',
    revokedOn: 'revoked on {{date}}',
    by: '{{what}} by {{name}}',
    revoke: 'Revoke',
    revokeOf: 'Revoke: {{name}}',
    revokeQuestion: 'Revoke the key of {{name}}?',
    revokeLead:
      'Nothing more is then taken over from files signed with it. What was taken over already stays. It can be confirmed again when somebody opens such a file.',
    revoked: 'The key of {{name}} is revoked.',
  },
}

export const signed = { de, en }
