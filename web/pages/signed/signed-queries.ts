// What the pages about signed files read.

import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/call.ts'

export const useSignedFile = (id: string) =>
  useQuery({
    queryKey: ['signed', id],
    queryFn: () => call('showSignedFile', { params: { id } }),
  })

/** What is asked before it is taken over; once it may be. */
export const useAskSigned = (id: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['signed', id, 'take-over'],
    queryFn: () => call('askSigned', { params: { id } }),
    enabled: isWanted,
  })

export const useKeys = () =>
  useQuery({ queryKey: ['signed', 'keys'], queryFn: () => call('listKeys') })
