// What the pages of workshops read.

import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/call.ts'

export const useWorkshops = () =>
  useQuery({ queryKey: ['workshops'], queryFn: () => call('listWorkshops') })

export const useWorkshop = (id: string) =>
  useQuery({
    queryKey: ['workshops', id],
    queryFn: () => call('showWorkshop', { params: { id } }),
  })
