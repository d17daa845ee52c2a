// What happened in one house: by pages, and as a table to take along. Taking it is itself an entry; looking is not.

import type { HouseAudit, HouseAuditEntry } from '#api'
import { type AuditKind, auditKindOf, auditWordsOf, can } from '#library'
import { sayAudit } from '#texts'
import { tableCsv } from '../../documents/table-csv.ts'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit, type HouseAuditRow, listHouseAudit, readFourEyes } from '../store/audit.ts'
import { readPersonNames } from '../store/people.ts'
import { findRules } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'

const PAGE = 100
const MOST_TAKEN = 20_000

export interface AuditFilter {
  readonly kind?: AuditKind | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

type Details = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const within = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const rulesIn = (details: Details): unknown => within(details.after, 'rules')

const formOf = ({ what, details }: HouseAuditRow): string | null => {
  switch (what) {
    case 'organisationChanged': {
      const rules = rulesIn(details)
      if (rules !== undefined)
        return within(rules, 'fourEyes') === true ? 'fourEyes' : 'oneIsEnough'
      const names = within(details.after, 'showsNames')
      return names === undefined ? 'facts' : names === true ? 'names' : 'noNames'
    }
    case 'deputyNamed':
    case 'deputyEnded':
      return details.person === undefined ? 'own' : 'other'
    case 'rolesSet':
      return texts(details.after).length === 0 ? 'ended' : 'set'
    case 'commonWayAnswered':
      return text(details.answer)
    default:
      return null
  }
}

/** Ids of people that an entry names beside who did it. */
const namedIn = ({ subjectKind, subjectId, details }: HouseAuditRow): readonly string[] =>
  [
    subjectKind === 'person' ? subjectId : null,
    ...[details.standsInFor, details.person, details.deputy].map(text),
  ].flatMap((id) => id ?? [])

const present = async (tx: Tx, rows: readonly HouseAuditRow[]): Promise<HouseAuditEntry[]> => {
  const names = await readPersonNames(tx, [...new Set(rows.flatMap(namedIn))])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  return rows.map((row) => {
    const { id, at, what, by, details, subjectKind, subjectId, processName } = row
    const steps = within(rulesIn(details), 'steps')
    return {
      ...{ id, at: at.toISOString(), kind: auditKindOf(what), what, form: formOf(row) },
      ...{ by: by ?? '', standsInFor: nameOf(text(details.standsInFor)) },
      process: processName === null ? null : { id: subjectId, name: processName },
      values: {
        version: number(details.version),
        person: nameOf(subjectKind === 'person' ? subjectId : text(details.person)),
        deputy: nameOf(text(details.deputy)),
        ...{ from: text(details.from), until: text(details.until) },
        roles: texts(details.after ?? details.roles),
        title: text(details.title),
        steps: Array.isArray(steps) ? steps.length : null,
      },
    }
  })
}

const findHouse = async (tx: Tx, ctx: MemberContext, id: string) => {
  const { allianceId } = ctx.actor
  const house = (await listOrganisations(tx, allianceId)).find((one) => one.id === id)
  if (!house) throw new Refused('thing/not-found')
  demand(can(ctx.actor, 'readAudit', { kind: 'organisation', allianceId, organisationId: id }))
  return { id, name: house.name }
}

const load = (
  tx: Tx,
  { actor }: MemberContext,
  id: string,
  { kind, ...days }: AuditFilter,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
) =>
  listHouseAudit(tx, actor.allianceId, id, {
    ...{ ...days, before, limit },
    ...(kind === undefined ? {} : { of: auditWordsOf(kind) }),
  })

export const showHouseAudit = (
  ctx: MemberContext,
  id: string,
  { before, ...filter }: AuditFilter & { readonly before?: string | undefined },
): Promise<HouseAudit> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const organisation = await findHouse(tx, ctx, id)
    const rows = await load(tx, ctx, id, filter, { before, limit: PAGE + 1 })
    const page = rows.slice(0, PAGE)
    const { fourEyes } = await findRules(tx, allianceId, id)
    // The last of the changes after which it was as it is now.
    const said = await readFourEyes(tx, allianceId, id)
    const at = said.findLastIndex((one) => one.fourEyes !== fourEyes) + 1
    return {
      organisation,
      fourEyes: {
        isDemanded: fourEyes,
        // Not to ask for it is how every house begins.
        since: fourEyes || at > 0 ? (said[at]?.at.toISOString() ?? null) : null,
      },
      entries: await present(tx, page),
      next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    }
  })

export const takeHouseAudit = (
  ctx: MemberContext,
  id: string,
  filter: AuditFilter,
): Promise<{ name: string; csv: string; isCut: boolean }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const house = await findHouse(tx, ctx, id)
    const rows = await load(tx, ctx, id, filter, { limit: MOST_TAKEN + 1 })
    const entries = await present(tx, rows.slice(0, MOST_TAKEN))
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: id, what: 'auditTaken' },
      ...{ subjectKind: 'organisation', subjectId: id, details: { ...filter } },
    })
    const say = (key: string, values: Readonly<Record<string, unknown>> = {}) =>
      ctx.texts.t(key, values)
    const heads = ['at', 'kind', 'what', 'process', 'by', 'standsInFor'] as const
    const lines = entries.map((entry) => [
      entry.at,
      say(`audit:kind.${entry.kind}`),
      sayAudit(entry, say),
      entry.process?.name ?? '',
      entry.by,
      entry.standsInFor ?? '',
    ])
    return {
      name: say('audit:fileName', { name: house.name, day: dayOf(ctx.now) }),
      csv: tableCsv([heads.map((one) => say(`audit:column.${one}`)), ...lines]),
      isCut: rows.length > MOST_TAKEN,
    }
  })
