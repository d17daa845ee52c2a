// An edited step list written onto the model it was made from: what no line tells of stays.

import { isSame, keyMaker } from '#process'
import { reviseSteps } from '#steps'
import { decode } from '#xml'
import { BadInput } from './bad-input.ts'
import type { Context } from './command.ts'
import { readBytes } from './files.ts'
import { type Model, openModel } from './read-model.ts'

/** The model of `onto` as the step list in `file` says it is now. */
export const reviseModel = async (context: Context, file: string, onto: string): Promise<Model> => {
  const { t } = context.texts
  const model = await openModel(context, onto)
  const decoded = decode(await readBytes(context.io, file))
  const text = decoded.kind === 'refused' ? '' : decoded.text
  if (text.trim() === '' || text.includes('\0') || /^\s*</.test(text)) {
    throw new BadInput('notAList', { file })
  }
  const { process, profile, meta } = model
  const told = { process, ...(profile ? { profile } : {}), ...(meta ? { meta } : {}) }
  const revision = reviseSteps(told, text, { id: 'list', newKey: keyMaker() })
  const sentences = revision.problems.map(({ line, code, details }) => {
    const sentence = t(`steps:${code}`, details)
    return line > 0 ? t('cli:convert.lineBefore', { line, text: sentence }) : sentence
  })
  if (revision.kind === 'refused') {
    throw new BadInput('listRefused', { file, onto, reason: sentences.join(' ') })
  }
  // What is written over a BPMN file is its process; the facts sheet in it stays as it was.
  const isProfileLost = model.source !== undefined && !isSame(revision.profile, profile ?? {})
  if (isProfileLost) sentences.push(t('cli:convert.profileStays'))
  return {
    ...model,
    process: revision.process,
    profile: revision.profile,
    meta: revision.meta,
    warnings: [...model.warnings, ...sentences],
  }
}
