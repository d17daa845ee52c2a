// What happened in the alliance lately, by day, with a choice of house, topic and product area in the address.

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ACTIVITY_TOPICS, type ActivityTopic } from '#library'
import { questions } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useOrganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import type { ActivitySearch } from '../../router.tsx'
import { PRODUCT_AREAS } from '../library/product-areas.ts'
import { ActivityList } from './activity-list.tsx'
import { useActivity } from './use-activity.ts'

bringTexts('questions', questions)

const Filter = ({
  search,
  onChange,
}: {
  search: ActivitySearch
  onChange: (part: ActivitySearch) => void
}) => {
  const { t } = useTranslation()
  const organisations = useOrganisations()
  return (
    <fieldset className="activity__filter no-print">
      <legend className="kern-sr-only">{t('activity:filter')}</legend>
      <SelectField
        label={t('activity:organisation')}
        value={search.organisation ?? ''}
        onChange={({ currentTarget }) => onChange({ organisation: currentTarget.value })}
      >
        <option value="">{t('activity:all')}</option>
        {organisations.data?.organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('activity:topic')}
        value={search.topic ?? ''}
        onChange={({ currentTarget }) => onChange({ topic: currentTarget.value })}
      >
        <option value="">{t('activity:all')}</option>
        {ACTIVITY_TOPICS.map((topic) => (
          <option key={topic} value={topic}>
            {t(`activity:topics.${topic}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('activity:area')}
        value={search.productArea ?? ''}
        onChange={({ currentTarget }) => onChange({ productArea: currentTarget.value })}
      >
        <option value="">{t('activity:all')}</option>
        {PRODUCT_AREAS.map((code) => (
          <option key={code} value={code}>
            {code} {t(`library:productAreas.${code}`)}
          </option>
        ))}
      </SelectField>
    </fieldset>
  )
}

const wishOf = ({ organisation, topic, productArea }: ActivitySearch) => {
  const wanted: ActivityTopic | undefined = ACTIVITY_TOPICS.find((one) => one === topic)
  return {
    ...(organisation ? { organisation } : {}),
    ...(wanted ? { topic: wanted } : {}),
    ...(productArea ? { productArea } : {}),
  }
}

export const ActivityPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const search = useSearch({ from: '/neues' })
  const navigate = useNavigate({ from: '/neues' })
  const wish = wishOf(search)
  const list = useActivity(wish)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const isFiltered = Object.keys(wish).length > 0
  const change = (part: ActivitySearch) =>
    navigate({ search: { ...search, ...part } as ActivitySearch, replace: true })
  const goOn = () =>
    list.fetchNextPage().then(({ data }) => {
      const count = data?.pages.at(-1)?.items.length ?? 0
      announce({ text: t('activity:olderShown', { count }) })
    })
  return (
    <div className="page page--middle">
      <PageHead
        title={t('activity:title')}
        lead={t('activity:lead')}
        actions={
          <Link className="kern-btn kern-btn--secondary" to="/fragen" search={{}}>
            <span className="kern-label">{t('questions:title')}</span>
          </Link>
        }
      />
      <Filter search={search} onChange={change} />
      <ErrorNotice error={list.error} onRetry={() => list.refetch()} />
      {list.isPending && <Loading />}
      {list.data && items.length === 0 && !isFiltered && (
        <Invitation title={t('activity:none')}>
          <p className="kern-body">{t('activity:noneLead')}</p>
          <div>
            <Link className="kern-btn kern-btn--secondary" to="/bibliothek">
              <span className="kern-label">{t('activity:toLibrary')}</span>
            </Link>
          </div>
        </Invitation>
      )}
      {list.data && items.length === 0 && isFiltered && (
        <Invitation title={t('activity:noneFound')}>
          <div>
            <Button onClick={() => navigate({ search: {} })}>{t('activity:reset')}</Button>
          </div>
        </Invitation>
      )}
      <ActivityList items={items} dayOf={format.date} level="h2" />
      {list.hasNextPage && (
        <div>
          <Button isBusy={list.isFetchingNextPage} onClick={goOn}>
            {t('activity:older')}
          </Button>
        </div>
      )}
      {items.length > 0 && !list.hasNextPage && <p className="muted">{t('activity:end')}</p>}
    </div>
  )
}
