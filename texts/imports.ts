// What became of an uploaded file and why, one sentence for each reason. What the readers of the
// formats refuse is said beside them (texts/bpmn.ts); here is what concerns files and archives.

const de = {
  damagedArchive:
    'Das ZIP-Archiv ist beschädigt oder unvollständig. Bitte packen Sie es neu oder laden Sie die Dateien einzeln hoch.',
  encrypted:
    'Die Datei ist mit einem Kennwort geschützt. Bitte packen Sie das Archiv ohne Kennwort.',
  unknownCompression:
    'Die Datei ist mit einem seltenen Verfahren gepackt. Bitte packen Sie das Archiv mit den Bordmitteln Ihres Rechners neu.',
  damagedEntry: 'Die Datei ist im Archiv beschädigt. Bitte packen Sie das Archiv neu.',
  tooLarge:
    'Die Datei ist zu groß. Erlaubt sind {{limit}} je Datei. Bitte teilen Sie das Modell auf.',
  suspiciousRatio:
    'Die Datei würde sich beim Entpacken auf mehr als das {{ratio}}-Fache aufblähen. Das tun Prozessmodelle nicht; sie wurde nicht entpackt.',
  nestedArchive: 'Das ist ein Archiv im Archiv. Bitte laden Sie das innere Archiv einzeln hoch.',
  notXml:
    'Die Datei enthält kein XML, also kein lesbares Prozessmodell. Bitte speichern Sie das Modell als BPMN 2.0.',
  notText:
    'Die Datei enthält keinen lesbaren Text. Bitte speichern Sie die Schrittliste als Text (UTF-8).',
  notBpmn:
    'Die Datei ist kein BPMN-Modell (sie beginnt mit „{{root}}“). Bitte speichern Sie das Modell als BPMN 2.0.',
  emptyFile: 'Die Datei ist leer. Bitte exportieren Sie das Modell noch einmal.',
  timedOut:
    'Das Lesen hat länger als {{seconds}} Sekunden gedauert und wurde abgebrochen. Bitte teilen Sie das Modell auf.',
  tooManySteps:
    'Das Modell hat mehr als {{limit}} Schritte. Bitte teilen Sie es in mehrere Prozesse auf.',
  tooMuchMemory: 'Das Modell ist für das Lesen zu umfangreich. Bitte teilen Sie es auf.',
  readerFailed:
    'Das Modell ließ sich nicht lesen. Das liegt an der Plattform; bitte melden Sie es mit dieser Datei.',
  storeFailed:
    'Das Modell ließ sich nicht speichern. Es wurde nichts davon übernommen; bitte laden Sie die Datei noch einmal hoch.',
  notAModel: 'Kein Prozessmodell; die Datei wurde ausgelassen.',
  systemFile: 'Eine Datei des Betriebssystems; sie wurde ausgelassen.',
  atLine: 'Zeile {{line}}: {{text}}',
  alreadyThere: 'Genau dieses Modell ist bei dieser Verwaltung schon in der Bibliothek.',
}

const en: typeof de = {
  damagedArchive:
    'The ZIP archive is damaged or incomplete. Please pack it again or upload the files one by one.',
  encrypted: 'The file is protected by a password. Please pack the archive without one.',
  unknownCompression:
    'The file is packed in a rare way. Please pack the archive again with the tools of your system.',
  damagedEntry: 'The file is damaged inside the archive. Please pack the archive again.',
  tooLarge:
    'The file is too large. Up to {{limit}} are allowed for each file. Please split the model.',
  suspiciousRatio:
    'Unpacked, the file would grow to more than {{ratio}} times its size. Process models do not; it was not unpacked.',
  nestedArchive: 'This is an archive inside an archive. Please upload the inner one by itself.',
  notXml:
    'The file holds no XML and so no process model that can be read. Please save the model as BPMN 2.0.',
  notText: 'The file holds no readable text. Please save the step list as text (UTF-8).',
  notBpmn:
    'The file is not a BPMN model (it begins with “{{root}}”). Please save the model as BPMN 2.0.',
  emptyFile: 'The file is empty. Please export the model once more.',
  timedOut: 'Reading took longer than {{seconds}} seconds and was stopped. Please split the model.',
  tooManySteps: 'The model has more than {{limit}} steps. Please split it into several processes.',
  tooMuchMemory: 'The model is too extensive to be read. Please split it.',
  readerFailed:
    'The model could not be read. The platform is to blame; please report it with this file.',
  storeFailed:
    'The model could not be stored. Nothing of it was taken over; please upload the file again.',
  notAModel: 'Not a process model; the file was left out.',
  systemFile: 'A file of the operating system; it was left out.',
  atLine: 'Line {{line}}: {{text}}',
  alreadyThere: 'Exactly this model of this administration is in the library already.',
}

export const imports = { de, en }
