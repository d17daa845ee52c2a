// A signed file of another alliance: checked, kept for the house that received it, shown with what may become of it. What
// does not hold is not kept.

import type { SignedFileView } from '#api'
import { can, isMemberOf, linkOf } from '#library'
import {
  type FileVerdict,
  foreignId,
  MOST_SIGNED_BYTES,
  mayTakeFile,
  type SignedFault,
} from '#signed-file'
import type { IncomingFile } from '../imports/spool.ts'
import { readSummaries } from '../store/library.ts'
import { readForeignLinks } from '../store/lineage.ts'
import { addSignedFile, readSignedFile, type SignedFileRow } from '../store/signed-files.ts'
import type { Tx } from '../store/store.ts'
import { demand, demandDone, type MemberContext, Refused } from './context.ts'
import { TIMEOUT_MS } from './present-comparison.ts'
import { inPairs } from './present-lineage.ts'
import { sha256 } from './signature.ts'
import { fingerprint, keepKeyFact, readStanding, type Standing } from './signing-keys.ts'

/** Which signed text the bytes are; undefined where they are none, or too many. */
const readText = async (
  files: AsyncIterable<IncomingFile>,
): Promise<{ readonly text: string } | { readonly fault: SignedFault }> => {
  for await (const { content } of files) {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > MOST_SIGNED_BYTES) return { fault: 'tooLarge' }
      chunks.push(chunk)
    }
    try {
      // Bytes that are no UTF-8, and a mark before them, are changes like others.
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      return { text: decoder.decode(Buffer.concat(chunks)) }
    } catch {
      return { fault: 'notSigned' }
    }
  }
  throw new Refused('request/invalid', { field: 'file' })
}

const demandAdopt = (ctx: MemberContext, organisationId: string): void => {
  const { allianceId } = ctx.actor
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  demand(can(ctx.actor, 'adopt', { kind: 'organisation', allianceId, organisationId }))
}

export const receiveSigned = async (
  ctx: MemberContext,
  organisationId: string,
  files: AsyncIterable<IncomingFile>,
): Promise<{ readonly id: string | null; readonly fault: SignedFault | 'own' | null }> => {
  const { allianceId, personId } = ctx.actor
  demandAdopt(ctx, organisationId)
  const read = await readText(files)
  if ('fault' in read) return { id: null, fault: read.fault }
  const { text } = read
  const opened = demandDone(
    await ctx.pool.run('openSigned', { text }, { timeoutMs: TIMEOUT_MS, isUrgent: true }),
    'opening a signed file',
  )
  if (opened.kind === 'refused') return { id: null, fault: opened.fault }
  const { facts, model, profile, publicKey, contentHash } = opened
  const id = sha256(JSON.stringify([allianceId, organisationId, text])).slice(0, 32)
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const { standing } = await readStanding(tx, allianceId, publicKey, facts.alliance.id)
    if (standing === 'own') return { id: null, fault: 'own' as const }
    await addSignedFile(tx, {
      ...{ allianceId, id, organisationId, version: facts.version, contentHash, publicKey },
      ...{ facts, model, profile, content: text, personId, now: ctx.now },
      originId: foreignId(facts.alliance.id, facts.id, sha256),
    })
    return { id, fault: null }
  })
}

export interface LoadedFile {
  readonly file: SignedFileRow
  readonly key: Standing
  readonly links: readonly {
    readonly processId: string
    readonly version: number
    readonly seq: number
  }[]
  readonly verdict: FileVerdict
}

export const loadFile = async (tx: Tx, ctx: MemberContext, id: string): Promise<LoadedFile> => {
  const { allianceId } = ctx.actor
  const file = await readSignedFile(tx, allianceId, id)
  if (!file) throw new Refused('thing/not-found')
  const { organisationId, originId, publicKey, facts, version } = file
  const key = await readStanding(tx, allianceId, publicKey, facts.alliance.id)
  const pairs = inPairs(await readForeignLinks(tx, allianceId, [organisationId]))
  const links = pairs.flatMap((pair) => {
    const [first] = pair
    const link = linkOf(pair)
    if (!first || !link || first.originId !== originId) return []
    return [{ processId: first.processId, version: link.version, seq: pair.at(-1)?.seq ?? 0 }]
  })
  const taken = links.map((one) => one.version)
  return { file, key, links, verdict: mayTakeFile({ standing: key.standing, version, taken }) }
}

export const showSignedFile = async (ctx: MemberContext, id: string): Promise<SignedFileView> => {
  const { allianceId } = ctx.actor
  const { file, key, links, verdict, rows } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const loaded = await loadFile(tx, ctx, id)
    const ids = loaded.links.map(({ processId }) => processId)
    return { ...loaded, rows: await readSummaries(tx, allianceId, ids) }
  })
  const { facts, organisationId, version, publicKey, contentHash, originId, model } = file
  const shown = demandDone(
    await ctx.pool.run(
      'showSigned',
      { model, name: facts.name, language: ctx.language },
      { timeoutMs: TIMEOUT_MS, isUrgent: true },
    ),
    'showing a signed file',
  )
  const { name, aspect, savedOn, contact, licence, goesBackTo } = facts
  const of = { kind: 'organisation', allianceId, organisationId } as const
  return {
    ...{ id, organisationId, name, version, aspect, savedOn, contact, licence, contentHash },
    ...{ allianceName: facts.alliance.name, organisationName: facts.organisation.name, originId },
    goesBackTo: [...goesBackTo],
    key: {
      ...{ fingerprint: fingerprint(publicKey), standing: key.standing, isOther: key.isOther },
      at: key.facts.at(-1)?.at.toISOString() ?? null,
      canConfirm: can(ctx.actor, 'vouch', { kind: 'alliance', allianceId }).isAllowed,
    },
    verdict: verdict.kind === 'refused' ? verdict.because : verdict.kind,
    links: links.flatMap((link) => {
      const row = rows.find((one) => one.id === link.processId)
      return row
        ? [
            {
              ...{ processId: link.processId, name: row.name, version: link.version },
              isBehind: link.version < version,
            },
          ]
        : []
    }),
    steps: shown.steps.map(({ number, depth, label, actor }) => ({ number, depth, label, actor })),
    svg: shown.svg,
    canAdopt: can(ctx.actor, 'adopt', of).isAllowed,
  }
}

export const confirmKey = async (
  ctx: MemberContext,
  id: string,
  compared: string,
): Promise<SignedFileView> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { file, key } = await loadFile(tx, ctx, id)
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'vouch', { kind: 'alliance', allianceId }))
    const { publicKey, facts } = file
    // What was compared is what is confirmed.
    if (fingerprint(publicKey) !== compared) throw new Refused('conflict/changed-meanwhile')
    if (key.standing === 'known' || key.standing === 'own') return
    await keepKeyFact(tx, ctx, {
      ...{ publicKey, originAlliance: facts.alliance.id, allianceName: facts.alliance.name },
      ...{ act: 'confirm', seq: (key.facts.at(-1)?.seq ?? 0) + 1 },
    })
  })
  return showSignedFile(ctx, id)
}
