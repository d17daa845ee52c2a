// What to mend in a step text. The line number stands before the sentence, so none repeats it.

import type { StepsProblemCode } from '#steps'

const de: Record<StepsProblemCode, string> = {
  'steps/no-name':
    'Der Ablauf hat noch keinen Namen. Schreiben Sie oben eine Zeile „Prozess: …“ dazu.',
  'steps/no-steps':
    'Hier steht noch kein Schritt. Schreiben Sie jeden Schritt in eine eigene Zeile.',
  'steps/head-unknown':
    'Das Wort „{{word}}“ ist im Kopf nicht bekannt. Die Zeile wurde übergangen. Bekannt sind zum Beispiel Prozess, Verwaltung, Auslöser, Ergebnis und Fälle im Jahr.',
  'steps/head-value':
    'Die Angabe „{{value}}“ bei „{{word}}“ ließ sich nicht lesen und fehlt jetzt. Bitte schreiben Sie sie anders.',
  'steps/head-twice':
    '„{{word}}“ steht weiter unten noch einmal. Die letzte Zeile gilt; „{{value}}“ fehlt jetzt. Bitte lassen Sie eine der Zeilen weg.',
  'steps/head-late':
    'Angaben wie „{{word}}“ stehen oben, vor dem ersten Schritt. Hier wurde die Zeile als Schritt gelesen. Bitte schieben Sie sie nach oben.',
  'steps/indentation':
    'Diese Zeile ist anders eingerückt als die Zeilen darüber. Sie wurde der nächsten passenden Stufe zugeordnet. Bitte rücken Sie sie gleich weit ein.',
  'steps/label-missing':
    'Hier fehlt, was getan wird. Schreiben Sie den Schritt vor die Angaben, zum Beispiel „Antrag prüfen“.',
  'steps/attribute-unknown':
    'Die Angabe „{{text}}“ in den eckigen Klammern ist nicht bekannt. Sie steht jetzt als Notiz am Schritt.',
  'steps/attribute-twice':
    '„{{text}}“ sagt etwas, das davor schon anders steht. Das Erste gilt; „{{text}}“ steht jetzt als Notiz am Schritt.',
  'steps/bracket-open':
    'Eine eckige Klammer ist hier offen oder steht nicht am Ende; „{{text}}“ wurde ganz als Name gelesen. Schreiben Sie alle Angaben in eine Klammer hinter den Schritt, oder setzen Sie den Namen in Anführungszeichen.',
  'steps/branches-missing':
    'Unter dieser Zeile fehlen die Wege. Schreiben Sie sie eingerückt darunter, zum Beispiel „ja: weiter“.',
  'steps/branch-expected':
    'Unter einer Entscheidung steht jeder Weg mit einem Doppelpunkt, zum Beispiel „ja: weiter“. „{{text}}“ wurde als eigener Weg gelesen.',
  'steps/branch-misplaced':
    'Diese Zeile sieht aus wie ein Weg, gehört aber zu keiner Entscheidung. Schreiben Sie darüber „? …“ mit der Frage.',
  'steps/boundary-misplaced':
    'Was einen Schritt unterbricht („!“), steht direkt unter diesem Schritt. Über „{{text}}“ steht keiner; was darunter steht, wurde als Schritte gelesen.',
  'steps/boundary-colon':
    'Was einen Schritt unterbricht, endet mit einem Doppelpunkt, und darunter steht eingerückt, was dann geschieht: „! Frist abgelaufen [14 Tage]:“. „{{text}}“ wurde als Schritt gelesen. Ist es einer, setzen Sie ihn in Anführungszeichen.',
  'steps/note-misplaced':
    'Eine Notiz („//“) oder Anmerkung („///“) gehört unter einen Schritt. „{{text}}“ steht unter keinem und fehlt jetzt. Schreiben Sie die Zeile unter einen Schritt, oder mit „#“ davor, wenn sie nur in der Datei stehen soll.',
  'steps/section-misplaced':
    'Eine Überschrift mit „===“ beginnt einen neuen Beteiligten und steht ganz links. „{{text}}“ wurde übergangen.',
  'steps/shares-over':
    'Die Wege dieser Entscheidung ergeben zusammen {{sum}} %. Es dürfen höchstens 100 % sein.',
  'steps/target-unknown':
    'Der Schritt „{{target}}“ wurde nicht gefunden. Der Sprung fehlt jetzt. Bitte nennen Sie die Nummer oder den genauen Namen.',
  'steps/target-ambiguous':
    '„{{target}}“ passt auf mehrere Schritte. Der Sprung fehlt jetzt. Bitte nennen Sie die Nummer.',
  'steps/target-elsewhere':
    'Dieser Sprung führt zu einem anderen Beteiligten oder in einen Teilprozess hinein oder hinaus. Das geht nicht; der Sprung fehlt jetzt. Schreiben Sie stattdessen „Nachricht: …“ und „warten auf …“.',
  'steps/message-inside':
    'Eine Nachricht geht an einen anderen Beteiligten. Innerhalb eines Beteiligten führt der Ablauf von selbst weiter; die Nachricht fehlt jetzt.',
  'steps/message-target':
    'Bei „{{party}}“ gibt es keinen Schritt „{{target}}“, oder mehrere. Die Nachricht fehlt jetzt. Bitte nennen Sie die Nummer oder den genauen Namen, oder nur „{{party}}“.',
  'steps/unreachable':
    'Dieser Schritt wird nie erreicht, weil alle Wege davor enden oder woandershin führen. Er bleibt ohne Verbindung stehen.',
  'steps/not-possible':
    'So, wie der Ablauf gezeichnet ist, lässt sich diese Änderung in der Liste nicht machen. Nichts wurde geändert. Ändern Sie die Stelle im Bild, oder schreiben Sie sie anders.',
}

const en: Record<StepsProblemCode, string> = {
  'steps/no-name': 'The process has no name yet. Add a line “Process: …” at the top.',
  'steps/no-steps': 'There is no step here yet. Write each step on a line of its own.',
  'steps/head-unknown':
    'The word “{{word}}” is not known in the head. The line was passed over. Known are for example Process, Administration, Trigger, Result and Cases per year.',
  'steps/head-value':
    'The value “{{value}}” for “{{word}}” could not be read and is missing now. Please write it differently.',
  'steps/head-twice':
    '“{{word}}” stands once more further down. The last line counts; “{{value}}” is missing now. Please leave one of the lines out.',
  'steps/head-late':
    'Facts such as “{{word}}” stand at the top, before the first step. Here the line was read as a step. Please move it up.',
  'steps/indentation':
    'This line is indented differently from the lines above. It was put on the next level that fits. Please indent it equally.',
  'steps/label-missing':
    'What is done is missing here. Write the step before its details, for example “Check application”.',
  'steps/attribute-unknown':
    'The detail “{{text}}” in square brackets is not known. It is now a note of the step.',
  'steps/attribute-twice':
    '“{{text}}” says what was said differently before it. The first one holds; “{{text}}” is now a note at the step.',
  'steps/bracket-open':
    'A square bracket is open here or does not stand at the end; “{{text}}” was read as a name as a whole. Write all details in one bracket behind the step, or put the name in quotation marks.',
  'steps/branches-missing':
    'The ways are missing below this line. Write them indented, for example “yes: continue”.',
  'steps/branch-expected':
    'Below a decision every way has a colon, for example “yes: continue”. “{{text}}” was read as a way of its own.',
  'steps/branch-misplaced':
    'This line looks like a way but belongs to no decision. Write “? …” with the question above it.',
  'steps/boundary-misplaced':
    'What interrupts a step (“!”) stands right below that step. There is none above “{{text}}”; what stands below it was read as steps.',
  'steps/boundary-colon':
    'What interrupts a step ends with a colon, and what happens then stands indented below: “! Time is up [14 days]:”. “{{text}}” was read as a step. If it is one, put it in quotation marks.',
  'steps/note-misplaced':
    'A note (“//”) or remark (“///”) belongs below a step. “{{text}}” stands below none and is missing now. Write the line below a step, or with “#” before it if it is only for the file.',
  'steps/section-misplaced':
    'A heading with “===” begins another party and stands at the very left. “{{text}}” was passed over.',
  'steps/shares-over':
    'The ways of this decision add up to {{sum}} %. No more than 100 % are possible.',
  'steps/target-unknown':
    'The step “{{target}}” was not found. The jump is missing now. Please give its number or its exact name.',
  'steps/target-ambiguous':
    '“{{target}}” fits several steps. The jump is missing now. Please give the number.',
  'steps/target-elsewhere':
    'This jump leads to another party, or into or out of a sub-process. That is not possible; the jump is missing now. Write “message: …” and “wait for …” instead.',
  'steps/message-inside':
    'A message goes to another party. Within a party the flow goes on by itself; the message is missing now.',
  'steps/message-target':
    '“{{party}}” has no step “{{target}}”, or several. The message is missing now. Please give the number or the exact name, or only “{{party}}”.',
  'steps/unreachable':
    'This step is never reached because all ways before it end or lead elsewhere. It stays unconnected.',
  'steps/not-possible':
    'The way this process is drawn, this change cannot be made in the list. Nothing was changed. Change the place in the drawing, or write it differently.',
}

export const steps = { de, en }
