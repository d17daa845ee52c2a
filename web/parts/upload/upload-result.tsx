// The import while it runs and when it is done: progress, then each file with its reason and what it
// looks like.

import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportStatus } from '#api'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../field.tsx'
import { countSentences, ImportReport } from '../import-report.tsx'
import { Notice } from '../notice.tsx'

const SHOWN = 200

const look = {
  waiting: { tone: 'plain', icon: 'autorenew' },
  imported: { tone: 'success', icon: 'check' },
  unchanged: { tone: 'plain', icon: 'check' },
  refused: { tone: 'danger', icon: 'danger' },
  ignored: { tone: 'plain', icon: 'info' },
} as const

/** Processes that are there already, each a way to it. */
const Processes = ({
  items,
  onClose,
}: {
  items: ImportStatus['files'][number]['similar']
  onClose: () => void
}) =>
  items.map((one, index) => (
    <span key={one.id}>
      {index > 0 && ', '}
      <Link className="kern-link" to="/prozess/$id" params={{ id: one.id }} onClick={onClose}>
        {one.name}
      </Link>{' '}
      ({one.organisationName})
    </span>
  ))

const FileResult = ({
  file,
  onClose,
}: {
  file: ImportStatus['files'][number]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  return (
    <li>
      <div className="upload__file">
        <span>
          {file.processId ? (
            <Link
              className="kern-link"
              to="/prozess/$id"
              params={{ id: file.processId }}
              onClick={onClose}
            >
              {file.processName ?? file.path}
            </Link>
          ) : (
            file.path
          )}
          {file.processId && <small className="muted">{file.path}</small>}
        </span>
        <Badge {...look[file.outcome]}>{t(`importsWeb:outcome.${file.outcome}`)}</Badge>
      </div>
      {file.reason && <p className="upload__reason">{file.reason}</p>}
      {file.same.length > 0 && (
        <p>
          {t('importsWeb:sameAs')} <Processes items={file.same} onClose={onClose} />
        </p>
      )}
      {file.similar.length > 0 && (
        <p className="muted">
          {t('importsWeb:looksLike')} <Processes items={file.similar} onClose={onClose} />
        </p>
      )}
      <ImportReport
        report={file.remarks}
        summary={t('importsWeb:remarks', { count: countSentences(file.remarks) })}
      />
    </li>
  )
}

export const UploadResult = ({
  status,
  onAgain,
  onClose,
}: {
  status: ImportStatus
  onAgain: () => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [onlyProblems, setOnlyProblems] = useState(false)
  const isRunning = status.state === 'running'
  const problems = status.files.filter((file) => file.outcome === 'refused')
  const files = onlyProblems ? problems : status.files
  const unchanged = status.files.filter((file) => file.outcome === 'unchanged').length
  // Where nothing was taken over there is nothing to look at, only another try.
  const isAnythingThere = status.imported + unchanged > 0
  const top = useRef<HTMLDivElement>(null)
  // The button that began it is gone; reading goes on at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: and again when it is done
  useEffect(() => {
    top.current?.focus({ preventScroll: true })
    top.current?.closest('dialog')?.scrollTo(0, 0)
  }, [status.state])
  const counted = {
    unchanged: format.number(unchanged),
    finished: format.number(status.finished),
    total: format.number(status.total),
    imported: format.number(status.imported),
    refused: format.number(status.refused),
  }
  return (
    <div className="upload__stage" ref={top} tabIndex={-1}>
      {isRunning && (
        <div className="kern-progress upload__progress">
          <label className="kern-label" htmlFor="upload-progress">
            {t('importsWeb:running', counted)}
          </label>
          <progress id="upload-progress" value={status.finished} max={Math.max(1, status.total)} />
          <p className="muted">{t('importsWeb:goesOn')}</p>
        </div>
      )}
      <div role="status">
        {status.state === 'done' && (
          <Notice
            tone={status.refused > 0 ? 'warning' : 'success'}
            title={
              unchanged > 0 ? t('importsWeb:doneSome', counted) : t('importsWeb:done', counted)
            }
          />
        )}
        {status.state === 'failed' && <Notice tone="danger" title={t('importsWeb:failed')} />}
      </div>
      {!isRunning && (
        <div className="kern-btn-wrapper">
          {isAnythingThere && (
            <>
              <Link className="kern-btn kern-btn--primary" to="/familien" onClick={onClose}>
                <span className="kern-label">{t('importsWeb:toFamilies')}</span>
              </Link>
              <Link className="kern-btn kern-btn--secondary" to="/bibliothek" onClick={onClose}>
                <span className="kern-label">{t('importsWeb:toLibrary')}</span>
              </Link>
            </>
          )}
          <Button look={isAnythingThere ? 'tertiary' : 'primary'} onClick={onAgain}>
            {t('importsWeb:again')}
          </Button>
        </div>
      )}
      <section className="upload__results" aria-label={t('importsWeb:results')}>
        <h3 className="kern-heading-small">{t('importsWeb:results')}</h3>
        {problems.length > 0 && (
          <CheckField
            label={t('importsWeb:onlyProblems')}
            checked={onlyProblems}
            onChange={(event) => setOnlyProblems(event.target.checked)}
          />
        )}
        <ul className="upload__files">
          {files.slice(0, SHOWN).map((file) => (
            <FileResult key={file.path} file={file} onClose={onClose} />
          ))}
        </ul>
        {files.length > SHOWN && (
          <p className="muted">{t('importsWeb:more', { count: files.length - SHOWN })}</p>
        )}
      </section>
    </div>
  )
}
