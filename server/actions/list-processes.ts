// Search and filter the library.

import { type FoundProcess, STATE_FILTERS } from '#api'
import { listOrganisations } from '../store/alliances.ts'
import {
  type Facet,
  type LibraryFilter,
  NO_AREA,
  readSummaries,
  searchLibrary,
} from '../store/library.ts'
import { readSteps } from '../store/searched-steps.ts'
import type { MemberContext } from './context.ts'
import { presentSummary } from './present-process.ts'
import { askIndex, markFound } from './search-words.ts'

interface LabelledFacet extends Facet {
  readonly label: string
}

interface LibraryAnswer {
  readonly items: readonly FoundProcess[]
  readonly total: number
  readonly facets: Readonly<
    Record<'organisation' | 'productArea' | 'state' | 'family' | 'flow', readonly LabelledFacet[]>
  >
}

const STATE_ORDER: readonly string[] = STATE_FILTERS

export const listProcesses = async (
  ctx: MemberContext,
  filter: Omit<LibraryFilter, 'likely'>,
): Promise<LibraryAnswer> => {
  const { allianceId } = ctx.actor
  const { t } = ctx.texts
  const words = filter.q?.trim()
  const where = filter.in ?? 'words'
  const asked = words ? await askIndex(ctx, words, where) : undefined
  const { steps, items, ...answer } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const page = await searchLibrary(tx, allianceId, { ...filter, likely: asked?.likely })
    const items = await readSummaries(tx, allianceId, page.ids)
    const steps = asked ? await readSteps(tx, allianceId, page.ids) : []
    const organisations = await listOrganisations(tx, allianceId)
    const { organisation, productArea, state, family, flow } = page.facets
    const counts = new Map(organisation.map((one) => [one.value, one.count]))
    return {
      items: items.map(presentSummary),
      steps,
      total: page.total,
      facets: {
        organisation: organisations.flatMap((one) => {
          const count = counts.get(one.id)
          return count === undefined ? [] : [{ value: one.id, label: one.name, count }]
        }),
        productArea: productArea.map((one) => ({
          ...one,
          label:
            one.value === NO_AREA
              ? t('library:noArea')
              : t(`library:productAreas.${one.value}`, { defaultValue: one.value }),
        })),
        state: state
          .toSorted((a, b) => STATE_ORDER.indexOf(a.value) - STATE_ORDER.indexOf(b.value))
          .map((one) => ({ ...one, label: t(`library:state.${one.value}`) })),
        family: family.map((one) => ({ ...one, label: t(`library:familyFacet.${one.value}`) })),
        flow: flow.map((one) => ({ ...one, label: t(`library:flowFacet.${one.value}`) })),
      },
    }
  })
  if (!asked) return { ...answer, items }
  const found = await markFound(ctx, asked, items, steps, where)
  return {
    ...answer,
    items: items.map((item) => ({ ...item, found: found.get(item.id) })),
  }
}
