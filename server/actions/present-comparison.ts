// Variants side by side as the contract spells them. The models are those the reader may know: complete
// for the own organisation, redacted for the others; so nothing in-house can get into a cell or a
// sentence, whatever the comparison does with them.

import type { ComparisonView } from '#api'
import type { Cell, CellStep, Comparison, Competence } from '#compare'
import type { GlossaryLayer } from '#language'
import { nameOfChosen, sayFinding, sayReason } from '#texts'
import { findDecisions, type StoredDecision } from '../store/decisions.ts'
import {
  findCompetences,
  findOrganisations,
  findPartnersOf,
  findSubjects,
  type OrganisationName,
  type SharedSubject,
  type View,
} from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import { readSummaries } from '../store/library.ts'
import { findNames } from '../store/names.ts'
import type { Tx } from '../store/store.ts'
import type { ComparisonResult, Look } from '../work/relate.ts'
import { type MemberContext, Refused } from './context.ts'
import { presentDecisions } from './present-decisions.ts'

export const TIMEOUT_MS = 20_000
export const MOST_COLUMNS = 25

export interface Material {
  readonly subjects: readonly SharedSubject[]
  readonly competences: readonly Competence[]
  readonly organisations: readonly OrganisationName[]
  readonly partners: ComparisonView['partners']
  readonly decisions: readonly StoredDecision[]
  readonly glossary: readonly GlossaryLayer[]
}

const gather = async (tx: Tx, ids: readonly string[], view: View): Promise<Material> => {
  const subjects = await findSubjects(tx, view, ids)
  const partners = await findPartnersOf(tx, ids)
  const names = await findNames(
    tx,
    partners.map(({ processId }) => processId),
  )
  return {
    subjects,
    decisions: await findDecisions(tx, ids, 'standing'),
    glossary: await findGlossary(tx, view),
    competences: await findCompetences(tx),
    organisations: await findOrganisations(tx),
    partners: partners.flatMap(({ processId, handovers }) => {
      const name = names.get(processId)
      return name ? [{ ...name, handovers: [...handovers] }] : []
    }),
  }
}

type ShownCell = ComparisonView['rows'][number]['cells'][number]
type ShownTie = Extract<ShownCell, { kind: 'steps' }>['steps'][number]['tie']

/** Labels of all steps of a comparison, by column and key. */
const labelsIn = ({ rows }: Pick<Comparison, 'rows'>): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell, column) =>
        cell.kind === 'steps'
          ? cell.steps.map(({ key, label }) => [`${column} ${key}`, label] as const)
          : [],
      ),
    ),
  )

const presentTie = (
  { texts }: MemberContext,
  { tie }: CellStep,
  labels: ReadonlyMap<string, string>,
): ShownTie => {
  if (!tie) return null
  const { to, score, provenance } = tie
  const over = provenance.kind === 'inferred' ? provenance.path.slice(1, -1) : []
  return {
    ...{ kind: provenance.kind, score, to: { column: to.process, step: to.step } },
    reason: provenance.kind === 'automatic' ? sayReason(texts, provenance.reason) : '',
    over: over.map(({ process, step }) => labels.get(`${process} ${step}`) ?? ''),
  }
}

const presentCell = (
  ctx: MemberContext,
  cell: Cell,
  labels: ReadonlyMap<string, string>,
): ShownCell =>
  cell.kind === 'steps'
    ? {
        kind: 'steps',
        steps: cell.steps.map((step) => ({
          key: step.key,
          label: step.label,
          actor: step.actor,
          medium: step.medium ?? null,
          minutes: step.minutes ?? null,
          share: step.share ?? null,
          waiting: step.waiting ? { ...step.waiting } : null,
          tie: presentTie(ctx, step, labels),
        })),
      }
    : { ...cell }

/** Who has no column because the task is another's, or nobody's there; one sentence for each. */
const presentElsewhere = (
  { texts: { t } }: MemberContext,
  { subjects, competences, organisations }: Material,
  { figures }: ComparisonResult,
): ComparisonView['elsewhere'] => {
  const tasks = new Set(figures.flatMap(({ task }) => task ?? []))
  const present = new Set(subjects.map((subject) => subject.organisation.id))
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? ''
  return organisations.flatMap(({ id, name }) => {
    if (present.has(id)) return []
    return competences
      .filter((one) => one.organisation === id && one.by !== id && tasks.has(one.task))
      .map(({ task, by }) => ({
        organisationName: name,
        text:
          by === null
            ? t('compare:elsewhereNobody', { organisation: name, task })
            : t('compare:elsewhereBy', { organisation: name, task, by: nameOf(by) }),
      }))
  })
}

const present = (
  ctx: MemberContext,
  name: string | undefined,
  material: Material,
  result: ComparisonResult,
  decisions: ComparisonView['decisions'],
): ComparisonView => {
  const { subjects, organisations } = material
  const labels = labelsIn(result)
  const shortNameOf = (id: string) => organisations.find((one) => one.id === id)?.shortName ?? ''
  return {
    name:
      name ??
      nameOfChosen(
        ctx.texts,
        material.subjects.map((one) => one.name),
      ),
    similarity: result.similarity,
    columns: subjects.map((subject, at) => {
      const { task: _, ...figures } = result.figures[at] ?? {
        casesPerYear: null,
        minutesPerCase: null,
        mediaBreaks: null,
        leadTimeDays: null,
        task: null,
      }
      const { id, name: organisationName } = subject.organisation
      return {
        processId: subject.id,
        name: subject.name,
        organisation: { id, name: organisationName, shortName: shortNameOf(id) },
        ...figures,
      }
    }),
    rows: result.rows.map((row) => ({
      label: row.label,
      familyCode: row.familyCode ?? null,
      branch: row.branch,
      cells: row.cells.map((cell) => presentCell(ctx, cell, labels)),
      differences: [...row.differences],
    })),
    findings: result.findings.map(({ observation, weight, cells }) => ({
      code: observation.code,
      text: sayFinding(ctx.texts, observation),
      weight,
      cells: cells.map((cell) => ({ ...cell })),
    })),
    elsewhere: presentElsewhere(ctx, material, result),
    partners: material.partners,
    decisions,
  }
}

/** One that is seen but has no model is named; any other looks as if it were not there. */
const refuseMissing = async (
  ctx: MemberContext,
  ids: readonly string[],
  subjects: readonly SharedSubject[],
): Promise<never> => {
  const missing = ids.filter((id) => !subjects.some((subject) => subject.id === id))
  const rows = await ctx.store.asActor(ctx.actor, (tx) =>
    readSummaries(tx, ctx.actor.allianceId, missing),
  )
  const bare = rows.find((row) => row.version === null && row.withdrawnAt === null)
  if (!bare || rows.length < missing.length) throw new Refused('thing/not-found')
  throw new Refused('compare/no-model', { name: bare.name })
}

/** What a comparison is made of; a process that the reader may not see is as if it were not there. */
export const gatherVariants = async (
  ctx: MemberContext,
  ids: readonly string[],
  view: View = 'mine',
): Promise<Material> => {
  const material = await ctx.store.asActor(ctx.actor, (tx) => gather(tx, ids, view))
  if (material.subjects.length < ids.length) return refuseMissing(ctx, ids, material.subjects)
  return material
}

/** Compares these processes for the reader. */
export const compare = async (
  ctx: MemberContext,
  ids: readonly string[],
  { name, look, view }: { readonly name?: string; readonly look?: Look; readonly view?: View } = {},
): Promise<ComparisonView> => {
  const material = await gatherVariants(ctx, ids, view)
  const { subjects, competences, organisations, decisions, glossary } = material
  const outcome = await ctx.pool.run(
    'comparison',
    { subjects, competences, organisations, decisions, glossary, ...(look ? { look } : {}) },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`comparing: ${JSON.stringify(outcome)}`)
  const resting = new Set(outcome.value.resting)
  const shown = await ctx.store.asActor(ctx.actor, (tx) => presentDecisions(tx, decisions))
  return present(
    ctx,
    name,
    material,
    outcome.value,
    shown.map((decision) => ({ ...decision, isResting: resting.has(decision.id) })),
  )
}
