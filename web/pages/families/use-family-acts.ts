// What people say of a family, from its page: each is told when it is done, and what was taken out can be
// put back at once.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FamilyMembersView, ProcessSummary } from '#api'
import { call } from '../../client/call.ts'
import { useAnnounce } from '../../parts/announce.tsx'

/** What shows families or goes by them. */
const AFFECTED = ['families', 'library', 'comparison', 'merged-model', 'process']

export interface FamilyActs {
  readonly isBusy: boolean
  readonly error: Error | null
  readonly rename: (name: string, onDone: () => void) => void
  readonly add: (process: ProcessSummary, onDone?: () => void) => void
  readonly remove: (process: ProcessSummary, onDone?: () => void) => void
  /** Says of what is only suggested that it does not belong. */
  readonly reject: (process: ProcessSummary, onDone?: () => void) => void
  readonly mark: (process: ProcessSummary, as: 'recommended' | 'binding' | undefined) => void
}

interface Act {
  readonly send: () => Promise<unknown>
  /** Before anything is read anew: the page may not be there any more. */
  readonly leave?: () => Promise<unknown>
  readonly done: () => void
}

export const useFamilyActs = ({ id, members }: FamilyMembersView): FamilyActs => {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const acting = useMutation({
    mutationFn: ({ send }: Act) => send(),
    onSuccess: async (_, { leave, done }) => {
      await leave?.()
      await Promise.all(AFFECTED.map((key) => client.invalidateQueries({ queryKey: [key] })))
      done()
    },
  })
  const paramsOf = (process: ProcessSummary) => ({ params: { id, processId: process.id } })
  const add = (process: ProcessSummary, onDone?: () => void) =>
    acting.mutate({
      send: () => call('addToFamily', paramsOf(process)),
      done: () => {
        announce({ text: t('families:added', { name: process.name }) })
        onDone?.()
      },
    })
  const takeOut = (process: ProcessSummary, isLast: boolean, onDone?: () => void) =>
    acting.mutate({
      send: () => call('removeFromFamily', paramsOf(process)),
      // One alone is no family; there is nothing to show.
      ...(isLast ? { leave: () => navigate({ to: '/familien' }) } : {}),
      done: () => {
        announce({
          text: t('families:removed', { name: process.name }),
          action: { label: t('common:action.undo'), run: () => add(process) },
        })
        onDone?.()
      },
    })
  return {
    isBusy: acting.isPending,
    error: acting.error,
    rename: (name, onDone) =>
      acting.mutate({
        send: () => call('renameFamily', { params: { id }, body: { name } }),
        done: () => {
          announce({ text: t('families:renamed', { name }) })
          onDone()
        },
      }),
    add,
    remove: (process, onDone) => takeOut(process, members.length < 3, onDone),
    reject: (process, onDone) => takeOut(process, false, onDone),
    mark: (process, as) =>
      acting.mutate({
        send: () =>
          call('setFamilyReference', {
            params: { id },
            body: { processId: as ? process.id : null, isBinding: as === 'binding' },
          }),
        done: () =>
          announce({
            text: t(
              as === undefined
                ? 'families:unmarked'
                : as === 'binding'
                  ? 'families:bound'
                  : 'families:marked',
              { name: process.name },
            ),
          }),
      }),
  }
}
