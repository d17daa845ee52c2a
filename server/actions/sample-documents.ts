// Sample documents: listed, added, handed out and removed. What a file is, is read from its content; who fetches one is not
// written down.

import type { SampleDocument, SampleDocuments } from '#api'
import { can, organisationsOf } from '#library'
import {
  DOCUMENT_TYPES,
  type DocumentType,
  documentType,
  MOST_DOCUMENT_BYTES,
} from '../imports/document-type.ts'
import type { IncomingFile } from '../imports/spool.ts'
import { addAudit } from '../store/audit.ts'
import { findFamilyRows } from '../store/families.ts'
import { findNames, readHouses } from '../store/names.ts'
import {
  clearDocument,
  countDocuments,
  type DocumentKind,
  type DocumentPlace,
  type DocumentRow,
  findDocument,
  insertDocument,
  readDocumentBytes,
  readDocuments,
} from '../store/sample-documents.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { fileName } from './file-name.ts'
import { loadSubject } from './present-process.ts'
import { tellDocument } from './tell-document.ts'

/** Of one house at one place; more than anybody looks through. */
const MOST_AT_A_PLACE = 50

export interface AskedPlace {
  readonly process?: string | undefined
  readonly family?: string | undefined
}

const placeOf = ({ process, family }: AskedPlace): DocumentPlace => {
  if (process !== undefined && family === undefined) return { process }
  if (family !== undefined && process === undefined) return { family }
  throw new Refused('request/invalid', { field: 'process' })
}

const mayAdd = (ctx: MemberContext, organisationId: string) => {
  const { allianceId } = ctx.actor
  return can(ctx.actor, 'promise', { kind: 'organisation', allianceId, organisationId })
}

/** Houses for which the asker may add something at a place they see, and whether the alliance sees it. */
const demandPlace = async (
  tx: Tx,
  ctx: MemberContext,
  place: DocumentPlace,
): Promise<{ readonly adds: readonly string[]; readonly isShown: boolean }> => {
  if ('process' in place) {
    const subject = await loadSubject(tx, ctx.actor.allianceId, place.process)
    demand(can(ctx.actor, 'read', subject))
    const { organisationId: house, visibility } = subject
    const isOwn = organisationsOf(ctx.actor).includes(house)
    const adds = isOwn && mayAdd(ctx, house).isAllowed ? [house] : []
    return { adds, isShown: visibility === 'alliance' }
  }
  if ((await findFamilyRows(tx, place.family)).length === 0) throw new Refused('thing/not-found')
  const adds = organisationsOf(ctx.actor).filter((id) => mayAdd(ctx, id).isAllowed)
  return { adds, isShown: true }
}

const present = async (
  tx: Tx,
  ctx: MemberContext,
  place: DocumentPlace,
): Promise<SampleDocuments> => {
  const { allianceId } = ctx.actor
  const { adds, isShown } = await demandPlace(tx, ctx, place)
  const rows = await readDocuments(tx, allianceId, place)
  const processes = await findNames(tx, [
    ...new Set(rows.flatMap(({ processId }) => processId ?? [])),
  ])
  const houses = await readHouses(tx, allianceId)
  const items = rows.flatMap((row): SampleDocument[] => {
    const organisation = houses.find(({ id }) => id === row.organisationId)
    if (!organisation) return []
    const { id, title, description, kind, permission, visibility, type, size } = row
    const { at, removedAt, reason } = row
    const process = processes.get(row.processId ?? '')
    const isOwn = organisationsOf(ctx.actor).includes(row.organisationId)
    return [
      {
        ...{ id, title, description, kind, permission, organisation, visibility, type, size },
        process: process ? { id: process.id, name: process.name } : null,
        ...{ at: at.toISOString(), removed: removedAt === null ? null : reason },
        canRemove: removedAt === null && isOwn && mayAdd(ctx, row.organisationId).isAllowed,
      },
    ]
  })
  return { items, addsFor: houses.filter(({ id }) => adds.includes(id)), isShown }
}

export const listDocuments = (ctx: MemberContext, asked: AskedPlace): Promise<SampleDocuments> =>
  ctx.store.asActor(ctx.actor, (tx) => present(tx, ctx, placeOf(asked)))

/** The one file of an upload; refused as soon as it grows too large. */
const readOnly = async (files: AsyncIterable<IncomingFile>): Promise<Buffer> => {
  let found: Buffer | undefined
  for await (const { content } of files) {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > MOST_DOCUMENT_BYTES) {
        throw new Refused('request/too-large', { size: '> 10 MB', limit: '10 MB' })
      }
      chunks.push(chunk)
    }
    if (found) throw new Refused('request/invalid', { field: 'file' })
    found = Buffer.concat(chunks)
  }
  if (!found) throw new Refused('request/invalid', { field: 'file' })
  return found
}

export const addDocument = async (
  ctx: MemberContext,
  wanted: AskedPlace & {
    readonly by: string
    readonly title: string
    readonly description: string
    readonly kind: DocumentKind
    readonly permission: string
    readonly visibility: 'organisation' | 'alliance'
  },
  files: AsyncIterable<IncomingFile>,
): Promise<SampleDocuments> => {
  const { allianceId, personId } = ctx.actor
  const { by, title, description, kind, permission, visibility } = wanted
  const place = placeOf(wanted)
  const at = {
    processId: 'process' in place ? place.process : null,
    familyId: 'family' in place ? place.family : null,
  }
  const demandBy = async (tx: Tx) => {
    const { adds } = await demandPlace(tx, ctx, place)
    if (!adds.includes(by)) throw new Refused('right/missing')
    if ((await countDocuments(tx, allianceId, by, at)) >= MOST_AT_A_PLACE) {
      throw new Refused('document/too-many', { limit: MOST_AT_A_PLACE })
    }
  }
  // Nobody sends ten megabytes to be told that they may not.
  await ctx.store.asActor(ctx.actor, demandBy)
  const bytes = await readOnly(files)
  const type = documentType(bytes)
  if (type === undefined) throw new Refused('document/type')
  return ctx.store.asActor(ctx.actor, async (tx) => {
    await demandBy(tx)
    const id = ctx.random.id()
    await insertDocument(tx, allianceId, {
      ...{ id, organisationId: by, visibility, title, description, kind, permission, type },
      ...{ ...at, bytes, personId, size: bytes.length, at: ctx.now },
    })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: by, what: 'documentAdded' },
      ...{ subjectKind: 'organisation', subjectId: by, details: { document: id, title } },
    })
    const there = await present(tx, ctx, place)
    const told = { documentId: id, ...at, organisationId: by, visibility, by: personId }
    await tellDocument(tx, ctx, allianceId, told)
    return there
  })
}

const demandDocument = async (tx: Tx, ctx: MemberContext, id: string): Promise<DocumentRow> => {
  const row = await findDocument(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  return row
}

export const removeDocument = (
  ctx: MemberContext,
  id: string,
  reason: string,
): Promise<{ id: string }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const row = await demandDocument(tx, ctx, id)
    if (!organisationsOf(ctx.actor).includes(row.organisationId)) throw new Refused('right/missing')
    demand(mayAdd(ctx, row.organisationId))
    if (await clearDocument(tx, allianceId, id, { by: personId, at: ctx.now, reason })) {
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId: row.organisationId },
        ...{ what: 'documentRemoved', subjectKind: 'organisation', subjectId: row.organisationId },
        details: { document: id, title: row.title, reason },
      })
    }
    return { id }
  })

export const documentFile = (ctx: MemberContext, id: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const row = await demandDocument(tx, ctx, id)
    const bytes = await readDocumentBytes(tx, ctx.actor.allianceId, id)
    if (!bytes) throw new Refused('thing/not-found')
    const type = row.type as DocumentType
    return { name: fileName(row.title, `.${type}`), mediaType: DOCUMENT_TYPES[type], body: bytes }
  })
