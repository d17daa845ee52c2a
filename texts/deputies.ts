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
}

export const deputies = { de, en }
