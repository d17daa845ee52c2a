// Load the invented example alliance from the page of the first run.

import type { DemoSignIn } from '#api'
import type { Context } from './context.ts'
import { loadExamples } from './load-examples.ts'
import { demandSetupCode } from './setup-code.ts'
import { showSetup } from './show-setup.ts'

/** Answers the demo sign-ins, also where the examples are there already. */
export const setUpExamples = async (ctx: Context, code: string): Promise<readonly DemoSignIn[]> => {
  await demandSetupCode(ctx, code)
  return (await loadExamples(ctx)) ?? (await showSetup(ctx)).demoSignIns
}
