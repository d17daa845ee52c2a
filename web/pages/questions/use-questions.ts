import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type CallInput, call } from '../../client/call.ts'

type Wish = Omit<NonNullable<CallInput<'listQuestions'>['query']>, 'before'>

/** What is asked of the alliance, page by page. */
export const useQuestions = (wish: Wish) =>
  useInfiniteQuery({
    queryKey: ['questions', 'list', wish],
    queryFn: ({ pageParam }) =>
      call('listQuestions', {
        query: pageParam === null ? wish : { ...wish, before: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const useQuestion = (id: string) =>
  useQuery({
    queryKey: ['questions', id],
    queryFn: () => call('showQuestion', { params: { id } }),
  })
