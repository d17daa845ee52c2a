// What people decided on links, from a JSON file: `{"decisions": [{"a": {"file": "a.bpmn", "element": "Task_1"},
// "b": {...}, "verdict": "confirmed"}]}`. Files are named as on the command line, elements by their ids.

import { basename } from 'node:path'
import { z } from 'zod'
import type { GraphDecision, StepAddress } from '#compare'
import { BadInput } from './bad-input.ts'
import type { Context } from './command.ts'
import { idOf } from './element.ts'
import { readBytes } from './files.ts'
import type { Model } from './read-model.ts'

const end = z.object({ file: z.string(), element: z.string() })
const contents = z.object({
  decisions: z.array(z.object({ a: end, b: end, verdict: z.enum(['confirmed', 'rejected']) })),
})

/** A file by its path, or by its name alone where only one has it. */
const placeOf = (models: readonly Model[], file: string): number => {
  const exact = models.findIndex((model) => model.file === file)
  if (exact >= 0) return exact
  const named = models.flatMap((model, at) => (basename(model.file) === basename(file) ? [at] : []))
  return named.length === 1 ? (named[0] ?? -1) : -1
}

/** Decisions by the places of the models; none where no file was given. */
export const readDecisions = async (
  { io, arguments: { options } }: Context,
  models: readonly Model[],
): Promise<readonly GraphDecision[]> => {
  const file = options.decisions
  if (file === undefined) return []
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(io, file)))
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput('notDecisions', { file })
  }
  const read = contents.safeParse(parsed)
  if (!read.success) throw new BadInput('notDecisions', { file })
  const addressOf = (one: z.output<typeof end>): StepAddress => {
    const process = placeOf(models, one.file)
    const model = models[process]
    const step = Object.values(model?.process.elements ?? {}).find(
      ({ key }) => model && idOf(model.process, key) === one.element,
    )
    if (!step) throw new BadInput('decisionOnNothing', { ...one, list: file })
    return { process, step: step.key }
  }
  return read.data.decisions.map(({ a, b, verdict }) => {
    const [one, other] = [addressOf(a), addressOf(b)]
    if (one.process === other.process) throw new BadInput('notDecisions', { file })
    return { a: one, b: other, verdict }
  })
}
