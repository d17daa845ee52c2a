// The settings, for those who look after an administration or the alliance.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { compare, glossary, settings, setup } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useSession } from '../../client/queries.ts'
import { Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { Glossary } from '../glossary/glossary.tsx'
import { CompetencesTab } from './competences-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { OrganisationsTab } from './organisations-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import '../../parts/tabs.css'
import './settings.css'

bringTexts('compare', compare)
bringTexts('glossary', glossary)
bringTexts('settings', settings)
bringTexts('setup', setup)

const TABS = ['people', 'organisations', 'competences', 'glossary', 'keys'] as const

export const SettingsPage = () => {
  const { t } = useTranslation()
  const session = useSession()
  const search = useSearch({ from: '/einstellungen' })
  const navigate = useNavigate({ from: '/einstellungen' })
  const tab = TABS.find((one) => one === search.tab) ?? 'people'
  if (!session.data) return null
  if (!session.data.can.administer)
    return (
      <div className="page page--narrow">
        <PageHead title={t('settings:title')} />
        <Notice title={t('errors:right/missing')} />
      </div>
    )
  return (
    <div className="page">
      <PageHead title={t('settings:title')} lead={t('settings:lead')} />
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) =>
          navigate({ search: key === 'people' ? {} : { tab: String(key) }, replace: true })
        }
      >
        <TabList className="tabs__list" aria-label={t('settings:tabs.label')}>
          {TABS.map((one) => (
            <Tab key={one} id={one} className="tabs__tab">
              {t(`settings:tabs.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="people" className="tabs__panel">
          <PeopleTab session={session.data} />
        </TabPanel>
        <TabPanel id="organisations" className="tabs__panel">
          <OrganisationsTab session={session.data} />
        </TabPanel>
        <TabPanel id="competences" className="tabs__panel">
          <CompetencesTab session={session.data} />
        </TabPanel>
        <TabPanel id="keys" className="tabs__panel">
          <KeysTab />
        </TabPanel>
        <TabPanel id="glossary" className="tabs__panel">
          <div className="stack">
            <p className="kern-body">{t('glossary:lead')}</p>
            <Glossary canEdit={session.data.can.decideLinks} />
          </div>
        </TabPanel>
      </Tabs>
    </div>
  )
}
