// A comparison of files as documents take it: with the figures of each model.

import type { Cell, Comparison } from '#compare'
import { mediaBreaks, minutesPerCase } from '#measure'
import { nameOfChosen, sayFinding } from '#texts'
import type { ComparisonData } from '../documents/comparison-document.ts'
import type { Context } from './command.ts'
import type { Model } from './read-model.ts'
import { shortNames } from './short-names.ts'

const cellData = (cell: Cell): ComparisonData['rows'][number]['cells'][number] =>
  cell.kind === 'steps'
    ? {
        kind: 'steps',
        steps: cell.steps.map((step) => ({
          ...{ key: step.key, label: step.label, actor: step.actor },
          medium: step.medium ?? null,
          minutes: step.minutes ?? null,
          share: step.share ?? null,
          waiting: step.waiting ? { ...step.waiting } : null,
          tie: null,
        })),
      }
    : { ...cell }

export const comparisonData = (
  { texts }: Context,
  models: readonly Model[],
  { rows, findings, similarity }: Comparison,
): ComparisonData => {
  const files = shortNames(models.map(({ file }) => file))
  return {
    name: nameOfChosen(
      texts,
      models.map(({ name }) => name),
    ),
    similarity,
    columns: models.map(({ file, name, meta, process, profile }, at) => {
      const who = meta?.organisation ?? files[at] ?? file
      return {
        ...{ processId: file, name, organisation: { id: who, name: who, shortName: who } },
        casesPerYear: profile?.casesPerYear ?? null,
        minutesPerCase: minutesPerCase(process) ?? null,
        mediaBreaks: mediaBreaks(process) ?? null,
        leadTimeDays: profile?.leadTime?.days ?? null,
      }
    }),
    rows: rows.map((row) => ({
      ...{ label: row.label, familyCode: row.familyCode ?? null, branch: row.branch },
      cells: row.cells.map(cellData),
      differences: [...row.differences],
    })),
    findings: findings.map(({ observation, weight, cells }) => ({
      ...{ code: observation.code, text: sayFinding(texts, observation), weight },
      cells: cells.map((cell) => ({ ...cell })),
    })),
    elsewhere: [],
  }
}
