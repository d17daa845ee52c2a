// The page of one process: head, then flow, fact sheet, variants and versions as tabs. The selected step
// is part of the address, so that a link can lead to it.

import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { comments, compare, differences, lineage, stepKinds } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useProcess } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { SampleDocuments } from '../documents/sample-documents.tsx'
import { DiscussionTab } from './discussion-tab.tsx'
import { FlowTab } from './flow-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { ProcessHead } from './process-head.tsx'
import { ProfileTab } from './profile-tab.tsx'
import { VariantsTab } from './variants-tab.tsx'
import '../../parts/tabs.css'
import './process.css'

bringTexts('comments', comments)
bringTexts('compare', compare)
bringTexts('differences', differences)
bringTexts('lineage', lineage)
bringTexts('stepKinds', stepKinds)

const TABS = ['flow', 'profile', 'variants', 'history', 'discussion'] as const

export const ProcessPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id' })
  const search = useSearch({ from: '/prozess/$id' })
  const navigate = useNavigate({ from: '/prozess/$id' })
  const process = useProcess(id)

  if (process.isPending) return <Loading />
  // What was there stays when asking again fails: somebody may be typing into it.
  if (!process.data)
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={process.error} />
      </div>
    )
  const tab = TABS.find((one) => one === search.tab) ?? 'flow'
  const change = (part: Partial<Record<keyof typeof search, string | undefined>>) => {
    const next = { ...search, ...part }
    navigate({
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)),
      replace: true,
      resetScroll: false,
    })
  }

  return (
    <div className="page">
      <ProcessHead process={process.data} />
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => change({ tab: key === 'flow' ? undefined : String(key) })}
      >
        <TabList className="tabs__list" aria-label={t('process:tabs.label')}>
          {TABS.map((one) => (
            <Tab key={one} id={one} className="tabs__tab">
              {t(`process:tabs.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="flow" className="tabs__panel">
          <FlowTab
            process={process.data}
            step={search.step}
            view={search.view}
            onSelect={(step) => change({ step })}
            onView={(view) => change({ view })}
            overlay={search.overlay}
            onOverlay={(overlay) => change({ overlay })}
          />
        </TabPanel>
        <TabPanel id="profile" className="tabs__panel">
          <div className="stack">
            <ProfileTab process={process.data} />
            <SampleDocuments place={{ process: process.data.id }} />
          </div>
        </TabPanel>
        <TabPanel id="variants" className="tabs__panel">
          <VariantsTab process={process.data} />
        </TabPanel>
        <TabPanel id="history" className="tabs__panel">
          <HistoryTab process={process.data} />
        </TabPanel>
        <TabPanel id="discussion" className="tabs__panel">
          <DiscussionTab process={process.data} />
        </TabPanel>
      </Tabs>
    </div>
  )
}
