// What a first visitor can do: look around as an invented person, or set up an alliance.

import { type DemoSignIn, demoSignIn, type Organisation } from '#api'
import { listAlliances } from '../store/alliances.ts'
import { DEMO_SIGN_INS, readSetting } from '../store/settings.ts'
import type { Context } from './context.ts'
import { TEMPLATES } from './templates.ts'

interface SetupAnswer {
  readonly isEmpty: boolean
  readonly mayCreate: boolean
  readonly demoSignIns: readonly DemoSignIn[]
  readonly templates: readonly {
    readonly id: string
    readonly name: string
    readonly organisations: readonly Omit<Organisation, 'id' | 'showsNames'>[]
  }[]
}

export const showSetup = async (ctx: Pick<Context, 'store' | 'texts'>): Promise<SetupAnswer> => {
  const { alliances, demo } = await ctx.store.asAuth(async (tx) => ({
    alliances: await listAlliances(tx),
    demo: await readSetting(tx, DEMO_SIGN_INS),
  }))
  const hasExamples = alliances.some((alliance) => alliance.is_example)
  return {
    isEmpty: alliances.length === 0,
    mayCreate: alliances.every((alliance) => alliance.is_example),
    demoSignIns: hasExamples
      ? demoSignIn
          .array()
          .catch([])
          .parse(demo ?? [])
      : [],
    templates: TEMPLATES.map(({ id, name, organisations }) => ({
      id,
      name: ctx.texts.t(name),
      organisations,
    })),
  }
}
