// The alliance's own key for signing, made when it is first needed, and whose keys are known here: somebody who administers
// compared the fingerprint with the other alliance, or says that it is to be trusted no longer.

import type { KnownKeys } from '#api'
import { can } from '#library'
import { fingerprintOf, type KeyStanding, standingOf } from '#signed-file'
import { addAudit } from '../store/audit.ts'
import {
  addKeyFact,
  addSigningKey,
  type KeyFactRow,
  readKeyFacts,
  readOwnKeys,
  readSealed,
} from '../store/signing-keys.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { makeKeyPair, newNonce, seal, sha256, signText, unseal } from './signature.ts'

export const fingerprint = (publicKey: string): string => fingerprintOf(publicKey, sha256)

const allianceOf = ({ actor: { allianceId } }: MemberContext) =>
  ({ kind: 'alliance', allianceId }) as const

/** A new key, from now on the one in use; undefined where nothing could seal it. */
const makeKey = async (ctx: MemberContext): Promise<string | undefined> => {
  const { allianceId, personId } = ctx.actor
  const secret = await ctx.secret(true)
  if (!secret) return undefined
  const pair = makeKeyPair()
  const { publicKey } = pair
  const sealed = seal(pair, allianceId, secret, newNonce(ctx.random.bytes))
  await ctx.store.asWorker(allianceId, async (tx) => {
    await addSigningKey(tx, { allianceId, publicKey, sealed, personId, now: ctx.now })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: null, what: 'signingKeyMade' },
      ...{ subjectKind: 'alliance', subjectId: allianceId },
      details: { fingerprint: fingerprint(publicKey) },
    })
  })
  return publicKey
}

/** Signs with the alliance's key; undefined where the secret that opens it is not there. */
export const sign = async (
  ctx: MemberContext,
  textFor: (publicKey: string) => Promise<string>,
): Promise<{ readonly text: string; readonly signature: string } | undefined> => {
  const { allianceId } = ctx.actor
  const [known] = await ctx.store.asActor(ctx.actor, (tx) => readOwnKeys(tx, allianceId))
  const publicKey = known?.publicKey ?? (await makeKey(ctx))
  const secret = await ctx.secret(false)
  if (publicKey === undefined || !secret) return undefined
  const sealed = await ctx.store.asWorker(allianceId, (tx) => readSealed(tx, allianceId, publicKey))
  const privateKey = sealed && unseal(sealed, publicKey, allianceId, secret)
  if (!privateKey) return undefined
  const text = await textFor(publicKey)
  return { text, signature: signText(text, privateKey) }
}

/** Whether what is sealed can be opened here; true where nothing is sealed yet. */
export const canSign = async (ctx: MemberContext, publicKey: string | undefined) => {
  const { allianceId } = ctx.actor
  if (publicKey === undefined) return true
  const secret = await ctx.secret(false)
  const sealed = await ctx.store.asWorker(allianceId, (tx) => readSealed(tx, allianceId, publicKey))
  return secret !== undefined && !!sealed && !!unseal(sealed, publicKey, allianceId, secret)
}

export interface Standing {
  readonly standing: KeyStanding
  readonly facts: readonly KeyFactRow[]
  /** Another key is known of the same alliance. */
  readonly isOther: boolean
}

const byKey = (facts: readonly KeyFactRow[]) => [
  ...Map.groupBy(facts, ({ publicKey, originAlliance }) =>
    JSON.stringify([publicKey, originAlliance]),
  ).values(),
]

/** How a key stands as that of an alliance. */
export const readStanding = async (
  tx: Tx,
  allianceId: string,
  publicKey: string,
  originAlliance: string,
): Promise<Standing> => {
  const all = await readKeyFacts(tx, allianceId, { originAlliance })
  const facts = all.filter((one) => one.publicKey === publicKey)
  const others = byKey(all.filter((one) => one.publicKey !== publicKey))
  const isOther = others.some((one) => standingOf(one.map(({ act }) => act)) === 'known')
  const own = await readOwnKeys(tx, allianceId)
  const isOwn = own.some((one) => one.publicKey === publicKey)
  return { standing: isOwn ? 'own' : standingOf(facts.map(({ act }) => act)), facts, isOther }
}

/** Says something of a key; whoever comes second is told to look again. */
export const keepKeyFact = async (
  tx: Tx,
  ctx: MemberContext,
  fact: Pick<KeyFactRow, 'publicKey' | 'originAlliance' | 'seq' | 'act' | 'allianceName'>,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  demand(can(ctx.actor, 'vouch', allianceOf(ctx)))
  await firstComes(addKeyFact(tx, { ...fact, allianceId, personId, now: ctx.now }))
  await addAudit(tx, {
    ...{ allianceId, at: ctx.now, personId, organisationId: null },
    what: fact.act === 'confirm' ? 'keyConfirmed' : 'keyRevoked',
    ...{ subjectKind: 'alliance', subjectId: allianceId },
    details: { name: fact.allianceName, fingerprint: fingerprint(fact.publicKey) },
  })
}

export const listKeys = (ctx: MemberContext): Promise<KnownKeys> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const [own] = await readOwnKeys(tx, allianceId)
    const facts = await readKeyFacts(tx, allianceId)
    return {
      own: own ? { fingerprint: fingerprint(own.publicKey), at: own.at.toISOString() } : null,
      others: byKey(facts).flatMap((said) => {
        const last = said.at(-1)
        const standing = standingOf(said.map(({ act }) => act))
        if (!last || standing === 'unknown') return []
        const { publicKey, originAlliance, allianceName, at, by } = last
        return [
          {
            ...{ key: publicKey, allianceId: originAlliance, allianceName, standing, by },
            ...{ fingerprint: fingerprint(publicKey), at: at.toISOString() },
          },
        ]
      }),
      canVouch: can(ctx.actor, 'vouch', allianceOf(ctx)).isAllowed,
      canRenew: can(ctx.actor, 'coordinate', allianceOf(ctx)).isAllowed,
    }
  })

/** For when the old one came into other hands, or nothing opens it any more. */
export const renewKey = async (ctx: MemberContext): Promise<KnownKeys> => {
  demand(can(ctx.actor, 'coordinate', allianceOf(ctx)))
  await makeKey(ctx)
  return listKeys(ctx)
}

export const revokeKey = async (
  ctx: MemberContext,
  publicKey: string,
  originAlliance: string,
): Promise<KnownKeys> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const facts = await readKeyFacts(tx, allianceId, { publicKey, originAlliance })
    const last = facts.at(-1)
    if (!last) throw new Refused('thing/not-found')
    demand(can(ctx.actor, 'vouch', allianceOf(ctx)))
    if (last.act === 'revoke') return
    const { allianceName, seq } = last
    await keepKeyFact(tx, ctx, {
      ...{ publicKey, originAlliance, allianceName, act: 'revoke', seq: seq + 1 },
    })
  })
  return listKeys(ctx)
}
