// The drawing of what is being written. Placed and drawn here, a moment after the last keystroke, so that
// it keeps up with the list without holding it up.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draw, type Overlay } from '#drawing'
import { layout } from '#layout'
import type { Process } from '#process'
import type { StepLine } from '#steps'
import { DrawingView } from '../parts/drawing-view.tsx'
import { useDrawingWords } from '../parts/drawing-words.ts'
import { Invitation } from '../parts/notice.tsx'

const PAUSE_MS = 120

export const LiveDrawing = ({
  process,
  lines,
  overlay,
  selected,
  onSelect,
}: {
  process: Process
  lines: readonly StepLine[]
  overlay: Overlay | undefined
  selected: string | undefined
  onSelect: (key: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const words = useDrawingWords()
  const [svg, setSvg] = useState<string>()
  const isEmpty = lines.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are of the same process
  useEffect(() => {
    if (isEmpty) return setSvg(undefined)
    const timer = setTimeout(
      () =>
        setSvg(
          draw(process, layout(process), {
            title: process.name,
            words,
            isInteractive: true,
            numbers: Object.fromEntries(lines.map((line) => [line.key, line.number])),
          }),
        ),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [process, words, isEmpty])
  if (!svg) return <Invitation title={t('editor:nothingDrawn')} />
  return <DrawingView svg={svg} overlay={overlay} selected={selected} onSelect={onSelect} />
}
