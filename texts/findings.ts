// What a comparison found and why two steps belong together: neutral, as a question, never as blame.

import type { i18n } from 'i18next'
import type { Observation, ReasonPart } from '#compare'
import { innerMarks } from './inner-marks.ts'

const de = {
  observation: {
    partnerBeside_one:
      '{{names}} beginnt mit dem, was andere übergeben ({{others}}; Übergabe {{handovers}}). Gehört es als Variante daneben, oder folgt es darauf?',
    partnerBeside_other:
      '{{names}} beginnen mit dem, was andere übergeben ({{others}}; Übergabe {{handovers}}). Gehört es als Variante daneben, oder folgt es darauf?',
    littleInCommon_one:
      '{{names}} hat mit den anderen kaum einen Schritt gemeinsam. Ist es dieselbe Arbeit, nur anders aufgeschrieben, oder eine andere?',
    littleInCommon_other:
      '{{names}} haben mit den anderen kaum einen Schritt gemeinsam. Ist es dieselbe Arbeit, nur anders aufgeschrieben, oder eine andere?',
    littleInCommonAll:
      '{{names}} haben kaum einen Schritt gemeinsam. Ist es dieselbe Arbeit, nur anders aufgeschrieben, oder sind es verschiedene?',
    onlySome_one:
      'Nur {{names}} hat einen Schritt „{{step}}“. Fehlt er bei den anderen, oder ist er dort nur nicht aufgeschrieben?',
    onlySome_other:
      'Nur {{names}} haben einen Schritt „{{step}}“. Fehlt er bei den anderen, oder ist er dort nur nicht aufgeschrieben?',
    onlySomeSteps_one:
      'Nur {{names}} hat die Schritte {{steps}}. Fehlen sie bei den anderen, oder sind sie dort nur nicht aufgeschrieben?',
    onlySomeSteps_other:
      'Nur {{names}} haben die Schritte {{steps}}. Fehlen sie bei den anderen, oder sind sie dort nur nicht aufgeschrieben?',
    copyKept_one:
      'Nur {{names}} behält eine Kopie („{{step}}“); die anderen sehen das Original nur an. Wird die Kopie gebraucht?',
    copyKept_other:
      'Nur {{names}} behalten eine Kopie („{{step}}“); die anderen sehen das Original nur an. Wird die Kopie gebraucht?',
    missingIn_one:
      'Bei {{names}} ist kein Schritt „{{step}}“ zu sehen; die anderen haben ihn. Ist er entbehrlich, oder ist er nur nicht aufgeschrieben?',
    missingIn_other:
      'Bei {{names}} ist jeweils kein Schritt „{{step}}“ zu sehen; die anderen haben ihn. Ist er entbehrlich, oder ist er nur nicht aufgeschrieben?',
    missingInOf_one:
      'Bei {{names}} ist kein Schritt „{{step}}“ zu sehen; {{others}} haben ihn. Ist er entbehrlich, oder ist er nur nicht aufgeschrieben?',
    missingInOf_other:
      'Bei {{names}} ist jeweils kein Schritt „{{step}}“ zu sehen; {{others}} haben ihn. Ist er entbehrlich, oder ist er nur nicht aufgeschrieben?',
    missingInSteps:
      'Bei {{names}} sind die Schritte {{steps}} nicht zu sehen; die anderen haben sie. Sind sie entbehrlich, oder sind sie nur nicht aufgeschrieben?',
    missingInOfSteps:
      'Bei {{names}} sind die Schritte {{steps}} nicht zu sehen; {{others}} haben sie. Sind sie entbehrlich, oder sind sie nur nicht aufgeschrieben?',
    doneTwice_one:
      'Bei {{names}} prüfen zwei Stellen nacheinander dieselben Angaben ({{actors}}; „{{step}}“). Die anderen prüfen einmal. Reicht eine Prüfung?',
    doneTwice_other:
      'Bei {{names}} prüfen je zwei Stellen nacheinander dieselben Angaben ({{actors}}; „{{step}}“). Die anderen prüfen einmal. Reicht eine Prüfung?',
    extraApproval_one:
      'Nur bei {{names}} gibt es den Schritt „{{step}}“ ({{actor}}). Braucht es diese Freigabe?',
    extraApproval_other:
      'Nur bei {{names}} gibt es jeweils einen Schritt wie „{{step}}“ ({{actor}}). Braucht es diese Freigabe?',
    extraApprovalNobody_one:
      'Nur bei {{names}} gibt es den Schritt „{{step}}“. Braucht es diese Freigabe?',
    extraApprovalNobody_other:
      'Nur bei {{names}} gibt es jeweils einen Schritt wie „{{step}}“. Braucht es diese Freigabe?',
    otherOrder:
      'Bei {{names}} kommt „{{first}}“ vor „{{second}}“, bei {{others}} umgekehrt. Welche Reihenfolge hilft mehr?',
    mediaBreaks:
      'Wechsel zwischen Papier und digital im Regelfall: {{list}}. Welche davon lassen sich vermeiden?',
    minutesPerCase: 'Bearbeitung je Fall: {{list}}. Woran liegt der Unterschied?',
    stepMinutes: 'Aufwand je Fall für „{{step}}“: {{list}}. Was macht den Unterschied?',
    leadTime: 'Durchlaufzeit: {{list}}. Wo liegt der Vorgang am längsten?',
    longerWaiting:
      'Wartezeit bei „{{step}}“ (längstens): {{list}}. Lässt sich das Warten verkürzen?',
    longerWaitingOthers_one:
      'Wartezeit bei „{{step}}“ (längstens): {{list}}. {{without}} nennt keine. Lässt sich das Warten verkürzen?',
    longerWaitingOthers_other:
      'Wartezeit bei „{{step}}“ (längstens): {{list}}. {{without}} nennen keine. Lässt sich das Warten verkürzen?',
    longerWaitingAlone:
      'Bei {{names}} liegt der Vorgang bei „{{step}}“ bis zu {{list}}. Lässt sich das Warten verkürzen?',
    longerWaitingAloneSome:
      'Bei {{names}} liegt der Vorgang bei „{{step}}“ bis zu {{list}} (in {{share}} der Fälle). Lässt sich das Warten verkürzen?',
    ownAid: 'Nur {{names}} nennt ein Hilfsmittel „{{aid}}“ („{{step}}“). Lässt es sich teilen?',
    ownAidQuicker:
      'Nur {{names}} nennt ein Hilfsmittel „{{aid}}“ („{{step}}“: {{own}}, bei den anderen mindestens {{others}}). Lässt es sich teilen?',
    splitOrMerged:
      '„{{step}}“: {{one}} in einem Schritt, {{several}} in mehreren. Was ist der Grund?',
    otherActor:
      '„{{step}}“ liegt bei verschiedenen Stellen: {{list}}. Wo ist es am besten aufgehoben?',
    otherActorSteps:
      '{{steps}} liegen bei verschiedenen Stellen: {{list}}. Wo sind sie am besten aufgehoben?',
    sameHands:
      'Bei {{names}} liegen „{{first}}“ und „{{second}}“ in einer Hand ({{actor}}); anderswo sind es zwei. Ist das Vier-Augen-Prinzip gewahrt?',
    paperStep:
      '„{{step}}“ läuft bei {{names}} auf Papier, bei {{others}} digital. Was bräuchte es, um ohne Papier auszukommen?',
    paperStepSteps:
      '{{steps}} laufen bei {{names}} auf Papier, bei {{others}} digital. Was bräuchte es, um ohne Papier auszukommen?',
    paperStepInside:
      '„{{step}}“ läuft bei {{names}} auf Papier, obwohl dort sonst überwiegend digital gearbeitet wird. Was bräuchte es, um ohne Papier auszukommen?',
    paperStepInsideSteps:
      '{{steps}} laufen bei {{names}} auf Papier, obwohl dort sonst überwiegend digital gearbeitet wird. Was bräuchte es, um ohne Papier auszukommen?',
    oppositeDirection:
      '„{{step}}“ läuft bei {{names}} in umgekehrter Richtung als bei {{others}}. Welcher Weg ist sicherer?',
  },
  value: {
    minutes_one: '{{names}} {{value}} Minute',
    minutes_other: '{{names}} {{value}} Minuten',
    days_one: '{{names}} {{value}} Tag',
    days_other: '{{names}} {{value}} Tage',
    count: '{{names}} {{value}}',
    /** Several of one value. */
    each: {
      minutes_one: '{{names}} je {{value}} Minute',
      minutes_other: '{{names}} je {{value}} Minuten',
      days_one: '{{names}} je {{value}} Tag',
      days_other: '{{names}} je {{value}} Tage',
      count: '{{names}} je {{value}}',
    },
    allPaper: '{{counted}} (nichts digital)',
    plainDays_one: '{{value}} Tag',
    plainDays_other: '{{value}} Tage',
    plainMinutes_one: '{{value}} Minute',
    plainMinutes_other: '{{value}} Minuten',
    actor: '{{actor}} ({{names}})',
    /** At the end of a list of more names, or posts, than a sentence holds. */
    further: '{{count}} weitere',
    furtherActors: '{{count}} weitere Stellen',
    /** Between the least and the most of them. */
    between: '{{count}} weitere dazwischen',
    /** A name that ends with a figure, beside a figure. */
    quoted: '„{{name}}“',
    furtherSteps: '{{count}} weitere Schritte',
  },
  reason: {
    confirmed: 'von Ihnen bestätigt',
    sameLabel: 'gleicher Wortlaut',
    sameHandover: 'gleiche Übergabe {{number}}',
    sameStepKind: 'gleiche Kennung {{code}}',
    sameObject: 'gleiches Wort „{{word}}“',
    sameAction: '„{{a}}“ = „{{b}}“',
    sameActionWord: 'gleiche Tätigkeit „{{word}}“',
    sameMeaning: '„{{a}}“ ähnlich „{{b}}“',
    sameActor: 'gleiche Rolle',
    sameActorNames: 'ähnliche Rolle („{{a}}“, „{{b}}“)',
    samePlace: 'an gleicher Stelle im Ablauf',
    before: 'vor demselben Schritt „{{label}}“',
    after: 'nach demselben Schritt „{{label}}“',
  },
}

const en: typeof de = {
  observation: {
    partnerBeside_one:
      '{{names}} begins with what others hand over ({{others}}; handover {{handovers}}). Does it belong beside them as a variant, or does it follow them?',
    partnerBeside_other:
      '{{names}} begin with what others hand over ({{others}}; handover {{handovers}}). Does it belong beside them as a variant, or does it follow them?',
    littleInCommon_one:
      '{{names}} has hardly a step in common with the others. Is it the same work, only written in another way, or other work?',
    littleInCommon_other:
      '{{names}} have hardly a step in common with the others. Is it the same work, only written in another way, or other work?',
    littleInCommonAll:
      '{{names}} have hardly a step in common. Is it the same work, only written in another way, or different work?',
    onlySome_one:
      'Only {{names}} has a step “{{step}}”. Is it missing elsewhere, or just not written down?',
    onlySome_other:
      'Only {{names}} have a step “{{step}}”. Is it missing elsewhere, or just not written down?',
    onlySomeSteps_one:
      'Only {{names}} has the steps {{steps}}. Are they missing elsewhere, or just not written down?',
    onlySomeSteps_other:
      'Only {{names}} have the steps {{steps}}. Are they missing elsewhere, or just not written down?',
    copyKept_one:
      'Only {{names}} keeps a copy (“{{step}}”); the others just look at the original. Is the copy needed?',
    copyKept_other:
      'Only {{names}} keep a copy (“{{step}}”); the others just look at the original. Is the copy needed?',
    missingIn_one:
      '{{names}} shows no step “{{step}}”; the others have it. Can it be done without, or is it just not written down?',
    missingIn_other:
      '{{names}} show no step “{{step}}”; the others have it. Can it be done without, or is it just not written down?',
    missingInOf_one:
      '{{names}} shows no step “{{step}}”; {{others}} have it. Can it be done without, or is it just not written down?',
    missingInOf_other:
      '{{names}} show no step “{{step}}”; {{others}} have it. Can it be done without, or is it just not written down?',
    missingInSteps:
      'At {{names}} there are no steps {{steps}}; the others have them. Can they be done without, or are they just not written down?',
    missingInOfSteps:
      'At {{names}} there are no steps {{steps}}; {{others}} have them. Can they be done without, or are they just not written down?',
    doneTwice_one:
      'At {{names}} two posts check the same details one after the other ({{actors}}; “{{step}}”). The others check once. Is one check enough?',
    doneTwice_other:
      'At {{names}} two posts each check the same details one after the other ({{actors}}; “{{step}}”). The others check once. Is one check enough?',
    extraApproval_one:
      'Only {{names}} has the step “{{step}}” ({{actor}}). Is this approval needed?',
    extraApproval_other:
      'Only {{names}} have a step like “{{step}}” ({{actor}}). Is this approval needed?',
    extraApprovalNobody_one: 'Only {{names}} has the step “{{step}}”. Is this approval needed?',
    extraApprovalNobody_other:
      'Only {{names}} have a step like “{{step}}”. Is this approval needed?',
    otherOrder:
      'At {{names}}, “{{first}}” comes before “{{second}}”; at {{others}} it is the other way round. Which order helps more?',
    mediaBreaks:
      'Changes between paper and digital in the regular case: {{list}}. Which of them can be avoided?',
    minutesPerCase: 'Work per case: {{list}}. What makes the difference?',
    stepMinutes: 'Work per case for “{{step}}”: {{list}}. What makes the difference?',
    leadTime: 'Lead time: {{list}}. Where does the case lie longest?',
    longerWaiting: 'Waiting at “{{step}}” (at most): {{list}}. Can the wait be shortened?',
    longerWaitingOthers_one:
      'Waiting at “{{step}}” (at most): {{list}}. {{without}} names none. Can the wait be shortened?',
    longerWaitingOthers_other:
      'Waiting at “{{step}}” (at most): {{list}}. {{without}} name none. Can the wait be shortened?',
    longerWaitingAlone:
      'At {{names}} the case waits at “{{step}}” for up to {{list}}. Can the wait be shortened?',
    longerWaitingAloneSome:
      'At {{names}} the case waits at “{{step}}” for up to {{list}} (in {{share}} of cases). Can the wait be shortened?',
    ownAid:
      'Only {{names}} names something to work with, “{{aid}}” (“{{step}}”). Can it be shared?',
    ownAidQuicker:
      'Only {{names}} names something to work with, “{{aid}}” (“{{step}}”: {{own}}, at the others no fewer than {{others}}). Can it be shared?',
    splitOrMerged: '“{{step}}”: {{one}} in one step, {{several}} in several. What is the reason?',
    otherActor: '“{{step}}” is done by different posts: {{list}}. Where is it in the best hands?',
    otherActorSteps:
      '{{steps}} are done by different posts: {{list}}. Where are they in the best hands?',
    sameHands:
      'At {{names}}, “{{first}}” and “{{second}}” are in one hand ({{actor}}); elsewhere they are in two. Is the four-eyes principle kept?',
    paperStep:
      '“{{step}}” is done on paper at {{names}}, digitally at {{others}}. What would it take to do without paper?',
    paperStepSteps:
      '{{steps}} are done on paper at {{names}}, digitally at {{others}}. What would it take to do without paper?',
    paperStepInsideSteps:
      '{{steps}} are done on paper at {{names}}, although most of the work there is digital. What would it take to do without paper?',
    paperStepInside:
      '“{{step}}” is done on paper at {{names}}, although most of the work there is digital. What would it take to do without paper?',
    oppositeDirection:
      '“{{step}}” goes the other way round at {{names}} than at {{others}}. Which way is safer?',
  },
  value: {
    minutes_one: '{{names}} {{value}} minute',
    minutes_other: '{{names}} {{value}} minutes',
    days_one: '{{names}} {{value}} day',
    days_other: '{{names}} {{value}} days',
    count: '{{names}} {{value}}',
    each: {
      minutes_one: '{{names}} {{value}} minute each',
      minutes_other: '{{names}} {{value}} minutes each',
      days_one: '{{names}} {{value}} day each',
      days_other: '{{names}} {{value}} days each',
      count: '{{names}} {{value}} each',
    },
    allPaper: '{{counted}} (nothing digital)',
    plainDays_one: '{{value}} day',
    plainDays_other: '{{value}} days',
    plainMinutes_one: '{{value}} minute',
    plainMinutes_other: '{{value}} minutes',
    actor: '{{actor}} ({{names}})',
    further: '{{count}} others',
    furtherActors: '{{count}} other posts',
    between: '{{count}} others in between',
    quoted: '“{{name}}”',
    furtherSteps: '{{count}} other steps',
  },
  reason: {
    confirmed: 'confirmed by you',
    sameLabel: 'same wording',
    sameHandover: 'same handover {{number}}',
    sameStepKind: 'same kind of step {{code}}',
    sameObject: 'same word “{{word}}”',
    sameAction: '“{{a}}” = “{{b}}”',
    sameActionWord: 'same action “{{word}}”',
    sameMeaning: '“{{a}}” much like “{{b}}”',
    sameActor: 'same role',
    sameActorNames: 'similar role (“{{a}}”, “{{b}}”)',
    samePlace: 'at the same place in the flow',
    before: 'before the same step “{{label}}”',
    after: 'after the same step “{{label}}”',
  },
}

export const findings = { de, en }

const isGerman = (texts: i18n): boolean => !texts.language?.startsWith('en')

const locale = (texts: i18n): string => (isGerman(texts) ? 'de-DE' : 'en-GB')

/** So many names a sentence holds; of more, the first ones are said, and how many there are besides. */
const MOST_NAMED = 6
const FIRST_NAMED = 4

/** All of them, or the first and how many more; the cells a finding points at are always all. */
const shortened = (parts: readonly string[], sayRest: (count: number) => string) =>
  parts.length <= MOST_NAMED
    ? parts
    : [...parts.slice(0, FIRST_NAMED), sayRest(parts.length - FIRST_NAMED)]

const list = (texts: i18n, parts: readonly string[]): string =>
  new Intl.ListFormat(locale(texts), { type: 'conjunction' }).format(
    shortened(parts, (count) => texts.t('findings:value.further', { count })),
  )

/** The least and the most of what is in order of its figures, and how many there are in between. */
const endsOf = (texts: i18n, parts: readonly string[]): readonly string[] => {
  const half = FIRST_NAMED / 2
  return parts.length <= MOST_NAMED
    ? parts
    : [
        ...parts.slice(0, half),
        texts.t('findings:value.between', { count: parts.length - 2 * half }),
        ...parts.slice(-half),
      ]
}

/** Numbers with at most one decimal, as people write them. */
const number = (texts: i18n, value: number): string =>
  value.toLocaleString(locale(texts), { maximumFractionDigits: 1 })

const plain = (texts: i18n, unit: 'Days' | 'Minutes', count: number): string =>
  texts.t(`findings:value.plain${unit}`, { value: number(texts, count), count })

interface Named {
  readonly name: string
}

/** The names of all that are the same by `of`, in the order of the first of each. */
const alike = <T extends Named>(
  items: readonly T[],
  of: (item: T) => string,
): readonly { readonly item: T; readonly names: readonly string[] }[] =>
  [...Map.groupBy(items, of).values()].flatMap((all) => {
    const [item] = all
    return item ? [{ item, names: all.map(({ name }) => name) }] : []
  })

const value = (
  texts: i18n,
  key: 'minutes' | 'days' | 'count',
  names: readonly string[],
  amount: number,
): string =>
  texts.t(`findings:value.${names.length > 1 ? 'each.' : ''}${key}`, {
    names: list(
      texts,
      names.map((name) => (/\d$/u.test(name) ? texts.t('findings:value.quoted', { name }) : name)),
    ),
    value: number(texts, amount),
    count: amount,
  })

/** Who has how much; those of one value together. */
const values = <T extends Named>(
  texts: i18n,
  items: readonly T[],
  key: 'minutes' | 'days',
  of: (item: T) => number,
): string =>
  endsOf(
    texts,
    alike(items, (item) => number(texts, of(item))).map(({ item, names }) =>
      value(texts, key, names, of(item)),
    ),
  ).join('; ')

/** Steps in quotation marks, the first ones of many. */
const steps = (texts: i18n, all: readonly string[]): string =>
  new Intl.ListFormat(locale(texts), { type: 'conjunction' }).format(
    shortened(
      all.map((label) => texts.t('findings:value.quoted', { name: innerMarks(texts, label) })),
      (count) => texts.t('findings:value.furtherSteps', { count }),
    ),
  )

/** One finding as a sentence with its question, in the language of `texts`. */
export const sayFinding = (texts: i18n, observation: Observation): string => {
  const say = (key: string, parts: Record<string, unknown>): string => {
    const quoted = (['step', 'first', 'second', 'aid'] as const).flatMap((part) => {
      const label = parts[part]
      return typeof label === 'string' ? [[part, innerMarks(texts, label)] as const] : []
    })
    return texts.t(`findings:observation.${key}`, { ...parts, ...Object.fromEntries(quoted) })
  }
  const names = (all: readonly string[]) => list(texts, all)
  const sayOf = (
    key: string,
    of: {
      readonly step: string
      readonly also?: readonly string[]
      readonly names?: readonly string[]
    },
    parts: Record<string, unknown>,
  ): string =>
    say(of.also ? `${key}Steps` : key, {
      step: of.step,
      steps: steps(texts, [of.step, ...(of.also ?? [])]),
      names: names(of.names ?? []),
      ...parts,
    })
  switch (observation.code) {
    case 'littleInCommon':
      return say(observation.others.length > 0 ? 'littleInCommon' : 'littleInCommonAll', {
        names: names(observation.names),
        count: observation.names.length,
      })
    case 'partnerBeside':
      return say('partnerBeside', {
        names: names(observation.names),
        others: names(observation.others),
        handovers: names(observation.handovers),
        count: observation.names.length,
      })
    case 'copyKept':
      return say(observation.code, {
        step: observation.step,
        names: names(observation.names),
        count: observation.names.length,
      })
    case 'onlySome':
      return sayOf('onlySome', observation, { count: observation.names.length })
    case 'missingIn':
      return sayOf(observation.others ? 'missingInOf' : 'missingIn', observation, {
        others: names(observation.others ?? []),
        count: observation.names.length,
      })
    case 'doneTwice':
      return say('doneTwice', {
        step: observation.step,
        names: names(observation.names),
        actors: names(observation.actors),
        count: observation.names.length,
      })
    case 'extraApproval':
      return say(observation.actor === '' ? 'extraApprovalNobody' : 'extraApproval', {
        step: observation.step,
        names: names(observation.names),
        actor: observation.actor,
        count: observation.names.length,
      })
    case 'otherOrder':
      return say('otherOrder', {
        first: observation.first,
        second: observation.second,
        names: names(observation.names),
        others: names(observation.others),
      })
    case 'mediaBreaks':
      return say('mediaBreaks', {
        list: endsOf(
          texts,
          alike(observation.counts, ({ count, isAllPaper }) => `${count} ${isAllPaper}`).map(
            ({ item, names: all }) => {
              const counted = value(texts, 'count', all, item.count)
              return item.isAllPaper ? texts.t('findings:value.allPaper', { counted }) : counted
            },
          ),
        ).join('; '),
      })
    case 'minutesPerCase':
      return say('minutesPerCase', {
        list: values(texts, observation.minutes, 'minutes', ({ minutes }) => minutes),
      })
    case 'stepMinutes':
      return say('stepMinutes', {
        step: observation.step,
        list: values(texts, observation.minutes, 'minutes', ({ minutes }) => minutes),
      })
    case 'leadTime':
      return say('leadTime', {
        list: values(texts, observation.days, 'days', ({ days }) => days),
      })
    case 'longerWaiting': {
      const [only] = observation.days
      if (observation.days.length === 1 && only) {
        return say(only.share === undefined ? 'longerWaitingAlone' : 'longerWaitingAloneSome', {
          share: (only.share ?? 1).toLocaleString(locale(texts), { style: 'percent' }),
          step: observation.step,
          names: only.name,
          list: plain(texts, 'Days', only.days),
        })
      }
      const { without } = observation
      return say(without.length === 0 ? 'longerWaiting' : 'longerWaitingOthers', {
        step: observation.step,
        list: values(texts, observation.days, 'days', ({ days }) => days),
        without: names(without),
        count: without.length,
      })
    }
    case 'ownAid':
      return say(observation.minutes === undefined ? 'ownAid' : 'ownAidQuicker', {
        step: observation.step,
        aid: observation.aid,
        names: names(observation.names),
        own: plain(texts, 'Minutes', observation.minutes?.own ?? 0),
        others: plain(texts, 'Minutes', observation.minutes?.others ?? 0),
      })
    case 'splitOrMerged':
      return say('splitOrMerged', {
        step: observation.step,
        one: names(observation.one),
        several: names(observation.several),
      })
    case 'otherActor':
      return sayOf('otherActor', observation, {
        list: shortened(
          alike(observation.actors, ({ actor }) => actor).map(({ item, names: all }) =>
            texts.t('findings:value.actor', { actor: item.actor, names: names(all) }),
          ),
          (count) => texts.t('findings:value.furtherActors', { count }),
        ).join('; '),
      })
    case 'sameHands':
      return say('sameHands', {
        first: observation.first,
        second: observation.second,
        actor: observation.actor,
        names: names(observation.names),
      })
    case 'paperStep':
      return sayOf(observation.others.length === 0 ? 'paperStepInside' : 'paperStep', observation, {
        others: names(observation.others),
      })
    case 'oppositeDirection':
      return say('oppositeDirection', {
        step: observation.step,
        names: names(observation.names),
        others: names(observation.others),
      })
  }
}

const sayPart = (texts: i18n, part: ReasonPart): string => {
  const say = (key: string, parts: Record<string, unknown> = {}): string =>
    texts.t(`findings:reason.${key}`, parts)
  switch (part.kind) {
    case 'confirmed':
    case 'sameLabel':
    case 'samePlace':
      return say(part.kind)
    case 'sameHandover':
      return say('sameHandover', { number: part.number })
    case 'sameStepKind':
      return say('sameStepKind', { code: part.code })
    case 'sameObject':
      return say('sameObject', { word: part.word })
    case 'sameAction': {
      const [a, b] = part.words
      return a.toLowerCase() === b.toLowerCase()
        ? say('sameActionWord', { word: a })
        : say('sameAction', { a, b })
    }
    case 'sameMeaning':
      return say('sameMeaning', { a: part.words[0], b: part.words[1] })
    case 'sameActor': {
      const [a, b] = part.actors
      return a.toLowerCase() === b.toLowerCase()
        ? say('sameActor')
        : say('sameActorNames', { a, b })
    }
    case 'sameNeighbour':
      return say(part.side, { label: part.label })
  }
}

/** Why two steps are taken for the same work, in one line; '' for no reason. */
export const sayReason = (texts: i18n, reason: readonly ReasonPart[]): string =>
  reason.map((part) => sayPart(texts, part)).join(', ')
