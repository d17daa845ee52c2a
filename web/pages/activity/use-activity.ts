import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type CallInput, call } from '../../client/call.ts'

type Wish = Omit<NonNullable<CallInput<'listActivity'>['query']>, 'before'>

/** What happened in the alliance, page by page. */
export const useActivity = (wish: Wish) =>
  useInfiniteQuery({
    queryKey: ['activity', wish],
    queryFn: ({ pageParam }) =>
      call('listActivity', {
        query: pageParam === null ? wish : { ...wish, before: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
