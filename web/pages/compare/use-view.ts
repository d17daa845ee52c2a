// Which view of a comparison is shown stands in its address, so that it can be sent and kept.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { VIEWS, type View } from './comparison-body.tsx'

export const useView = (from: '/familien/$id' | '/vergleich') => {
  const { view: asked } = useSearch({ from })
  const navigate = useNavigate({ from })
  return {
    view: VIEWS.find((one) => one === asked) ?? 'table',
    onView: (view: View) => {
      navigate({
        search: ({ view: _, ...rest }) => (view === 'table' ? rest : { ...rest, view }),
        replace: true,
        resetScroll: false,
      })
    },
  }
}
