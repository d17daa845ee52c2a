// How much of the time is left, by the server's clock.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenView } from '#workshop'

const TICK_MS = 250

const clockOf = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const Countdown = ({ timer, aheadMs }: { timer: OpenView['timer']; aheadMs: number }) => {
  const { t } = useTranslation()
  const [now, setNow] = useState(() => Date.now())
  const isRunning = timer !== undefined && timer.pausedAt === undefined
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(ticking)
  }, [isRunning])
  if (!timer) return null
  const left = timer.until - (timer.pausedAt ?? now + aheadMs)
  const words =
    timer.pausedAt !== undefined
      ? t('workshops:timer.paused', { time: clockOf(left) })
      : left > 0
        ? t('workshops:timer.left', { time: clockOf(left) })
        : t('workshops:timer.over')
  return (
    <p
      className={`countdown${left <= 0 ? ' countdown--over' : ''}`}
      role="timer"
      // Read out when asked for, not each second.
      aria-live="off"
    >
      {words}
    </p>
  )
}
