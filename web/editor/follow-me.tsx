// Going along with somebody who shows where they are: both have to want it. Whoever shows says so; the others are
// asked once, go along only when they say yes, and stop with Esc, by choosing something themselves, or when the
// other stops. Nothing of it is kept.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant, Place } from '#api'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import type { DraftState, LiveDraft } from './live-draft.ts'

export interface FollowMe {
  /** Shown to the others. */
  readonly isLeading: boolean
  /** Those who show where they are. */
  readonly leaders: readonly Participant[]
  /** With whom this person goes along. */
  readonly followed: Participant | undefined
  readonly lead: (isLeading: boolean) => void
  readonly follow: (id: string) => void
  /** Nothing happens where nobody is followed. */
  readonly stop: () => void
}

/** Undefined names are not told: then only the administration is. */
const useWho = () => {
  const { t } = useTranslation()
  return ({ name, organisation }: Participant): string =>
    name ?? t('editor:people.one', { organisation })
}

/** `show` goes to where the followed person is. */
export const useFollowMe = (
  live: LiveDraft,
  { me, people }: DraftState,
  show: (place: Place) => void,
): FollowMe => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const who = useWho()
  const [isLeading, setLeading] = useState(false)
  const [id, setId] = useState<string>()
  const asked = useRef<ReadonlySet<string>>(new Set())
  const leaders = people.filter((one) => one.id !== me && one.isLeading)
  const followed = leaders.find((one) => one.id === id)

  // Said whichever way somebody agreed: the question itself is gone by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each who is followed
  useEffect(() => {
    if (followed) announce({ text: t('editor:follow.along', { who: who(followed) }) })
  }, [followed?.id])
  const stop = () => {
    if (!followed) return
    setId(undefined)
    announce({ text: t('editor:follow.stopped') })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when somebody begins to show
  useEffect(() => {
    const fresh = leaders.filter((one) => !asked.current.has(one.id))
    asked.current = new Set(leaders.map((one) => one.id))
    const [first] = fresh
    if (!first || followed) return
    announce({
      text: t('editor:follow.asked', { who: who(first) }),
      action: { label: t('editor:follow.follow'), run: () => setId(first.id) },
    })
  }, [leaders.map((one) => one.id).join(' ')])

  useEffect(() => {
    if (id === undefined || followed) return
    setId(undefined)
    announce({ text: t('editor:follow.ended') })
  }, [id, followed, announce, t])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the other goes matters
  useEffect(() => {
    if (followed) show(followed.place)
  }, [followed?.id, followed?.place.view, followed?.place.selected])

  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with whoever is followed
  useEffect(() => {
    if (!followed) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [followed?.id])

  return {
    ...{ isLeading, leaders, followed, follow: setId, stop },
    lead: (next) => {
      setLeading(next)
      live.lead(next)
      announce({ text: t(next ? 'editor:follow.leading' : 'editor:follow.notLeading') })
    },
  }
}

/** Nothing where one is alone. */
export const FollowButtons = ({ follow, isAlone }: { follow: FollowMe; isAlone: boolean }) => {
  const { t } = useTranslation()
  const who = useWho()
  const { isLeading, leaders, followed } = follow
  const host = useRef<HTMLSpanElement>(null)
  // The button that was pressed is gone: whoever uses the keyboard goes on at the one in its place.
  const before = useRef(followed?.id)
  useEffect(() => {
    if (before.current === followed?.id) return
    before.current = followed?.id
    if (document.activeElement !== document.body) return
    host.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [followed?.id])
  if (isAlone && !isLeading) return null
  return (
    <span className="editor-follow" ref={host}>
      {followed ? (
        <>
          <span>{t('editor:follow.going', { who: who(followed) })}</span>
          <Button isSmall onClick={follow.stop}>
            {t('editor:follow.stop')}
          </Button>
        </>
      ) : (
        leaders.map((leader) => (
          <Button key={leader.id} isSmall onClick={() => follow.follow(leader.id)}>
            {t('editor:follow.followWho', { who: who(leader) })}
          </Button>
        ))
      )}
      {!followed && (
        <Button
          isSmall
          look="tertiary"
          aria-pressed={isLeading}
          onClick={() => follow.lead(!isLeading)}
        >
          {t('editor:follow.lead')}
        </Button>
      )}
    </span>
  )
}
