// How much of the time is left, by the server's clock.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenView } from '#workshop'
import { useAnnounce } from '../../../parts/announce.tsx'

const TICK_MS = 250
const MINUTE_MS = 60_000

const clockOf = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const Countdown = ({ timer, aheadMs }: { timer: OpenView['timer']; aheadMs: number }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [now, setNow] = useState(() => Date.now())
  const isRunning = timer !== undefined && timer.pausedAt === undefined
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(ticking)
  }, [isRunning])
  const left = timer && timer.until - (timer.pausedAt ?? now + aheadMs)
  const stage = left === undefined || left > MINUTE_MS ? 'long' : left > 0 ? 'lastMinute' : 'over'
  const heard = useRef(stage)
  // Read out when a minute is left and at the end, not each second.
  useEffect(() => {
    const isNew = heard.current !== stage && isRunning
    heard.current = stage
    if (isNew && stage !== 'long')
      announce({ text: t(`workshops:timer.${stage}`), isHeardOnly: true })
  }, [stage, isRunning, announce, t])
  if (!timer || left === undefined) return null
  const words =
    timer.pausedAt !== undefined
      ? t('workshops:timer.paused', { time: clockOf(left) })
      : left > 0
        ? t('workshops:timer.left', { time: clockOf(left) })
        : t('workshops:timer.over')
  return (
    <p className={`countdown${left <= 0 ? ' countdown--over' : ''}`} role="timer" aria-live="off">
      {words}
    </p>
  )
}
