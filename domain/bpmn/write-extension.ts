// Writes our extension: the counterpart of extension.ts.

import type { Profile, Work } from '#process'
import { element, type XmlNode } from '#xml'

const texts = (name: string, list: readonly string[] | undefined): readonly XmlNode[] =>
  (list ?? []).map((text) => element(name, {}, text))

const text = (name: string, value: string | undefined): XmlNode | undefined =>
  value ? element(name, {}, value) : undefined

export const workNode = (work: Work): XmlNode => {
  const { waiting, minutesRange, systems, documents, note, openQuestion, ...attributes } = work
  return element('prozess:work', { ...attributes }, [
    waiting && element('prozess:waiting', { ...waiting }),
    minutesRange && element('prozess:minutesRange', { ...minutesRange }),
    ...texts('prozess:system', systems),
    ...texts('prozess:document', documents),
    text('prozess:note', note),
    text('prozess:openQuestion', openQuestion),
  ])
}

export const shareNode = (share: number): XmlNode => element('prozess:flow', { share })

export const profileNode = (profile: Profile): XmlNode => {
  const { trigger, result, participants, legalBases, leadTime, systems, notice, ...attributes } =
    profile
  const { note: leadNote, ...days } = leadTime ?? { days: 0 }
  return element('prozess:profile', { ...attributes }, [
    text('prozess:trigger', trigger),
    text('prozess:result', result),
    ...texts('prozess:participant', participants),
    ...(legalBases ?? []).map((basis) =>
      element('prozess:legalBasis', { certainty: basis.certainty }, basis.text),
    ),
    leadTime && element('prozess:leadTime', { ...days }, leadNote ?? ''),
    ...texts('prozess:system', systems),
    text('prozess:notice', notice),
  ])
}
