// After a workshop: its target becomes the common way of the family and goes to the houses.

const de = {
  title: 'Vom Ziel zum gemeinsamen Ablauf',
  none: 'In dieser Werkstatt wurde kein gemeinsamer Ablauf begonnen.',
  elsewhere:
    'Der gemeinsame Ablauf liegt als Entwurf in einer anderen Verwaltung. Vorschlagen kann ihn, wer die Werkstatt geleitet hat und dort modelliert.',
  inHouse: '{{name}} ({{organisation}})',
  stage: {
    written: 'Entwurf',
    returned: 'Zurückgegeben',
    inReview: 'In Prüfung',
    inForce: 'Freigegeben',
    asked: 'Bei den Verwaltungen',
    agreed: 'Vereinbart',
    replaced: 'Ersetzt',
  },
  lead: {
    written: 'Was in der Werkstatt geschrieben wurde, liegt als Entwurf in {{organisation}}.',
    returned:
      'In {{organisation}} ist er zur Überarbeitung zurück. Ist er freigegeben, werden alle Verwaltungen der Familie gefragt.',
    inReview:
      'Er ist als gemeinsamer Ablauf empfohlen und wird in {{organisation}} geprüft. Ist er freigegeben, werden alle Verwaltungen der Familie gefragt, ob sie zustimmen.',
    inForce: 'Er ist freigegeben und als gemeinsamer Ablauf empfohlen. Gefragt ist noch niemand.',
    asked:
      'Die Verwaltungen der Familie sind gefragt, ob sie zustimmen: {{agreeing}} von {{asked}} haben zugestimmt.',
    agreed: 'Alle {{asked}} gefragten Verwaltungen haben zugestimmt.',
    replaced: 'Der Familie ist inzwischen ein anderer Ablauf empfohlen, oder keiner.',
  },
  fault: {
    lead: 'Vorschlagen kann ihn, wer die Werkstatt geleitet hat, oder die Koordination.',
    house:
      'Vorschlagen kann ihn, wer in {{organisation}} modelliert und die Werkstatt geleitet hat.',
    family: 'Die Prozessfamilie, um die es ging, gibt es nicht mehr.',
    empty: 'Sein Entwurf ist beiseitegelegt und eine Fassung gibt es nicht.',
    mark: 'Der gemeinsame Ablauf der Familie ist verbindlich. Ihn ersetzt nur die Koordination.',
  },
  act: 'Als gemeinsamen Ablauf vorschlagen',
  confirm: 'Als gemeinsamen Ablauf vorschlagen?',
  submit: 'Vorschlagen',
  does: 'Das geschieht:',
  version: 'Der Entwurf wird eine Fassung von {{organisation}}.',
  versionThere: 'Fassung {{version}} von {{organisation}} wird vorgeschlagen.',
  shown: 'Alle im Verbund sehen sie.',
  marked: 'Der Familie wird sie als gemeinsamer Ablauf empfohlen.',
  replaces: 'Der Familie wird sie als gemeinsamer Ablauf empfohlen, statt „{{name}}“.',
  submitted:
    'Sie geht in {{organisation}} zur Prüfung. Mit der Freigabe werden alle Verwaltungen der Familie gefragt, ob sie zustimmen.',
  approved:
    'Sie geben sie damit für {{organisation}} frei, und alle Verwaltungen der Familie werden gefragt, ob sie zustimmen.',
  stuck:
    'In {{organisation}} kann zurzeit niemand freigeben, was Sie vorschlagen: Es bleibt in der Prüfung.',
  stuckNow: 'In {{organisation}} kann ihn zurzeit niemand freigeben: Er bleibt in der Prüfung.',
  binds: 'Niemand ist damit gebunden.',
  done: 'Der Ablauf ist vorgeschlagen.',
  toAnswers: 'Antworten der Verwaltungen',
}

const en: typeof de = {
  title: 'From the target to the common way',
  none: 'No common way was begun in this workshop.',
  elsewhere:
    'The common way lies as a draft in another administration. Whoever led the workshop and models there can propose it.',
  inHouse: '{{name}} ({{organisation}})',
  stage: {
    written: 'Draft',
    returned: 'Returned',
    inReview: 'In review',
    inForce: 'Approved',
    asked: 'With the administrations',
    agreed: 'Agreed',
    replaced: 'Replaced',
  },
  lead: {
    written: 'What was written in the workshop lies as a draft in {{organisation}}.',
    returned:
      'In {{organisation}} it is back to be reworked. Once it is approved, all administrations of the family are asked.',
    inReview:
      'It is recommended as the common way and reviewed in {{organisation}}. Once it is approved, all administrations of the family are asked whether they agree.',
    inForce: 'It is approved and recommended as the common way. Nobody is asked yet.',
    asked:
      'The administrations of the family are asked whether they agree: {{agreeing}} of {{asked}} do.',
    agreed: 'All {{asked}} administrations that were asked agree.',
    replaced: 'Another process is recommended to the family by now, or none.',
  },
  fault: {
    lead: 'Whoever led the workshop can propose it, or coordination.',
    house: 'Whoever models in {{organisation}} and led the workshop can propose it.',
    family: 'The process family it was about is gone.',
    empty: 'Its draft was put aside and there is no version.',
    mark: 'The common way of the family is binding. Only coordination replaces it.',
  },
  act: 'Propose as the common way',
  confirm: 'Propose as the common way?',
  submit: 'Propose',
  does: 'What happens:',
  version: 'The draft becomes a version of {{organisation}}.',
  versionThere: 'Version {{version}} of {{organisation}} is proposed.',
  shown: 'Everybody in the alliance sees it.',
  marked: 'It is recommended to the family as the common way.',
  replaces: 'It is recommended to the family as the common way, instead of “{{name}}”.',
  submitted:
    'It goes to review in {{organisation}}. Once it is approved, all administrations of the family are asked whether they agree.',
  approved:
    'You approve it for {{organisation}}, and all administrations of the family are asked whether they agree.',
  stuck: 'At present nobody in {{organisation}} can approve what you propose: it stays in review.',
  stuckNow: 'At present nobody in {{organisation}} can approve it: it stays in review.',
  binds: 'Nobody is bound by that.',
  done: 'The process is proposed.',
  toAnswers: 'Answers of the administrations',
}

export const carryOn = { de, en }
