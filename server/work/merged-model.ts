// The merged model of variants, drawn and told for a page, in a worker thread.

import { draw } from '#drawing'
import {
  asProcess,
  type Digest,
  type FamilyElement,
  type FamilyModel,
  mergeFamily,
  nameOf,
  namesOf,
  readableAtLeast,
} from '#family-model'
import { layout } from '#layout'
import type { Key } from '#process'
import { listSteps } from '#steps'
import { areas, createTexts, type Language, markDigest, sayChoice, sayOpenQuestion } from '#texts'
import { type ComparisonInput, unpackSubject } from './relate.ts'
import { tellLanguage, whatStands } from './told.ts'

export interface MergedModelInput extends ComparisonInput {
  /** At least so many variants; null for as few as can still be read. */
  readonly atLeast: number | null
  readonly language: Language
}

const said = (element: FamilyElement, variant: string): Readonly<Record<string, unknown>> => ({
  ...element.shared,
  ...element.from.find((one) => one.variant === variant)?.own,
})

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const presentElement = (model: FamilyModel, digest: Digest, key: Key) => {
  const source = digest.sources[key]
  const node = digest.process.elements[key]
  const element = source?.element && model.elements[source.element]
  const inside = (source?.folded ?? []).flatMap((one) => model.elements[one] ?? [])
  const isStep = (one: FamilyElement) =>
    one.kind === 'task' || one.kind === 'subProcess' || one.kind === 'callActivity'
  const byVariant = new Map(element?.from.map((one) => [one.variant, one]))
  const elsewhere = model.elsewhere.filter((one) => one.element === element?.key)
  return {
    key,
    kind: node?.kind ?? '',
    label: node?.name ?? '',
    of: source?.of ?? 0,
    doers: model.variants.flatMap((variant) => {
      if (!source?.variants.includes(variant.id)) return []
      const here = byVariant.get(variant.id)
      const own = element && here ? said(element, variant.id) : {}
      const lane = model.elements[text(own.lane) as Key]
      const work = own.work as { readonly medium?: string } | undefined
      return [
        {
          processId: variant.id,
          organisationName: nameOf(variant),
          step: here?.key ?? null,
          label: text(own.name),
          actor: lane ? text(said(lane, variant.id).name) : '',
          medium: work?.medium ?? null,
        },
      ]
    }),
    others: model.variants
      .filter(
        ({ id }) => !source?.variants.includes(id) && !elsewhere.some((one) => one.variant === id),
      )
      .map(nameOf),
    elsewhere: elsewhere.flatMap(({ variant, by }) => {
      const found = model.variants.find(({ id }) => id === variant)
      return found ? [{ organisationName: nameOf(found), by }] : []
    }),
    folded: inside.filter(isStep).map((one) => text(said(one, one.from[0]?.variant ?? '').name)),
  }
}

/** The drawing, what stands behind each of its elements, and what it leaves open. */
export const mergedModel = (input: MergedModelInput) => {
  const { subjects, competences, organisations, language } = input
  const texts = createTexts(language)
  const unpacked = subjects.map(unpackSubject)
  const told = tellLanguage(input.glossary)
  const { decisions, calibration } = whatStands(unpacked, input.decisions, told)
  const model = mergeFamily(unpacked, told, {
    ...{ competences, organisations, decisions, calibration },
    ...input.look,
  })
  const digest = asProcess(model, {
    atLeast: input.atLeast ?? readableAtLeast(model),
    choiceName: sayChoice(texts),
    foldOwnWays: true,
  })
  const { process } = digest
  const lines = listSteps(process)
  const drawnFor = new Map<Key, Key>()
  for (const [key, { element, folded = [] }] of Object.entries(digest.sources) as [
    Key,
    Digest['sources'][Key],
  ][]) {
    for (const one of element ? [element, ...folded] : folded) drawnFor.set(one, key)
  }
  const nodes = lines.flatMap(({ key, kind }) =>
    kind === 'step' ||
    kind === 'decision' ||
    kind === 'parallel' ||
    kind === 'event' ||
    kind === 'wait'
      ? [key as Key]
      : [],
  )
  return {
    process,
    atLeast: digest.atLeast,
    of: model.variants.length,
    svg: draw(process, layout(process), {
      title: process.name,
      words: areas.drawing[language],
      isInteractive: true,
      numbers: Object.fromEntries(lines.map((line) => [line.key, line.number])),
      overlay: markDigest(texts, namesOf(model), digest),
    }),
    elements: nodes
      .filter((key) => process.elements[key] !== undefined)
      .map((key) => presentElement(model, digest, key)),
    questions: digest.questions.map((question) => ({
      code: question.code,
      text: sayOpenQuestion(texts, question),
      elements: question.elements.flatMap((element) => drawnFor.get(element) ?? []),
    })),
    stepsLeftOut: digest.leftOut.filter(({ element, reason }) => {
      const kind = model.elements[element]?.kind
      return (
        reason === 'tooFew' && (kind === 'task' || kind === 'subProcess' || kind === 'callActivity')
      )
    }).length,
  }
}
