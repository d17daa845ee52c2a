// What happens at a start: examples or an alliance from the environment, where there is nothing yet.

import type { DemoSignIn } from '#api'
import type { FirstRun } from '../settings.ts'
import { listAlliances } from '../store/alliances.ts'
import { lockSetup } from '../store/settings.ts'
import type { Context } from './context.ts'
import { loadExamples } from './load-examples.ts'
import { makeAlliance } from './make-alliance.ts'
import { hashPassword } from './password.ts'
import { renewSetupCode } from './setup-code.ts'
import { showSetup } from './show-setup.ts'

type StartContext = Pick<Context, 'store' | 'now' | 'random' | 'words' | 'texts'>

export interface Started {
  readonly demoSignIns: readonly DemoSignIn[]
  /** While there is no own alliance. */
  readonly setupCode: string | undefined
}

const setUp = async (
  ctx: StartContext,
  wanted: Extract<FirstRun, { kind: 'alliance' }>,
): Promise<void> => {
  const known = await ctx.store.asAuth(listAlliances)
  if (known.some((alliance) => !alliance.is_example)) return
  const passwordHash = await hashPassword(wanted.password)
  const single = {
    ...{ name: wanted.name, shortName: wanted.name.slice(0, 40), level: 'county' as const },
    ...{ status: 'county' as const, regionalKey: null, inhabitants: null },
  }
  await ctx.store.asAuth(async (tx) => {
    await lockSetup(tx)
    const again = await listAlliances(tx)
    if (again.some((alliance) => !alliance.is_example)) return
    await makeAlliance(tx, ctx, {
      name: wanted.name,
      organisations: wanted.organisations ?? [single],
      coordinator: {
        name: wanted.coordinatorName,
        email: wanted.email,
        passwordHash,
        organisation: 0,
      },
    })
  })
}

/** Does it, and answers what is to be shown to whoever started the platform. */
export const firstRun = async (
  ctx: StartContext,
  wanted: FirstRun,
  onExamples: () => void,
): Promise<Started> => {
  if (wanted.kind === 'alliance') await setUp(ctx, wanted)
  if (wanted.kind === 'examples') {
    const known = await ctx.store.asAuth(listAlliances)
    if (known.length === 0) {
      onExamples()
      await loadExamples(ctx)
    }
  }
  const setupCode = await renewSetupCode(ctx)
  const { demoSignIns } = await showSetup(ctx)
  return { demoSignIns, setupCode }
}
