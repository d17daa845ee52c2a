// What happened, what is safe, what to do: one sentence or two for each error code.

import type { ErrorCode } from '#api'

const de = {
  'request/invalid':
    'Die Angaben sind so nicht lesbar ({{field}}). Es wurde nichts geändert. Bitte prüfen Sie die Eingabe.',
  'request/too-large':
    'Das ist zu groß ({{size}}). Erlaubt sind {{limit}}. Bitte teilen Sie die Dateien auf.',
  'session/needed': 'Bitte melden Sie sich an.',
  'session/wrong-credentials':
    'E-Mail-Adresse oder Kennwort stimmt nicht. Bitte versuchen Sie es noch einmal.',
  'session/too-many-attempts':
    'Zu viele Versuche. Bitte warten Sie {{minutes}} Minuten und versuchen Sie es dann noch einmal.',
  'session/foreign-origin':
    'Die Anfrage kam von einer fremden Seite und wurde nicht ausgeführt. Bitte laden Sie die Seite neu.',
  'right/missing':
    'Dafür fehlt Ihnen ein Recht. Ihre Verwaltung kann es Ihnen unter „Einstellungen“ geben.',
  'thing/not-found': 'Das gibt es hier nicht, oder es ist für Sie nicht freigegeben.',
  'setup/code-wrong':
    'Der Einrichtungscode stimmt nicht. Er steht in dem Fenster, in dem die Plattform gestartet wurde.',
  'setup/done-already': 'Hier ist schon ein Verbund eingerichtet. Bitte melden Sie sich an.',
  'enquiry/expired':
    'Dieser Link gilt nicht mehr. Bitte fragen Sie bei der Person nach, von der Sie ihn haben.',
  'enquiry/full':
    'Über diesen Link sind schon sehr viele Antworten gekommen. Mehr nimmt er nicht an.',
  'invitation/expired':
    'Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue schicken.',
  'invitation/other-person':
    'Diese Einladung gilt für {{email}}. Bitte nehmen Sie sie mit dieser Adresse an, oder lassen Sie sich eine neue schicken.',
  'person/email-taken':
    'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an.',
  'person/last-admin':
    'Das ist die letzte Person mit diesem Recht. Bitte geben Sie es zuerst jemand anderem.',
  'import/not-started': 'Dieser Upload wartet noch darauf, dass Sie eine Verwaltung auswählen.',
  'import/started-already': 'Dieser Upload läuft schon. Bitte warten Sie, bis er fertig ist.',
  'import/no-model':
    'In den Dateien war kein Prozessmodell. Lesbar sind BPMN-, Schrittlisten- und EPML-Dateien sowie ZIP-Archive damit.',
  'import/one-only':
    'In der Datei sind {{count}} Prozessmodelle. Hierher gehört genau eines; es wurde nichts übernommen. Mehrere laden Sie in der Bibliothek hoch.',
  'import/refused': 'Es wurde nichts übernommen. {{reason}}',
  'process/has-model':
    'Zu diesem Prozess gibt es inzwischen einen Ablauf. Es wurde nichts geändert. Bitte laden Sie die Seite neu.',
  'review/not-now':
    'Das geht gerade nicht: Die Fassung ist an einer anderen Stelle der Prüfung, oder andere sind gefragt. Bitte laden Sie die Seite neu.',
  'review/own-work':
    'Das ist Ihre eigene Arbeit. In Ihrer Verwaltung gilt das Vier-Augen-Prinzip: Jemand anderes muss zustimmen.',
  'review/reason-missing': 'Bitte schreiben Sie, warum. Die anderen sollen wissen, was zu tun ist.',
  'review/requests-open':
    'Es sind noch Änderungswünsche offen. Bitte schreiben Sie, warum die Fassung trotzdem freigegeben wird, oder erledigen Sie sie vorher.',
  'review/stranger':
    'In einem Schritt der Mitzeichnung steht jemand, der nicht oder nicht mehr zu Ihrer Verwaltung gehört. Wer Ihre Verwaltung betreut, kann das in den Einstellungen ändern.',
  'review/nobody':
    'In einem Schritt der Prüfung ist niemand eingetragen. Bitte wählen Sie mindestens eine Person.',
  'review/quorum':
    'Ein Schritt verlangt mehr Zustimmungen, als dort Personen zustimmen können. Beim Vier-Augen-Prinzip zählt die Person nicht mit, die die Fassung geschrieben hat.',
  'deputy/self': 'Sich selbst können Sie nicht vertreten. Bitte wählen Sie jemand anderes.',
  'deputy/oneself':
    'Für jemand anderen können Sie nicht sich selbst benennen. Bitte wählen Sie jemand anderes.',
  'deputy/stranger':
    'Diese Person gehört nicht oder nicht mehr zu Ihrer Verwaltung. Bitte wählen Sie jemand anderes.',
  'deputy/days':
    'Der letzte Tag liegt vor dem ersten oder ist schon vorbei. Bitte prüfen Sie die Tage.',
  'introduction/not-now':
    'Das geht gerade nicht: Die Fassung steht inzwischen anders. Bitte laden Sie die Seite neu.',
  'introduction/reason-missing':
    'Bitte schreiben Sie, warum. Wer später nachliest, soll es verstehen.',
  'recheck/no-turn':
    'Für diesen Ablauf ist keine regelmäßige Überprüfung eingerichtet. Bitte richten Sie sie zuerst ein.',
  'recheck/reason-missing':
    'Bitte schreiben Sie kurz, was geprüft wurde. Wer später nachliest, soll es verstehen.',
  'reading/not-now':
    'Das geht gerade nicht: Zur Kenntnis genommen wird eine freigegebene Fassung, einmal, von wem es erbeten ist.',
  'reading/stranger': 'Um Kenntnisnahme bitten können Sie nur Menschen Ihrer eigenen Verwaltung.',
  'target/no-pair':
    'Ein Soll löst ein Ist derselben Verwaltung ab. Bitte wählen Sie einen Ist-Prozess Ihrer Verwaltung, der in der Bibliothek steht.',
  'publication/notSeen':
    'Öffentlich kann nur sein, was auch im Verbund sichtbar ist. Bitte zeigen Sie den Prozess erst dem Verbund.',
  'publication/notInForce':
    'Öffentlich kann nur sein, was freigegeben ist. Bitte geben Sie erst eine Fassung frei.',
  'lineage/not-now':
    'Das geht gerade nicht: Die Verknüpfung steht inzwischen anders. Bitte laden Sie die Seite neu.',
  'lineage/not-in-force':
    'Verknüpfen und übernehmen lassen sich nur freigegebene Fassungen. Bitte fragen Sie die andere Verwaltung, ob sie den Ablauf freigibt.',
  'lineage/circle':
    'Die beiden hängen schon zusammen: Der andere Prozess geht auf Ihren zurück. Bitte bieten Sie dort an, was Sie geändert haben.',
  'proposal/notLinked':
    'Die beiden sind nicht mehr verknüpft. Es wurde nichts vorgeschlagen. Bitte laden Sie die Seite neu.',
  'proposal/notSeen':
    'Vorschlagen lässt sich nur, was die andere Verwaltung sehen kann. Bitte zeigen Sie Ihren Ablauf zuerst im Verbund.',
  'proposal/notInForce':
    'Vorschlagen lässt sich nur eine freigegebene Fassung. Bitte lassen Sie Ihre zuerst freigeben.',
  'proposal/open':
    'Ein Vorschlag von Ihnen ist dort noch offen. Warten Sie die Antwort ab, oder ziehen Sie ihn zurück.',
  'proposal/not-now':
    'Dieser Vorschlag ist schon beantwortet oder zurückgezogen. Bitte laden Sie die Seite neu.',
  'package/not-now':
    'Das geht bei diesem Arbeitspaket gerade nicht: Es steht inzwischen anders. Laden Sie die Seite neu.',
  'document/type':
    'Diese Datei wird nicht angenommen. Möglich sind PDF, Word, Excel, PowerPoint und OpenDocument ohne Makros, Bilder (PNG, JPEG) und reiner Text. Gespeichert wurde nichts.',
  'document/too-many':
    'Hier liegen schon {{limit}} Musterdokumente Ihrer Verwaltung. Entfernen Sie zuerst eines, das niemand mehr braucht. Gespeichert wurde nichts.',
  'question/closed':
    'Wer gefragt hat, hat die Frage inzwischen geschlossen. Ihre Antwort wurde nicht gespeichert; der Text steht noch im Feld.',
  'question/answered':
    'Inzwischen hat jemand geantwortet; zurücknehmen geht darum nicht mehr. Sie können die Frage schließen.',
  'question/not-shared':
    'Den Verbund fragen kann man zu einem Ablauf, den er sieht. Machen Sie ihn zuerst sichtbar, oder fragen Sie ohne ihn.',
  'package/not-shared':
    'Das Ergebnis muss ein Ablauf der Verwaltung sein, die es geschrieben hat, und im Verbund sichtbar. Geben Sie ihn zuerst für den Verbund frei.',
  'draft/closed':
    'Dieser Entwurf ist abgeschlossen. Ihre letzte Änderung steht nicht darin. Bitte laden Sie die Seite neu.',
  'draft/other-open':
    'Zu diesem Prozess wird schon ein anderer Entwurf bearbeitet. Speichern Sie ihn zuerst als Fassung, oder legen Sie ihn beiseite. Es ist nichts verloren.',
  'file/not-readable':
    'Die Datei „{{file}}“ ließ sich nicht lesen. Es wurde nichts übernommen. Bitte prüfen Sie die Datei oder exportieren Sie sie noch einmal.',
  'file/not-now':
    'Die Datei ist nicht rechtzeitig fertig geworden: Sie ist sehr groß, oder die Plattform hat gerade viel zu tun. Es ist nichts verloren; bitte versuchen Sie es gleich noch einmal.',
  'file/timed-out':
    'Die Datei zu erstellen hat zu lange gedauert und wurde abgebrochen; der Prozess ist sehr groß. Bitte versuchen Sie es später oder nehmen Sie eine andere Form, zum Beispiel SVG oder BPMN.',
  'compare/too-few':
    'Für einen Vergleich braucht es mindestens zwei Prozesse. Bitte wählen Sie noch einen dazu.',
  'compare/no-model':
    'Zu „{{name}}“ gibt es noch keinen Ablauf. Bitte wählen Sie für den Vergleich Prozesse mit Ablauf.',
  'compare/too-many':
    'Es lassen sich höchstens {{limit}} Prozesse nebeneinander zeigen. Bitte wählen Sie weniger aus.',
  'workshop/not-shared':
    'Eine Werkstatt braucht mindestens zwei Fassungen mit Ablauf, die alle im Verbund sehen. Bitte zeigen Sie die Prozesse zuerst im Verbund.',
  'workshop/over': 'Diese Werkstatt ist zu Ende. Ihr Ergebnis steht in der Bibliothek.',
  'workshop/not-over':
    'Diese Werkstatt läuft noch. Ihr Ergebnis gibt es, sobald die Moderation sie beendet hat.',
  'workshop/full':
    'In dieser Werkstatt sind schon alle Plätze besetzt. Bitte fragen Sie die Moderation.',
  'workshop/days':
    'Eine Werkstatt beginnt frühestens heute und spätestens in zwei Jahren. Bitte prüfen Sie den Termin.',
  'agreement/not-now':
    'Das geht jetzt nicht: Die Verwaltungen sind schon gefragt, oder alle stimmen zu, oder es gibt eine neuere Fassung. Geändert wurde nichts. Bitte laden Sie die Seite neu.',
  'family/not-shared':
    'Als gemeinsamer Ablauf taugt nur, was alle im Verbund sehen. Bitte zeigen Sie den Prozess zuerst im Verbund.',
  'compare/timed-out':
    'Der Vergleich hat zu lange gedauert und wurde abgebrochen. Bitte wählen Sie weniger oder kleinere Prozesse.',
  'conflict/changed-meanwhile':
    'Inzwischen hat jemand anderes etwas geändert. Ihre Eingabe ist noch da; bitte laden Sie den neuen Stand und vergleichen Sie.',
  'server/unexpected':
    'Da ist etwas schiefgegangen, das nicht an Ihnen liegt. Ihre Daten sind sicher. Nummer für die Nachfrage: {{reference}}',
  'server/starting': 'Die Plattform startet gerade. Bitte laden Sie die Seite gleich noch einmal.',
} satisfies Record<ErrorCode, string>

const en: Record<ErrorCode, string> = {
  'request/invalid':
    'This cannot be read ({{field}}). Nothing was changed. Please check what you entered.',
  'request/too-large':
    'This is too large ({{size}}). Up to {{limit}} are allowed. Please split the files.',
  'session/needed': 'Please sign in.',
  'session/wrong-credentials': 'E-mail address or password is wrong. Please try again.',
  'session/too-many-attempts':
    'Too many attempts. Please wait {{minutes}} minutes, then try again.',
  'session/foreign-origin':
    'The request came from another site and was not carried out. Please reload the page.',
  'right/missing':
    'You lack the right to do this. Your administration can grant it under “Settings”.',
  'thing/not-found': 'There is no such thing here, or it is not shared with you.',
  'setup/code-wrong':
    'The set-up code is wrong. It stands in the window in which the platform was started.',
  'setup/done-already': 'An alliance has been set up here already. Please sign in.',
  'enquiry/expired': 'This link is no longer valid. Please ask the person who gave it to you.',
  'enquiry/full': 'Very many answers have come over this link already. It takes no more.',
  'invitation/expired': 'This invitation is no longer valid. Please ask for a new one.',
  'invitation/other-person':
    'This invitation is for {{email}}. Please accept it with that address, or ask for a new one.',
  'person/email-taken':
    'There is an account for this e-mail address already. Please sign in with it.',
  'person/last-admin':
    'This is the last person with this right. Please give it to somebody else first.',
  'import/not-started': 'This upload is still waiting for you to choose an administration.',
  'import/started-already': 'This upload is running already. Please wait until it is done.',
  'import/no-model':
    'The files hold no process model. BPMN, step list and EPML files can be read, and ZIP archives of them.',
  'import/one-only':
    'The file holds {{count}} process models. Exactly one belongs here; nothing was taken over. Upload several in the library.',
  'import/refused': 'Nothing was taken over. {{reason}}',
  'process/has-model':
    'There is a flow for this process by now. Nothing was changed. Please reload the page.',
  'review/not-now':
    'This is not possible now: the version is elsewhere in its review, or others are asked. Please load the page again.',
  'review/own-work':
    'This is your own work. Your administration asks for four eyes: somebody else has to agree.',
  'review/reason-missing': 'Please write why, so that the others know what to do.',
  'review/requests-open':
    'Changes are still asked for. Please write why the version is approved all the same, or settle them first.',
  'review/stranger':
    'One step of the review names somebody who does not, or no longer, belong to your administration. Whoever looks after your administration can change that in the settings.',
  'review/nobody': 'Nobody is named in one step of the review. Please choose at least one person.',
  'review/quorum':
    'A step asks for more agreements than it has people who can agree. With four eyes the author of a version does not count.',
  'deputy/self': 'You cannot stand in for yourself. Please choose somebody else.',
  'deputy/oneself': 'For somebody else you cannot name yourself. Please choose another person.',
  'deputy/stranger':
    'This person does not, or no longer, belong to your administration. Please choose somebody else.',
  'deputy/days': 'The last day is before the first, or over already. Please check the days.',
  'introduction/not-now':
    'This is not possible now: the version stands otherwise by now. Please reload the page.',
  'introduction/reason-missing': 'Please write why, so that whoever reads it later understands.',
  'recheck/no-turn': 'No regular check is set up for this process. Please set it up first.',
  'recheck/reason-missing':
    'Please write briefly what was checked, so that whoever reads it later understands.',
  'reading/not-now':
    'This is not possible now: note is taken of an approved version, once, by who is asked to.',
  'reading/stranger': 'You can only ask people of your own administration to take note.',
  'target/no-pair':
    'A target replaces an as-is process of the same administration. Please choose one of yours that is in the library.',
  'publication/notSeen':
    'Only what the alliance sees can be public. Please show the process to the alliance first.',
  'publication/notInForce': 'Only what is approved can be public. Please approve a version first.',
  'lineage/not-now':
    'This is not possible now: the link stands otherwise by now. Please reload the page.',
  'lineage/not-in-force':
    'Only approved versions can be linked with and taken over. Please ask the other administration whether they approve theirs.',
  'lineage/circle':
    'The two belong together already: the other process goes back to yours. Please offer there what you have changed.',
  'proposal/notLinked':
    'The two are no longer linked. Nothing was proposed. Please reload the page.',
  'proposal/notSeen':
    'Only what the other administration can see can be proposed. Please show your process in the alliance first.',
  'proposal/notInForce':
    'Only an approved version can be proposed. Please have yours approved first.',
  'proposal/open': 'A proposal of yours is still open there. Wait for the answer, or withdraw it.',
  'proposal/not-now': 'This proposal is answered or withdrawn already. Please reload the page.',
  'package/not-now':
    'That cannot be said of this package now: it stands differently by now. Load the page again.',
  'document/type':
    'This file is not taken. Possible are PDF, Word, Excel, PowerPoint and OpenDocument without macros, pictures (PNG, JPEG) and plain text. Nothing was saved.',
  'document/too-many':
    'There are {{limit}} sample documents of your administration here already. Remove one first that nobody needs any more. Nothing was saved.',
  'question/closed':
    'Whoever asked has closed the question meanwhile. Your answer was not saved; your words are still in the field.',
  'question/answered':
    'Somebody has answered meanwhile, so it cannot be taken back any more. You can close the question.',
  'question/not-shared':
    'The alliance can be asked about a process that it sees. Share it with the alliance first, or ask without it.',
  'package/not-shared':
    'The result must be a process of the administration that wrote it, and visible in the alliance. Share it with the alliance first.',
  'draft/closed': 'This draft is finished. Your last change is not in it. Please reload the page.',
  'draft/other-open':
    'Another draft of this process is being edited already. Keep it as a version first, or put it aside. Nothing is lost.',
  'file/not-readable':
    'The file “{{file}}” could not be read. Nothing was taken over. Please check the file or export it again.',
  'file/not-now':
    'The file was not finished in time: it is very large, or the platform has much to do just now. Nothing is lost; please try again in a moment.',
  'file/timed-out':
    'Making the file took too long and was stopped; the process is very large. Please try later or take another form, for example SVG or BPMN.',
  'compare/too-few': 'A comparison needs at least two processes. Please choose one more.',
  'compare/no-model':
    'There is no flow for “{{name}}” yet. Please choose processes with a flow to compare.',
  'compare/too-many': 'At most {{limit}} processes can be shown side by side. Please choose fewer.',
  'workshop/not-shared':
    'A workshop needs at least two variants with a model that everybody in the alliance sees. Please show the processes in the alliance first.',
  'workshop/over': 'This workshop is over. Its result is in the library.',
  'workshop/not-over':
    'This workshop is still open. Its result is there as soon as the Moderation has closed it.',
  'workshop/full': 'All seats in this workshop are taken. Please ask the Moderation.',
  'workshop/days':
    'A workshop begins today at the earliest and in two years at the latest. Please check the date.',
  'agreement/not-now':
    'That cannot be said now: the administrations were asked already, or all of them agree, or there is a newer version. Nothing was changed. Please reload the page.',
  'family/not-shared':
    'Only what everybody in the alliance sees can be the common way. Please show the process in the alliance first.',
  'compare/timed-out':
    'The comparison took too long and was stopped. Please choose fewer or smaller processes.',
  'conflict/changed-meanwhile':
    'Somebody else has changed this meanwhile. What you entered is still there; please load the new state and compare.',
  'server/unexpected':
    'Something went wrong that is not your fault. Your data is safe. Number to quote: {{reference}}',
  'server/starting': 'The platform is starting. Please reload the page in a moment.',
}

export const errors = { de, en }
