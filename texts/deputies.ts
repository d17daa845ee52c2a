// Who stands in for whom in reviews, in words.

const de = {
  title: 'Vertretung bei Prüfung und Freigabe',
  lead: 'Sind Sie nicht da, kann jemand aus Ihrem Haus an Ihrer Stelle mitzeichnen, zurückgeben und freigeben, soweit Sie selbst es dürfen. Im Verlauf steht dann: in Vertretung von Ihnen. Wer eine Fassung selbst geschrieben hat, kann sie beim Vier-Augen-Prinzip auch in Vertretung nicht freigeben.',
  who: 'Wer vertritt Sie?',
  nobody: 'Niemand',
  from: 'Erster Tag',
  until: 'Letzter Tag',
  save: 'Vertretung speichern',
  saved: 'Die Vertretung ist gespeichert.',
  ended: 'Sie werden nicht mehr vertreten.',
  standsInFor: 'Sie vertreten {{name}} vom {{from}} bis {{until}}.',
  others: {
    title: 'Für jemand anderen benennen',
    lead: 'Wer ausfällt und selbst niemanden benannt hat, kann hier vertreten werden. Beide hören davon, und im Protokoll steht, wer es getan hat. Ein Grund wird nicht festgehalten.',
    whose: 'Wer wird vertreten?',
    choose: 'Bitte wählen',
    who: 'Durch wen?',
    save: 'Vertretung benennen',
    saved: 'Die Vertretung ist benannt. Beide hören davon.',
    self: '{{deputy}} vertritt {{name}} vom {{from}} bis {{until}}.',
    named: '{{deputy}} vertritt {{name}} vom {{from}} bis {{until}}, benannt von {{by}}.',
    unknown: 'jemandem, der nicht mehr da ist',
    end: 'Beenden',
    endOf: 'Vertretung von {{name}} beenden',
    ended: 'Die Vertretung von {{name}} ist beendet.',
  },
}

const en: typeof de = {
  title: 'Deputy for review and approval',
  lead: 'While you are away, somebody of your house can agree, return and approve in your place, as far as you may yourself. The history then says: as your deputy. With four eyes, whoever wrote a version cannot approve it as a deputy either.',
  who: 'Who stands in for you?',
  nobody: 'Nobody',
  from: 'First day',
  until: 'Last day',
  save: 'Save the deputy',
  saved: 'The deputy is saved.',
  ended: 'Nobody stands in for you any more.',
  standsInFor: 'You stand in for {{name}} from {{from}} until {{until}}.',
  others: {
    title: 'Name one for somebody else',
    lead: 'Whoever is away and has named nobody can be stood in for here. Both hear of it, and the audit says who did it. No reason is kept.',
    whose: 'Who is stood in for?',
    choose: 'Please choose',
    who: 'By whom?',
    save: 'Name the deputy',
    saved: 'The deputy is named. Both hear of it.',
    self: '{{deputy}} stands in for {{name}} from {{from}} until {{until}}.',
    named: '{{deputy}} stands in for {{name}} from {{from}} until {{until}}, named by {{by}}.',
    unknown: 'somebody who is no longer there',
    end: 'End',
    endOf: 'End the deputyship for {{name}}',
    ended: 'Nobody stands in for {{name}} any more.',
  },
}

export const deputies = { de, en }
