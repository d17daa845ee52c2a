// The upload, from choosing files to the result of each. What was uploaded lies ready but is in nobody's
// library until it is started.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCut, uploadFiles } from '../../client/call.ts'
import { useChange, useImport } from '../../client/queries.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorNotice, Loading } from '../notice.tsx'
import { UploadPlan } from './upload-plan.tsx'
import { UploadResult } from './upload-result.tsx'
import './upload.css'

const KINDS = '.bpmn,.xml,.zip,.epml,.txt'

export const UploadPanel = ({
  dropped,
  onClose,
}: {
  dropped: readonly File[]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const upload = useMutation({ mutationFn: uploadFiles })
  const start = useChange('startImport', ['import'])
  const discard = useChange('discardImport', [], onClose)
  const id = upload.data?.id
  const status = useImport(id)
  const current = status.data ?? upload.data
  const state = current?.state

  const begin = upload.mutate
  const files = upload.variables
  const isBegun = useRef(false)
  useEffect(() => {
    if (dropped.length === 0 || isBegun.current) return
    isBegun.current = true
    begin([...dropped])
  }, [dropped, begin])

  useEffect(() => {
    if (state !== 'done' && state !== 'failed') return
    for (const key of ['library', 'families', 'comparison', 'process'])
      client.invalidateQueries({ queryKey: [key] })
  }, [state, client])

  const [isAgain, setAgain] = useState(false)
  const again = () => {
    setAgain(true)
    upload.reset()
    start.reset()
  }
  const close = () => {
    // What was never started is thrown away, so that nothing is left lying about.
    // Where that does not get through, it is thrown away later by itself.
    if (state === 'planned' && id) discard.mutate({ params: { id } }, { onError: onClose })
    else onClose()
  }

  return (
    <Dialog title={t('importsWeb:title')} onClose={close}>
      <div className="upload">
        <ErrorNotice
          error={upload.error ?? start.error ?? status.error}
          // The files are still at hand: nobody has to choose them again.
          {...(isCut(upload.error) && files ? { onRetry: () => begin(files) } : {})}
        />
        {!current && !upload.isPending && (
          <div className="upload__pick">
            <p className="kern-body">{t('importsWeb:pickHint')}</p>
            <input
              ref={picker}
              className="kern-sr-only"
              type="file"
              multiple
              accept={KINDS}
              aria-label={t('importsWeb:pick')}
              tabIndex={-1}
              onChange={(event) => {
                const files = [...(event.target.files ?? [])]
                if (files.length > 0) begin(files)
                event.target.value = ''
              }}
            />
            <Button
              look="primary"
              icon="drive-folder-upload"
              // The button that led here again is gone.
              autoFocus={isAgain}
              onClick={() => picker.current?.click()}
            >
              {t('importsWeb:pick')}
            </Button>
          </div>
        )}
        {upload.isPending && <Loading label={t('importsWeb:reading')} />}
        {current && state === 'planned' && (
          <UploadPlan
            status={current}
            isBusy={start.isPending}
            onStart={(body) => start.mutate({ params: { id: current.id }, body })}
            onDiscard={() => discard.mutate({ params: { id: current.id } })}
          />
        )}
        {current && state !== 'planned' && (
          <UploadResult status={current} onAgain={again} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}
