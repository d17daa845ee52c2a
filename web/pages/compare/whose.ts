// Whose a column is, as sentences say it: the administration, and its process, too, where it has several of the
// columns and its name alone would not tell which.

import type { ComparisonView } from '#api'

type Columns = Pick<ComparisonView, 'columns'>
type End = ComparisonView['decisions'][number]['a']

const hasSeveral = ({ columns }: Columns, organisationId: string): boolean =>
  columns.filter(({ organisation }) => organisation.id === organisationId).length > 1

/** '' for a column that is not there. */
export const whoseColumn = (data: Columns, at: number, isShort = true): string => {
  const column = data.columns[at]
  if (!column) return ''
  const { organisation, name } = column
  const house = isShort ? organisation.shortName : organisation.name
  return hasSeveral(data, organisation.id) ? `${house} (${name})` : house
}

/** Whose a step is that something was decided about; its process may have left the comparison since. */
export const whoseEnd = (
  data: Columns,
  { processId, processName, organisationName }: End,
): string => {
  const column = data.columns.find((one) => one.processId === processId)
  return column && hasSeveral(data, column.organisation.id)
    ? `${organisationName} (${processName})`
    : organisationName
}
