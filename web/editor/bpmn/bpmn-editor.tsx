// bpmn-js for those who know BPMN, on the same draft as the list and the drawing. Loaded only when opened.

import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import 'diagram-js-minimap/assets/diagram-js-minimap.css'
import 'bpmn-js-color-picker/colors/color-picker.css'
import './bpmn-editor.css'
import german from 'bpmn-js-i18n/translations/de.js'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asKey, type Process } from '#process'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import type { LiveDraft } from '../live-draft.ts'
import { type BpmnCanvas, openCanvas } from './canvas.ts'

/** What bpmn-js itself says; what its translation leaves out is ours. */
const wordsOf = (language: string, t: (key: string) => string) => ({
  ...(language.startsWith('de') ? german : {}),
  'Open minimap': t('editor:bpmn.openMap'),
  'Close minimap': t('editor:bpmn.closeMap'),
  'Set color': t('editor:bpmn.color'),
})

export const BpmnEditor = ({
  live,
  process,
  canEdit,
  selected,
  onSelect,
  onUndo,
  onRedo,
  isDetailed,
  onDetails,
}: {
  live: LiveDraft
  process: Process
  canEdit: boolean
  selected: string | undefined
  onSelect: (key: string | undefined) => void
  onUndo: () => void
  onRedo: () => void
  /** Whether what is said about the selected element is beside it. */
  isDetailed: boolean
  onDetails: () => void
}) => {
  const { t, i18n } = useTranslation()
  const announce = useAnnounce()
  const container = useRef<HTMLDivElement>(null)
  const [canvas, setCanvas] = useState<BpmnCanvas>()
  const [hasFailed, setFailed] = useState(false)
  const [isMapOpen, setMapOpen] = useState(false)
  const doings = useRef({ onSelect, onUndo, onRedo, announce, t })
  doings.current = { onSelect, onUndo, onRedo, announce, t }
  const language = i18n.language

  useEffect(() => {
    const element = container.current
    if (!element) return
    let isGone = false
    let opened: BpmnCanvas | undefined
    // bpmn-js leaves nothing of its own behind in a box of its own.
    const box = document.createElement('div')
    box.className = 'bpmn-editor__box'
    element.append(box)
    openCanvas({
      container: box,
      canEdit,
      words: wordsOf(language, doings.current.t),
      present: () => live.state().process,
      write: (changes) => {
        const { kind } = live.write(changes)
        if (kind === 'refused') {
          const { announce, t } = doings.current
          announce({ text: t('editor:impossible.other') })
        }
        return kind !== 'refused'
      },
      undo: () => doings.current.onUndo(),
      redo: () => doings.current.onRedo(),
      onSelect: (key) => doings.current.onSelect(key),
      onMap: setMapOpen,
      onFailure: (error) => console.error(error),
    }).then(
      (one) => {
        opened = one
        if (isGone) one.close().then(() => box.remove())
        else setCanvas(one)
      },
      (error) => {
        console.error(error)
        if (!isGone) setFailed(true)
      },
    )
    return () => {
      isGone = true
      setCanvas(undefined)
      setMapOpen(false)
      opened?.close().then(() => box.remove())
    }
  }, [live, canEdit, language])

  // biome-ignore lint/correctness/useExhaustiveDependencies: any new process is to be shown
  useEffect(() => {
    canvas?.follow()
  }, [canvas, process])
  useEffect(() => {
    canvas?.select(selected === undefined ? undefined : asKey(selected))
  }, [canvas, selected])

  return (
    <section className="bpmn-editor" aria-label={t('editor:bpmn.name')}>
      <div className="bpmn-editor__head">
        <p className="muted">{t(canEdit ? 'editor:bpmn.lead' : 'editor:bpmn.leadReading')}</p>
        <div className="bpmn-editor__tools">
          <Button isSmall onClick={() => canvas?.find()}>
            {t('editor:bpmn.find')}
          </Button>
          <Button isSmall onClick={() => canvas?.fit()}>
            {t('editor:bpmn.fit')}
          </Button>
          <Button isSmall aria-pressed={isMapOpen} onClick={() => canvas?.toggleMap()}>
            {t('editor:bpmn.map')}
          </Button>
          {canEdit && (
            <Button isSmall aria-pressed={isDetailed} onClick={onDetails}>
              {t('editor:bpmn.details')}
            </Button>
          )}
        </div>
      </div>
      {hasFailed && <p role="alert">{t('editor:bpmn.failed')}</p>}
      <div className="bpmn-editor__canvas" ref={container} data-ready={canvas !== undefined} />
    </section>
  )
}
