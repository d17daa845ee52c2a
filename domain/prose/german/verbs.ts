// German verbs: from the infinitive to what a sentence needs. The list holds simple verbs and those
// whose prefix stays; a verb with a particle that always comes off goes like the verb behind it.

import { typingErrors } from '#language'

export interface Verb {
  readonly infinitive: string
  /** Third person singular without particle: nimmt (aufnehmen). */
  readonly third: string
  /** Third person plural without particle: nehmen. */
  readonly plural: string
  /** What comes off and goes to the end: auf; '' where nothing does. */
  readonly particle: string
  /** aufgenommen. */
  readonly participle: string
}

export interface Verbs {
  readonly read: (infinitive: string) => Verb | undefined
  /** The verb a participle without ending belongs to: vollständig geprüft. */
  readonly ofParticiple: (form: string) => Verb | undefined
  /** Infinitives in the list that are one typing error away and begin with the same letter. */
  readonly near: (word: string) => readonly string[]
  /** Whether a word ends a subordinate clause: prüft, zuschickt, fehlen. */
  readonly isFiniteForm: (word: string) => boolean
  /** The verb whose form stands second in a sentence; the particle is not yet known. */
  readonly isThird: (word: string) => boolean
}

const PARTICLES =
  'entgegen hinterher zusammen heraus herum herunter hoch hinein hinzu zurück weiter gegen bereit statt teil drauf fest fort frei nach auf aus bei ein her hin los mit vor weg ab an zu'.split(
    ' ',
  )

/** Look like a particle with a verb, and are not. */
const NO_PARTICLE = new Set(['anderen', 'beiden', 'einigen', 'einen'])

const regularThird = (infinitive: string): string => {
  const stem = /e[lr]n$/.test(infinitive) ? infinitive.slice(0, -1) : infinitive.replace(/e?n$/, '')
  return /[dt]$|[^aeiouäöülrhmn][mn]$/.test(stem) ? `${stem}et` : `${stem}t`
}

const STAYS = /^(be|emp|ent|er|ge|miss|ver|zer|über|unter|hinter|wider|voll)/

const regularParticiple = (infinitive: string): string => {
  const third = regularThird(infinitive)
  return STAYS.test(infinitive) || infinitive.endsWith('ieren') ? third : `ge${third}`
}

const HELPING = new Set(
  'ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte muss müssen soll sollen darf dürfen will wollen möchte liegt'.split(
    ' ',
  ),
)

/** Words that end like infinitives and are none in a label. */
const NO_VERB = new Set(
  'eben neben gegen wegen zwischen morgen oben unten hinten innen außen sieben ihren seinen'.split(
    ' ',
  ),
)

export const createVerbs = (list: string): Verbs => {
  let lines: Map<string, string> | undefined
  const indexed = (): Map<string, string> => {
    if (lines) return lines
    lines = new Map()
    for (const line of list.split('\n')) {
      if (line === '') continue
      const [written = ''] = line.split(' ')
      lines.set(written.replace('|', ''), line)
    }
    return lines
  }

  const simple = (infinitive: string): Verb | undefined => {
    const line = indexed().get(infinitive)
    if (line === undefined) return undefined
    const [written = '', third, participle] = line.split(' ')
    const bar = written.indexOf('|')
    if (bar > 0) return behind(written.slice(0, bar), written.slice(bar + 1))
    return {
      infinitive,
      third: third ?? regularThird(infinitive),
      plural: infinitive,
      particle: '',
      participle: participle ?? regularParticiple(infinitive),
    }
  }

  const behind = (particle: string, rest: string): Verb | undefined => {
    const base = indexed().get(rest)?.includes('|') ? undefined : simple(rest)
    if (!base) return undefined
    const { third, plural, participle } = base
    return {
      infinitive: `${particle}${rest}`,
      third,
      plural,
      particle,
      participle: `${particle}${participle}`,
    }
  }

  const memo = new Map<string, Verb | null>()
  const look = (infinitive: string): Verb | undefined => {
    if (!/^[a-zäöüß]{3,}n$/.test(infinitive)) return undefined
    if (NO_VERB.has(infinitive) || NO_PARTICLE.has(infinitive)) return undefined
    const known = simple(infinitive)
    if (known) return known
    // Every borrowed verb goes the same way: summieren, summiert, summiert.
    if (
      /^[a-zäöüß]{3,}ieren$/.test(infinitive) &&
      !PARTICLES.some((each) => infinitive.startsWith(each))
    ) {
      const form = regularThird(infinitive)
      return { infinitive, third: form, plural: infinitive, particle: '', participle: form }
    }
    for (const particle of PARTICLES) {
      if (!infinitive.startsWith(particle)) continue
      const found = behind(particle, infinitive.slice(particle.length))
      if (found) return found
    }
    return undefined
  }
  const read = (infinitive: string): Verb | undefined => {
    let found = memo.get(infinitive)
    if (found === undefined) {
      found = look(infinitive) ?? null
      memo.set(infinitive, found)
    }
    return found ?? undefined
  }

  let forms: { participles: Map<string, string>; thirds: Set<string> } | undefined
  const spoken = () => {
    if (forms) return forms
    const participles = new Map<string, string>()
    const thirds = new Set<string>()
    for (const infinitive of indexed().keys()) {
      const verb = read(infinitive)
      if (!verb) continue
      // geleitet: leiten rather than geleiten.
      const before = participles.get(verb.participle)
      if (!before || before === `ge${infinitive}`) participles.set(verb.participle, infinitive)
      if (verb.particle === '') thirds.add(verb.third)
    }
    forms = { participles, thirds }
    return forms
  }

  const ofParticiple = (form: string): Verb | undefined => {
    const { participles } = spoken()
    const known = participles.get(form)
    if (known) return read(known)
    for (const particle of PARTICLES) {
      if (!form.startsWith(particle)) continue
      const base = participles.get(form.slice(particle.length))
      if (base && !base.startsWith(particle)) return behind(particle, base)
    }
    return undefined
  }

  const isThird = (word: string): boolean => spoken().thirds.has(word)

  const isFiniteForm = (word: string): boolean =>
    HELPING.has(word) ||
    isThird(word) ||
    read(word) !== undefined ||
    PARTICLES.some((each) => word.startsWith(each) && isThird(word.slice(each.length)))

  const near = (word: string): readonly string[] =>
    [...indexed().keys()].filter(
      (form) =>
        form.charAt(0) === word.charAt(0) &&
        Math.abs(form.length - word.length) <= 1 &&
        typingErrors(form, word, 1) === 1,
    )

  return { read, ofParticiple, near, isFiniteForm, isThird }
}
