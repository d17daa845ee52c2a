// How a comparison is shown stands in its address, so that it can be sent and kept: which view, how strictly
// steps are matched, and whether one to one.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { STRICTNESS } from '#api'
import type { ComparisonLook } from '../../client/queries.ts'
import { VIEWS, type View } from './comparison-body.tsx'

export const useView = (from: '/familien/$id' | '/vergleich') => {
  const asked = useSearch({ from })
  const navigate = useNavigate({ from })
  const strictness = STRICTNESS.find((one) => one === asked.strictness && one !== 'normal')
  const look: ComparisonLook = {
    ...(strictness ? { strictness } : {}),
    ...(asked.oneToOne === 'yes' ? { oneToOne: 'yes' } : {}),
  }
  return {
    view: VIEWS.find((one) => one === asked.view) ?? 'table',
    look,
    onView: (view: View) => {
      navigate({
        search: ({ view: _, ...rest }) => (view === 'table' ? rest : { ...rest, view }),
        replace: true,
        resetScroll: false,
      })
    },
    onLook: (wanted: ComparisonLook) => {
      navigate({
        search: ({ strictness: _, oneToOne: _one, ...rest }) => ({
          ...rest,
          ...(wanted.strictness && wanted.strictness !== 'normal'
            ? { strictness: wanted.strictness }
            : {}),
          ...(wanted.oneToOne ? { oneToOne: wanted.oneToOne } : {}),
        }),
        replace: true,
        resetScroll: false,
      })
    },
  }
}
