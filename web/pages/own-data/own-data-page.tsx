// What the platform keeps about me, to read and to take along; and having my name deleted.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownData as ownDataTexts } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { type Answer, call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { saveAs } from '../../client/save-as.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ForgetDialog } from './forget-dialog.tsx'

bringTexts('ownData', ownDataTexts)

type Data = Answer<'showOwnData'>

const KNOWN = new Set(Object.keys(ownDataTexts.de.table))

const save = (data: Data, name: string): void =>
  saveAs(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), name)

const Account = ({ data }: { data: Data }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="stack" aria-labelledby="account-title">
      <h2 className="kern-heading-medium" id="account-title">
        {t('ownData:account')}
      </h2>
      <dl className="facts facts--wide">
        <div>
          <dt>{t('ownData:name')}</dt>
          <dd>{data.name}</dd>
        </div>
        <div>
          <dt>{t('ownData:email')}</dt>
          <dd>{data.email}</dd>
        </div>
        <div>
          <dt>{t('ownData:since')}</dt>
          <dd>{format.date(data.since)}</dd>
        </div>
        {data.passwordSince && (
          <div>
            <dt>{t('ownData:password')}</dt>
            <dd>{t('ownData:passwordSince', { date: format.date(data.passwordSince) })}</dd>
          </div>
        )}
        <div>
          <dt>{t('ownData:sessions')}</dt>
          <dd>
            <ul className="plain-list">
              {data.sessions.map(({ since, seen }) => (
                <li key={since}>
                  {t('ownData:session', {
                    ...{ since: format.dateTime(since), seen: format.dateTime(seen) },
                  })}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  )
}

const Alliance = ({ alliance }: { alliance: Data['alliances'][number] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 className="kern-heading-medium" id={id}>
        {alliance.name}
      </h2>
      <h3 className="kern-heading-small">{t('ownData:memberships')}</h3>
      <ul className="kern-list kern-list--bullet">
        {alliance.memberships.map(({ organisationName, roles, lastDay }) => (
          <li key={organisationName}>
            {t(lastDay ? 'ownData:membershipUntil' : 'ownData:membership', {
              organisation: organisationName,
              roles: roles.map((role) => t(`common:role.${role}`)).join(', '),
              date: lastDay ? format.date(lastDay) : '',
            })}
          </li>
        ))}
      </ul>
      <h3 className="kern-heading-small">{t('ownData:kept')}</h3>
      <dl className="facts facts--wide">
        {alliance.kept.map(({ table, count }) => (
          <div key={table}>
            <dt>{t(`ownData:table.${KNOWN.has(table) ? table : 'other'}`)}</dt>
            <dd>{t('ownData:count', { count })}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export const OwnDataPage = () => {
  const { t } = useTranslation()
  const [isForgetting, setForgetting] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['ownData'],
    queryFn: () => call('showOwnData'),
  })
  return (
    <div className="page page--middle">
      <PageHead
        title={t('ownData:title')}
        lead={t('ownData:lead')}
        actions={
          data && (
            <Button icon="download" onClick={() => save(data, t('ownData:fileName'))}>
              {t('ownData:download')}
            </Button>
          )
        }
      />
      <ErrorNotice error={error} onRetry={() => refetch()} />
      {isPending && <Loading />}
      {data && (
        <>
          <Account data={data} />
          {data.alliances.map((alliance) => (
            <Alliance key={alliance.name} alliance={alliance} />
          ))}
          <p className="kern-body">{t('ownData:never')}</p>
          <section className="stack" aria-labelledby="forget-title">
            <h2 className="kern-heading-medium" id="forget-title">
              {t('ownData:forget.title')}
            </h2>
            <p className="kern-body">{t('ownData:forget.lead')}</p>
            <div>
              <Button icon="delete" onClick={() => setForgetting(true)}>
                {t('ownData:forget.open')}
              </Button>
            </div>
          </section>
        </>
      )}
      {isForgetting && <ForgetDialog onClose={() => setForgetting(false)} />}
    </div>
  )
}
