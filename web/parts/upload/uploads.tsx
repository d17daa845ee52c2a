// Uploading from anywhere: files may be dropped on every page, or chosen from a button. The panel itself
// is loaded only when it is needed.

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import './uploads.css'

const UploadPanel = lazy(() =>
  import('./upload-panel.tsx').then((module) => ({ default: module.UploadPanel })),
)

interface UploadsValue {
  /** Opens the panel, to choose files there. */
  readonly choose: () => void
}

const Context = createContext<UploadsValue>({ choose: () => undefined })
export const useUploads = () => useContext(Context)

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

export const Uploads = ({ isOn, children }: { isOn: boolean; children: ReactNode }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [isDragging, setDragging] = useState(false)
  const [dropped, setDropped] = useState<readonly File[]>([])

  useEffect(() => {
    if (!isOn) return
    // Entering a child element leaves its parent, so the depth is counted.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setDragging(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) setDragging(false)
    }
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setDragging(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      setDropped(files)
      setOpen(true)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const
    for (const [name, listener] of Object.entries(listeners))
      addEventListener(name as 'drop', listener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        removeEventListener(name as 'drop', listener)
    }
  }, [isOn])

  const value = useMemo(() => ({ choose: () => setOpen(true) }), [])
  return (
    <Context value={value}>
      {children}
      {isDragging && (
        <div className="drop-veil" aria-hidden="true">
          <div>
            <strong>{t('importsWeb:drop')}</strong>
            <span>{t('importsWeb:dropHint')}</span>
          </div>
        </div>
      )}
      {isOpen && (
        <Suspense>
          <UploadPanel
            dropped={dropped}
            onClose={() => {
              setOpen(false)
              setDropped([])
            }}
          />
        </Suspense>
      )}
    </Context>
  )
}
