// Saying that a cell does or does not belong to its row: sends it, tells what happened with a way back, and
// has everything read anew that depends on it.

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ComparisonView, LinkVerdict } from '#api'
import { call } from '../../client/call.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { useErrorSentence } from '../../parts/notice.tsx'
import {
  decisionsOn,
  type Followed,
  findAgain,
  follow,
  type Place,
  verdictsOn,
  verdictsToMove,
} from './link-verdicts.ts'

export type Act = 'confirm' | 'reject' | 'withdraw'

interface Asked {
  readonly links: readonly LinkVerdict[]
  /** Ids of decisions, or whatever has been decided about a step by the time it is its turn. */
  readonly withdraw: readonly string[] | Followed
  /** What is said when it is done. */
  readonly said: string
}

/** What shows links, words learnt from them, or what follows. */
const AFFECTED = ['comparison', 'merged-model', 'glossary', 'families', 'library']

export interface Decide {
  readonly isBusy: boolean
  readonly act: (act: Act, place: Place) => void
  readonly move: (from: Place, toRow: number) => void
  /** Takes decisions back, by their ids. */
  readonly withdraw: (ids: readonly string[]) => void
}

export const useDecide = (data: ComparisonView, key: QueryKey): Decide => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const sentence = useErrorSentence()
  const client = useQueryClient()
  /** As it was read last, which may be newer than what is painted. */
  const decisionsNow = (step: Followed): readonly string[] => {
    const newest = client.getQueryData<ComparisonView>(key) ?? data
    const place = findAgain(newest, step)
    return place ? decisionsOn(newest, place).map(({ id }) => id) : []
  }
  const mutation = useMutation({
    // Who goes through many cells need not wait: one after the other, none is dropped.
    scope: { id: 'link-decisions' },
    mutationFn: async ({ links, withdraw }: Asked) => {
      const ids = 'key' in withdraw ? decisionsNow(withdraw) : withdraw
      return links.length + ids.length === 0
        ? undefined
        : call('decideLinks', { body: { links: [...links], withdraw: [...ids] } })
    },
    onError: (error) => announce({ text: sentence(error) }),
    onSuccess: async (answer, asked) => {
      if (!answer) {
        announce({ text: t('compare:link.nothingToWithdraw') })
        return
      }
      const learnt = answer.taught.map(([one, other]) => t('compare:link.word', { one, other }))
      const words =
        learnt.length > 0 ? ` ${t('compare:link.learnt', { words: learnt.join(', ') })}` : ''
      const isUndone = answer.undo.links.length + answer.undo.withdraw.length === 0
      announce({
        text: `${asked.said}${words}`,
        ...(isUndone
          ? {}
          : {
              action: {
                label: t('common:action.undo'),
                run: () =>
                  mutation.mutate({
                    ...{ links: answer.undo.links, withdraw: answer.undo.withdraw },
                    said: t('compare:link.undone'),
                  }),
              },
            }),
      })
      await Promise.all(AFFECTED.map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
  })

  const nameOf = ({ row, column }: Place): string => {
    const cell = data.rows[row]?.cells[column]
    return cell?.kind === 'steps' ? cell.steps.map(({ label }) => label).join(', ') : ''
  }
  const act = (what: Act, place: Place) => {
    const step = nameOf(place)
    if (what === 'withdraw') {
      const followed = follow(data, place)
      if (!followed) announce({ text: t('compare:link.nothingToWithdraw') })
      else {
        const said = t('compare:link.withdrawn', { step })
        mutation.mutate({ links: [], withdraw: followed, said })
      }
      return
    }
    const links = verdictsOn(data, place, what === 'confirm' ? 'confirmed' : 'rejected')
    if (links.length === 0) {
      announce({ text: t(step === '' ? 'compare:link.noStep' : 'compare:link.alone') })
      return
    }
    const said = t(what === 'confirm' ? 'compare:link.confirmed' : 'compare:link.rejected', {
      step,
    })
    mutation.mutate({ links, withdraw: [], said })
  }
  const move = (from: Place, toRow: number) => {
    const links = verdictsToMove(data, from, toRow)
    const row = data.rows[toRow]?.label ?? ''
    const said = t('compare:link.moved', { step: nameOf(from), row })
    if (links.length > 0) mutation.mutate({ links, withdraw: [], said })
  }
  const withdraw = (ids: readonly string[]) =>
    mutation.mutate({ links: [], withdraw: ids, said: t('compare:link.withdrawnOne') })
  return { isBusy: mutation.isPending, act, move, withdraw }
}
