// `prozess merge BASE OURS THEIRS OUT`: what two sides made of one BPMN file, as one file. Exits like git's
// merge drivers: 0 where everything went together, 1 where somebody has to look.

import { type BpmnSource, patchBpmn } from '#bpmn'
import { merge, type Side, sharesKeys } from '#merge'
import { isSame, type Key, type Process } from '#process'
import { sayMergeConflict } from '#texts'
import { BadInput } from '../bad-input.ts'
import type { Command, Context } from '../command.ts'
import { write } from '../files.ts'
import { type Model, openModel, withoutFileName } from '../read-model.ts'
import { printJson, widthOf } from '../say.ts'
import { wrap } from '../table.ts'

/** A BPMN file, opened to be written over. */
const openFile = async (
  context: Context,
  file: string,
): Promise<Model & { readonly source: BpmnSource }> => {
  const model = await openModel(context, file)
  const { source } = model
  if (!source) throw new BadInput('mergeNeedsBpmn', { file })
  return { ...model, source }
}

export const mergeCommand: Command = {
  name: 'merge',
  options: { theirs: 'flag' },
  values: [4, 4],
  run: async (context) => {
    const { io, texts } = context
    const { t } = texts
    const [baseFile = '', oursFile = '', theirsFile = '', out = ''] = context.arguments.values
    const base = await openFile(context, baseFile)
    const ours = await openFile(context, oursFile)
    const theirs = await openFile(context, theirsFile)
    for (const side of [ours, theirs]) {
      if (!sharesKeys(base.process, side.process)) {
        throw new BadInput('mergeUnrelated', { base: baseFile, file: side.file })
      }
    }
    const prefer: Side = context.arguments.flags.has('theirs') ? 'theirs' : 'ours'
    const states = [base, ours, theirs].map(withoutFileName) as [Process, Process, Process]
    const { process: merged, conflicts } = merge(...states, () => prefer)
    const process = merged.name === '' ? { ...merged, name: ours.process.name } : merged
    await write(io, out, patchBpmn(ours.source, process))
    const isProfileLeft = [base, ours].every(({ profile }) => !isSame(profile, theirs.profile))
    const warnings = isProfileLeft ? [t('cli:merge.profileStays')] : []
    if (context.isJson) printJson(context, { conflicts, warnings })
    else {
      const width = widthOf(io.stdout, io.env)
      const count = conflicts.length
      const summary = t(count === 0 ? 'cli:merge.clean' : 'cli:merge.conflicts', { out, count })
      const answered = count === 0 ? [] : [t(`cli:merge.answered.${prefer}`)]
      const find = (key: Key) => ours.process.elements[key] ?? process.elements[key]
      const said = conflicts.map((one) => `- ${sayMergeConflict(texts, one, find)}`)
      const lines = [summary, ...answered, ...said, ...warnings]
      io.stdout.write(`${lines.flatMap((line) => wrap(line, width)).join('\n')}\n`)
    }
    return conflicts.length === 0 ? 0 : 1
  },
}
