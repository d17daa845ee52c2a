// What the pages read and write, as TanStack queries. Keys start with the thing they are about, so that
// a change can refresh everything that shows it.

import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Session } from '#api'
import { type Answer, CallFailed, type CallInput, call, type RouteName, send } from './call.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What is refused stays refused; worth another try are a lost network and a server that starts.
      retry: (count, error) =>
        error instanceof CallFailed &&
        ((error.code === 'client/unreachable' && count < 2) ||
          (error.code === 'server/starting' && count < 60)),
      retryDelay: 1_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** Forgets what the last person saw and goes on as this one; after signing in, out or switching. */
export const startOver = (session: Session | null): void => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  queryClient.setQueryData(['session'], session)
}

/** What others say appears after so long at the latest. */
const COMMENTS_MS = 8_000

export type LibraryFilter = NonNullable<CallInput<'listProcesses'>['query']>

export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: () => call('showSession').then((answer) => answer.session),
    staleTime: 60_000,
  })

export const useSetup = () => useQuery({ queryKey: ['setup'], queryFn: () => call('showSetup') })

export const useLibrary = (query: LibraryFilter, isWanted = true) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['library', query],
    queryFn: () => call('listProcesses', { query }),
    placeholderData: keepPreviousData,
  })

export const useProcess = (id: string) =>
  useQuery({
    queryKey: ['process', id],
    queryFn: () => call('showProcess', { params: { id } }),
  })

export const useProcessText = (id: string, length: 'long' | 'short') =>
  useQuery({
    queryKey: ['process', id, 'text', length],
    queryFn: () => call('tellProcess', { params: { id }, query: { length } }),
    placeholderData: keepPreviousData,
  })

/** What is different between two versions, or to another process; asked for once it is known which. */
export const useDifferences = (id: string, which: CallInput<'showDifferences'>['query'] = {}) =>
  useQuery({
    queryKey: ['process', id, 'differences', which],
    queryFn: () => call('showDifferences', { params: { id }, query: which }),
    enabled: which.from !== undefined,
    placeholderData: keepPreviousData,
  })

/** What it goes back to, and what goes back to it. */
export const useLineage = (id: string) =>
  useQuery({
    queryKey: ['process', id, 'lineage'],
    queryFn: () => call('showLineage', { params: { id } }),
  })

/** Why it differs from what it goes back to. */
export const useDeviations = (id: string) =>
  useQuery({
    queryKey: ['process', id, 'deviations'],
    queryFn: () => call('showDeviations', { params: { id } }),
  })

/** How often the linked members of a family deviate, by reason. */
export const useFamilyDeviations = (id: string) =>
  useQuery({
    queryKey: ['families', id, 'deviations'],
    queryFn: () => call('showFamilyDeviations', { params: { id } }),
  })

/** What the houses of a family say to its common way; null where it has none. */
export const useAgreement = (id: string) =>
  useQuery({
    queryKey: ['families', id, 'agreement'],
    queryFn: () => call('showAgreement', { params: { id } }).then(({ agreement }) => agreement),
  })

/** What is asked before it is taken over to an administration. */
export const useTakeOver = (id: string, organisation: string | undefined) =>
  useQuery({
    queryKey: ['process', id, 'take-over', organisation],
    queryFn: () =>
      call('showTakeOver', { params: { id }, query: organisation ? { organisation } : {} }),
    placeholderData: keepPreviousData,
  })

/** What is new where my administrations are linked. */
export const useNews = () =>
  useQuery({
    queryKey: ['news'],
    queryFn: () => call('listNews').then((answer) => answer.items),
  })

/** What I am told. */
export const useNotices = () =>
  useQuery({
    queryKey: ['notices', 'list'],
    queryFn: () => call('listNotices').then((answer) => answer.notices),
  })

/** Offers that wait for my answer. */
export const useProposals = () =>
  useQuery({
    queryKey: ['proposals'],
    queryFn: () => call('listProposals').then((answer) => answer.items),
  })

/** The process as it is at this moment; pages that show it are told. */
export const readProcess = (id: string) =>
  queryClient.fetchQuery({
    queryKey: ['process', id],
    queryFn: () => call('showProcess', { params: { id } }),
    staleTime: 0,
  })

export const useAudit = (id: string) =>
  useQuery({
    queryKey: ['process', id, 'audit'],
    queryFn: () => call('showAudit', { params: { id } }).then((answer) => answer.entries),
  })

/** One of the files of a process as text, for example its drawing. */
export const useProcessFile = (id: string, file: string) =>
  useQuery({
    queryKey: ['process', id, 'file', file],
    queryFn: () => send(`/api/processes/${id}/${file}`).then((response) => response.text()),
    staleTime: 300_000,
  })

export const useFamilies = () =>
  useQuery({
    queryKey: ['families'],
    queryFn: () => call('listFamilies'),
    refetchInterval: (query) => (query.state.data?.isWorking ? 2_000 : false),
  })

export const useFamily = (id: string | undefined) =>
  useQuery({
    queryKey: ['families', id],
    queryFn: () => call('showFamily', { params: { id: id ?? '' } }),
    enabled: id !== undefined,
  })

/** Who is in a family, and who is not. */
export const useFamilyMembers = (id: string | undefined) =>
  useQuery({
    enabled: id !== undefined,
    queryKey: ['families', id, 'members'],
    queryFn: () => call('showFamilyMembers', { params: { id: id ?? '' } }),
  })

/** How alike its members are. */
export const useFamilyLikeness = (id: string) =>
  useQuery({
    queryKey: ['families', id, 'likeness'],
    queryFn: () => call('showFamilyLikeness', { params: { id } }),
    placeholderData: keepPreviousData,
  })

/** How a comparison is looked at; nothing said is the usual way. */
export type ComparisonLook = NonNullable<CallInput<'compareFamily'>['query']>

/** A family, or processes somebody chose. */
export type MergedSource = { readonly family: string } | { readonly processes: readonly string[] }

export const comparisonKey = (source: MergedSource, look: ComparisonLook) =>
  ['comparison', source, look] as const

export const useFamilyComparison = (id: string | undefined, look: ComparisonLook = {}) =>
  useQuery({
    queryKey: comparisonKey({ family: id ?? '' }, look),
    queryFn: () => call('compareFamily', { params: { id: id ?? '' }, query: look }),
    placeholderData: keepPreviousData,
    enabled: id !== undefined,
  })

export const useComparison = (ids: readonly string[], look: ComparisonLook = {}) =>
  useQuery({
    queryKey: comparisonKey({ processes: ids }, look),
    queryFn: () => call('compareProcesses', { query: { process: [...ids], ...look } }),
    placeholderData: keepPreviousData,
    enabled: ids.length > 1,
  })

/** What at least so many do; as few as can be read where nobody has chosen. */
export const useMergedModel = (
  source: MergedSource,
  atLeast: number | undefined,
  look: ComparisonLook,
) =>
  useQuery({
    queryKey: ['merged-model', source, atLeast, look],
    queryFn: () =>
      'family' in source
        ? call('mergeFamily', { params: { id: source.family }, query: { atLeast, ...look } })
        : call('mergeProcesses', { query: { process: [...source.processes], atLeast, ...look } }),
    placeholderData: keepPreviousData,
  })

/** Versions that wait for me. */
export const useWaiting = () =>
  useQuery({
    queryKey: ['waiting'],
    queryFn: () => call('listWaiting').then((answer) => answer.items),
  })

/** Who is asked to take note of a version, and who has; for whoever may ask. */
export const useReadings = (processId: string, number: number) =>
  useQuery({
    queryKey: ['process', processId, 'readings', number],
    queryFn: () =>
      call('listReadings', { params: { id: processId, number: String(number) } }).then(
        ({ people }) => people,
      ),
  })

export const useReviewRules = (organisationId: string) =>
  useQuery({
    queryKey: ['review-rules', organisationId],
    queryFn: () => call('showReviewRules', { params: { id: organisationId } }),
  })

/** The words the alliance takes for each other. */
export const useGlossary = () =>
  useQuery({
    queryKey: ['glossary'],
    queryFn: () => call('listGlossary').then((answer) => answer.entries),
  })

export const useOrganisations = () =>
  useQuery({ queryKey: ['organisations'], queryFn: () => call('listOrganisations') })

export const useCompetences = () =>
  useQuery({
    queryKey: ['competences'],
    queryFn: () => call('listCompetences').then((answer) => answer.competences),
  })

/** Whom somebody can ask who may not write. */
export const useWriters = () =>
  useQuery({
    queryKey: ['people', 'writers'],
    queryFn: () => call('listWriters').then((answer) => answer.writers),
  })

export const usePeople = () => useQuery({ queryKey: ['people'], queryFn: () => call('listPeople') })

export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('showInvitation', { params: { token } }),
  })

export const useDraftSummary = (id: string) =>
  useQuery({
    queryKey: ['draft', id],
    queryFn: () => call('showDraft', { params: { id } }),
    // What happens to it comes over its socket.
    staleTime: Number.POSITIVE_INFINITY,
  })

const SUGGESTIONS_MS = 5 * 60_000

/** Names of posts and systems to choose from while writing; a draft works without them. */
export const useDraftWords = (id: string) =>
  useQuery({
    queryKey: ['draft', id, 'words'],
    queryFn: () => call('suggestWords', { params: { id } }),
    staleTime: SUGGESTIONS_MS,
    retry: false,
  })

/** What can be said about the words of a step. */
export const useStepSuggestions = (id: string, text: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['draft', id, 'suggestions', text],
    queryFn: () => call('suggestForStep', { params: { id }, query: { text } }),
    staleTime: SUGGESTIONS_MS,
    gcTime: SUGGESTIONS_MS,
    retry: false,
  })

/** What others do next behind a step; for a target only. */
export const useNextSteps = (id: string, after: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['draft', id, 'next', after],
    queryFn: () =>
      call('suggestNext', { params: { id }, query: { after } }).then(({ steps }) => steps),
    staleTime: SUGGESTIONS_MS,
    gcTime: SUGGESTIONS_MS,
    retry: false,
  })

/** Drafts of a process, those put aside included; for its own administration. */
export const useDrafts = (processId: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['draft', 'of', processId],
    queryFn: () => call('listDrafts', { params: { id: processId } }).then(({ drafts }) => drafts),
    enabled: isWanted,
  })

/** What is being written in the own administrations. */
export const useOpenDrafts = () =>
  useQuery({
    queryKey: ['draft', 'open'],
    queryFn: () => call('listOpenDrafts').then(({ drafts }) => drafts),
  })

/** What became of a draft, newest first, page by page. */
export const useDraftHistory = (id: string) =>
  useInfiniteQuery({
    queryKey: ['draft', id, 'history'],
    queryFn: ({ pageParam }) =>
      call('draftHistory', {
        params: { id },
        query: pageParam === undefined ? {} : { before: pageParam },
      }).then(({ entries }) => entries),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => {
      const first = page.at(-1)?.number ?? 1
      return first > 1 ? first : undefined
    },
  })

/** What is said about a process and its steps; asked again while the page is open. */
export const useComments = (processId: string) =>
  useQuery({
    queryKey: ['comments', processId],
    queryFn: () =>
      call('listComments', { params: { id: processId } }).then(({ comments }) => comments),
    refetchInterval: COMMENTS_MS,
  })

/** What the two houses of an offer say to each other about it. */
export const useProposalTalk = (id: string, proposalId: string) =>
  useQuery({
    queryKey: ['process', id, 'talk', proposalId],
    queryFn: () => call('showProposalTalk', { params: { id, proposalId } }),
    refetchInterval: COMMENTS_MS,
  })

export type AskedMerge = NonNullable<CallInput<'previewMerge'>['body']>

/** What there is to take from others; asked anew with each choice, and never from memory. */
export const useMergePreview = (id: string, body: AskedMerge) =>
  useQuery({
    queryKey: ['mergePreview', id, body],
    queryFn: () => call('previewMerge', { params: { id }, body }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })

/** Links made for a process. */
export const useEnquiries = (processId: string) =>
  useQuery({
    queryKey: ['enquiries', processId],
    queryFn: () =>
      call('listEnquiries', { params: { id: processId } }).then(({ enquiries }) => enquiries),
  })

/** What a link asks about; it is a copy that does not change. */
export const useAsked = (token: string) =>
  useQuery({
    queryKey: ['asked', token],
    queryFn: () => call('showEnquiry', { params: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Changes of law in the alliance. */
export const useLawChanges = () =>
  useQuery({ queryKey: ['law'], queryFn: () => call('listLawChanges') })

export const useLawChange = (id: string) =>
  useQuery({
    queryKey: ['law', id],
    queryFn: () => call('showLawChange', { params: { id } }),
  })

/** Processes that name a law; asked while it is typed. */
export const useCitations = (law: string) =>
  useQuery({
    enabled: law !== '',
    queryKey: ['law', 'cited', law],
    queryFn: () => call('findCitations', { query: { law } }),
    retry: false,
  })

/** Who writes what for whom by when. */
export const useBoard = () => useQuery({ queryKey: ['board'], queryFn: () => call('showBoard') })

/** How my administrations were organised anew, and for which I may do so. */
export const useReorganisations = () =>
  useQuery({ queryKey: ['reorganise'], queryFn: () => call('listReorganisations') })

export const useReorganisation = (id: string) =>
  useQuery({
    queryKey: ['reorganise', id],
    queryFn: () => call('showReorganisation', { params: { id } }),
  })

/** Names in use in an administration, to choose from. */
export const useHouseWords = (organisationId: string) =>
  useQuery({
    queryKey: ['reorganise', 'words', organisationId],
    queryFn: () => call('showHouseWords', { params: { id: organisationId } }),
    retry: false,
  })

export const useImport = (id: string | undefined) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => call('showImport', { params: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 600 : false),
  })

/** A call that changes something; afterwards everything below `refresh` is read anew. */
export const useChange = <Name extends RouteName>(
  name: Name,
  refresh: readonly string[],
  onDone?: (answer: Answer<Name>) => void,
): UseMutationResult<Answer<Name>, Error, CallInput<Name>> => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: CallInput<Name>) => call(name, input),
    onSuccess: async (answer) => {
      await Promise.all(refresh.map((key) => client.invalidateQueries({ queryKey: [key] })))
      onDone?.(answer)
    },
  })
}
