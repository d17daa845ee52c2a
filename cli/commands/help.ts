// `prozess help [COMMAND]`: what there is, or how one command is called.

import { stepGuide } from '#texts'
import { BadInput } from '../bad-input.ts'
import type { Command, Context } from '../command.ts'
import { COMMANDS } from '../commands.ts'
import { strongFor, widthOf } from '../say.ts'
import { suggest } from '../suggest.ts'
import { wrap } from '../table.ts'

/** These belong to the platform: they run in the same program, but not on files. */
const PLATFORM = ['serve', 'backup', 'restore'] as const

const COMMON = ['json', 'lang', 'help'] as const

const indent = (text: string, width: number): string =>
  wrap(text, width - 2)
    .map((line) => `  ${line}`)
    .join('\n')

const overview = ({ texts: { t }, io }: Context): string => {
  const width = widthOf(io.stdout, io.env)
  const strong = strongFor(io.stdout, io.env)
  const line = (name: string) =>
    wrap(t(`cli:command.${name}`), Math.max(width - 12, 20))
      .map((part, at) => `  ${at === 0 ? name.padEnd(10) : ' '.repeat(10)}${part}`)
      .join('\n')
  return [
    ...wrap(t('cli:intro'), width),
    '',
    strong(t('cli:onFiles')),
    ...COMMANDS.map(({ name }) => line(name)),
    '',
    strong(t('cli:onServer')),
    ...PLATFORM.map(line),
    '',
    ...wrap(t('cli:formats'), width),
    ...wrap(t('cli:exit'), width),
    ...wrap(t('cli:more'), width),
    '',
  ].join('\n')
}

const details = ({ texts: { t, exists }, io }: Context, command: Command): string => {
  const width = widthOf(io.stdout, io.env)
  const strong = strongFor(io.stdout, io.env)
  const example = `cli:example.${command.name}`
  const remark = `cli:remark.${command.name}`
  return [
    ...wrap(`prozess ${command.name}: ${t(`cli:command.${command.name}`)}`, width),
    '',
    strong(t('cli:usage')),
    indent(t(`cli:call.${command.name}`), width),
    '',
    strong(t('cli:options')),
    ...[...Object.keys(command.options), ...COMMON].map((name) => `  ${t(`cli:option.${name}`)}`),
    ...(exists(example) ? ['', strong(t('cli:examples')), `  ${t(example)}`] : []),
    ...(exists(remark) ? ['', ...wrap(t(remark), width)] : []),
    '',
    ...wrap(t('cli:formats'), width),
    '',
  ].join('\n')
}

/** How a step list is written. */
const guide = ({ texts, io }: Context): string => {
  const width = widthOf(io.stdout, io.env)
  const strong = strongFor(io.stdout, io.env)
  const parts = stepGuide[texts.language === 'en' ? 'en' : 'de']
  return parts
    .map(({ title, text, example }) =>
      [strong(title), ...wrap(text, width), '', example.replace(/^/gm, '    '), ''].join('\n'),
    )
    .join('\n')
}

export const helpCommand: Command = {
  name: 'help',
  options: {},
  values: [0, 1],
  run: async (context) => {
    const [wanted] = context.arguments.values
    if (wanted === undefined || wanted === 'help') {
      context.io.stdout.write(overview(context))
      return 0
    }
    if (wanted === 'steps') {
      context.io.stdout.write(guide(context))
      return 0
    }
    if (PLATFORM.some((name) => name === wanted)) {
      const { t } = context.texts
      const text = wanted === 'serve' ? t('serve:help') : t(`serve:usage.${wanted}`)
      context.io.stdout.write(`${text.trimEnd()}\n`)
      return 0
    }
    const command = COMMANDS.find(({ name }) => name === wanted)
    if (!command) {
      const names = COMMANDS.map(({ name }) => name)
      const near = suggest(wanted, names) ?? ''
      throw new BadInput('commandUnknown', { command: wanted, near })
    }
    context.io.stdout.write(details(context, command))
    return 0
  },
}
