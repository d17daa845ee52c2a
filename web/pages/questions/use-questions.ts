import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CallInput, call } from '../../client/call.ts'

/** What is asked of the alliance. */
export const useQuestions = (query: NonNullable<CallInput<'listQuestions'>['query']>) =>
  useQuery({
    queryKey: ['questions', 'list', query],
    queryFn: () => call('listQuestions', { query }),
    placeholderData: keepPreviousData,
  })

export const useQuestion = (id: string) =>
  useQuery({
    queryKey: ['questions', id],
    queryFn: () => call('showQuestion', { params: { id } }),
  })
