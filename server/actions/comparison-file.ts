// A comparison as a file to take along. Made of the very same comparison that the reader sees, so that what
// is redacted on the page is redacted in the file.

import type { ComparisonView } from '#api'
import type { ComparisonData } from '../../documents/comparison-document.ts'
import type { ComparisonForm } from '../../documents/write-comparison.ts'
import type { Look } from '../work/relate.ts'
import { compareFamily } from './compare-family.ts'
import { compareProcesses } from './compare-processes.ts'
import { type MemberContext, Refused } from './context.ts'
import { fileName } from './file-name.ts'

/** A file that was made for whoever asked. */
export interface ComparisonFile {
  readonly mediaType: string
  readonly name: string
  readonly body: Uint8Array
}

const TIMEOUT_MS = 20_000
const OFFICE = 'application/vnd.openxmlformats-officedocument'
export const MEDIA_TYPES: Readonly<Record<ComparisonForm, string>> = {
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  docx: `${OFFICE}.wordprocessingml.document`,
  'a1.pdf': 'application/pdf',
  'a4.pdf': 'application/pdf',
  pdf: 'application/pdf',
}

/** `date`: as of when it is, where that is not now. */
export const writeComparisonFile = async (
  ctx: MemberContext,
  data: ComparisonData,
  form: ComparisonForm,
  date = ctx.now,
): Promise<ComparisonFile> => {
  const notices = ctx.session.alliance.isExample ? [ctx.texts.t('common:exampleAlliance')] : []
  const outcome = await ctx.pool.run(
    'comparisonFile',
    { data, form, language: ctx.language, date, notices },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('file/not-now')
  }
  if (outcome.kind !== 'done') throw new Error(`writing ${form}: ${JSON.stringify(outcome)}`)
  const name = ctx.texts.t('compare:document.title', { name: data.name })
  return { mediaType: MEDIA_TYPES[form], name: fileName(name, `.${form}`), body: outcome.value }
}

const writeFile = (
  ctx: MemberContext,
  { partners: _, decisions: _decisions, ...data }: ComparisonView,
  form: ComparisonForm,
): Promise<ComparisonFile> => writeComparisonFile(ctx, data, form)

export const familyComparisonFile = async (
  ctx: MemberContext,
  id: string,
  form: ComparisonForm,
  look?: Look,
): Promise<ComparisonFile> => writeFile(ctx, await compareFamily(ctx, id, look), form)

export const comparisonFile = async (
  ctx: MemberContext,
  processIds: readonly string[],
  form: ComparisonForm,
  look?: Look,
): Promise<ComparisonFile> => writeFile(ctx, await compareProcesses(ctx, processIds, look), form)
