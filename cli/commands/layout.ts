// `prozess layout IN OUT`: places everything anew, whatever positions the file had.

import { dirname, resolve } from 'node:path'
import { layout } from '#layout'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { missingFolder } from '../files.ts'
import { layoutFigures } from '../layout-figures.ts'
import { openModel } from '../read-model.ts'
import { printJson } from '../say.ts'
import { formatOf, writeModel } from '../write-model.ts'

export const layoutCommand: Command = {
  name: 'layout',
  options: {},
  values: [2, 2],
  run: async (context) => {
    const { io, texts } = context
    const [input = '', out = ''] = context.arguments.values
    const format = formatOf(out, undefined)
    if (resolve(io.cwd, input) === resolve(io.cwd, out)) {
      throw new BadInput('wouldOverwriteSource', { file: out })
    }
    const model = await openModel(context, input)
    const shapes = layout({ ...model.process, shapes: {} })
    const folder = await missingFolder(io, dirname(out))
    const warnings = await writeModel(context, model, out, format, shapes)
    const figures = layoutFigures(shapes)
    if (context.isJson) printJson(context, figures)
    else {
      if (folder !== undefined) io.stdout.write(`${texts.t('cli:madeFolder', { folder })}\n`)
      io.stdout.write(`${texts.t('cli:layout.done', { out, ...figures })}\n`)
      for (const what of warnings) io.stdout.write(`${texts.t('cli:convert.warning', { what })}\n`)
    }
    return 0
  },
}
