// The library: search and facets, results as cards, table or process map, and a choice to compare. The
// address holds the whole view, so that it can be sent and the browser's back button works.

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProcessSummary, STATE_FILTERS } from '#api'
import { useFormat } from '../../client/format.ts'
import { type LibraryFilter, useLibrary, useSession } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { useUploads } from '../../parts/upload/uploads.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import type { LibrarySearch } from '../../router.tsx'
import { ChoiceBar } from './choice-bar.tsx'
import { EmptyLibrary } from './empty-library.tsx'
import { Facets } from './facets.tsx'
import { Pager } from './pager.tsx'
import { ProcessCards } from './process-cards.tsx'
import { ProcessMap } from './process-map.tsx'
import { ProcessTable } from './process-table.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { SearchField } from './search-field.tsx'
import { SimilarDialog } from './similar-dialog.tsx'
import './library.css'

const VIEWS = ['cards', 'table', 'map'] as const
const PAGE_SIZE = 48

const toQuery = (search: LibrarySearch, page: number): LibraryFilter => {
  const state = STATE_FILTERS.find((one) => one === search.state)
  return {
    ...(search.q ? { q: search.q } : {}),
    ...(search.q && search.in === 'steps' ? { in: 'steps' } : {}),
    ...(search.organisation ? { organisation: search.organisation } : {}),
    ...(search.productArea ? { productArea: search.productArea } : {}),
    ...(state ? { state } : {}),
    ...(search.family === 'yes' || search.family === 'no' ? { family: search.family } : {}),
    ...(search.flow === 'yes' || search.flow === 'no' ? { flow: search.flow } : {}),
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  }
}

export const LibraryPage = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/bibliothek' })
  const navigate = useNavigate({ from: '/bibliothek' })
  const uploads = useUploads()
  const session = useSession()
  const [isRecording, setRecording] = useState(false)
  const [isAlike, setAlike] = useState(false)
  const format = useFormat()
  const count = useRef<HTMLParagraphElement>(null)
  const isTurning = useRef(false)
  const [chosen, setChosen] = useState<ReadonlyMap<string, ProcessSummary>>(new Map())
  const page = Math.max(1, Number(search.page) || 1)
  const library = useLibrary(toQuery(search, page))
  const view = VIEWS.find((one) => one === search.view) ?? 'cards'

  const change = (part: { [Name in keyof LibrarySearch]?: string | undefined }) =>
    navigate({ search: { ...search, page: undefined, ...part } as LibrarySearch })
  const toggle = (item: ProcessSummary) => {
    const next = new Map(chosen)
    if (!next.delete(item.id)) next.set(item.id, item)
    setChosen(next)
  }

  const data = library.data
  const pages = data ? Math.max(1, Math.ceil(data.total / PAGE_SIZE)) : undefined
  const isPastEnd = pages !== undefined && !library.isPlaceholderData && page > pages
  useEffect(() => {
    // An old link, or somebody took processes away: the last page is better than an empty one.
    if (isPastEnd) navigate({ search: { ...search, page: String(pages) }, replace: true })
  }, [isPastEnd, navigate, pages, search])
  const isThere = data !== undefined && !library.isPlaceholderData
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the page turned to is there
  useEffect(() => {
    if (!isThere || !isTurning.current) return
    isTurning.current = false
    // Reading goes on where the new page begins, and the line says which it is.
    document.getElementById('content')?.scrollIntoView()
    count.current?.focus({ preventScroll: true })
  }, [isThere, page])
  const isFiltered = Boolean(
    search.q ||
      search.organisation ||
      search.productArea ||
      search.state ||
      search.family ||
      search.flow,
  )
  const list = { items: data?.items ?? [], chosen, onToggle: toggle }

  return (
    <div className="page">
      <PageHead
        title={t('library:title')}
        lead={t('library:lead')}
        actions={
          session.data && (
            <>
              {session.data.can.record && (
                <Button onClick={() => setRecording(true)}>{t('library:record.open')}</Button>
              )}
              {session.data.can.importProcesses && (
                <Link className="kern-link" to="/signiert">
                  {t('library:signed')}
                </Link>
              )}
              {session.data.can.importProcesses && (
                <Button look="primary" icon="drive-folder-upload" onClick={uploads.choose}>
                  {t('library:start.upload')}
                </Button>
              )}
            </>
          )
        }
      />
      <div className="library">
        <Facets data={data?.facets} search={search} isFiltered={isFiltered} onChange={change} />
        <section className="library__results" aria-label={t('library:title')}>
          <div className="library__bar">
            <SearchField
              words={search.q ?? ''}
              isInSteps={search.in === 'steps'}
              onSearch={(q) => change({ q: q || undefined })}
              onWhere={(isInSteps) => change({ in: isInSteps ? 'steps' : undefined })}
              onSimilar={() => setAlike(true)}
            />
            <ViewSwitch
              label={t('library:view.label')}
              values={VIEWS}
              current={view}
              name={(one) => t(`library:view.${one}`)}
              onChoose={(one) =>
                change({ view: one === 'cards' ? undefined : one, page: search.page })
              }
            />
          </div>
          <p className="library__count muted" role="status" tabIndex={-1} ref={count}>
            {library.isPlaceholderData && t('common:loading')}
            {isThere &&
              t(search.q && search.in === 'steps' ? 'library:countInSteps' : 'library:count', {
                count: data.total,
              })}
            {isThere && pages !== undefined && pages > 1 && view !== 'map' && (
              <>
                {' · '}
                {t('library:page', { page: format.number(page), pages: format.number(pages) })}
              </>
            )}
          </p>
          {library.isPending && <Loading />}
          <ErrorNotice error={library.error} onRetry={() => library.refetch()} />
          {data?.total === 0 && (
            <EmptyLibrary isFiltered={isFiltered} onClear={() => navigate({ search: {} })} />
          )}
          {data && data.total > 0 && (
            <div className="library__found" aria-busy={library.isPlaceholderData}>
              {view === 'cards' && <ProcessCards {...list} />}
              {view === 'table' && <ProcessTable {...list} />}
              {view === 'map' && (
                <ProcessMap
                  areas={data.facets.productArea}
                  onChoose={(productArea) => change({ productArea, view: undefined })}
                />
              )}
              {view !== 'map' && (
                <Pager
                  page={page}
                  pages={pages ?? 1}
                  onChange={(next) => {
                    isTurning.current = true
                    navigate({
                      search: {
                        ...search,
                        page: next === 1 ? undefined : String(next),
                      } as LibrarySearch,
                      resetScroll: false,
                    })
                  }}
                />
              )}
            </div>
          )}
        </section>
      </div>
      {isAlike && <SimilarDialog onClose={() => setAlike(false)} />}
      {isRecording && session.data && (
        <RecordDialog session={session.data} onClose={() => setRecording(false)} />
      )}
      <ChoiceBar chosen={[...chosen.values()]} onClear={() => setChosen(new Map())} />
    </div>
  )
}
