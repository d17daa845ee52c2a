// When I hear of what by mail.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '#texts'
import { type Answer, call } from '../../client/call.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

type Choice = Answer<'showMailChoice'>

const PACES = ['now', 'daily', 'never'] as const

export const MailChoices = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { data } = useQuery({
    queryKey: ['mailChoice'],
    queryFn: () => call('showMailChoice'),
  })
  const choose = useChange('chooseMail', ['mailChoice'], () =>
    announce({ text: t('notices:mail.saved') }),
  )
  if (!data) return null
  const change = (changed: Partial<Choice>) => {
    const { language, paces } = { ...data, ...changed }
    choose.mutate({ body: { language, paces } })
  }
  return (
    <details className="notices__mail" aria-label={t('notices:mail.title')}>
      <summary>
        <h2 className="kern-heading-small">{t('notices:mail.title')}</h2>
      </summary>
      <p className="kern-body">{t('notices:mail.lead')}</p>
      {!data.isOn && <p className="kern-body">{t('notices:mail.off')}</p>}
      <div className="notices__choices">
        {data.paces.map(({ kind, pace }) => (
          <SelectField
            key={kind}
            label={t(`notices:kind.${kind}`)}
            value={pace}
            onChange={({ currentTarget }) => {
              const chosen = PACES.find((one) => one === currentTarget.value) ?? pace
              change({
                paces: data.paces.map((one) => (one.kind === kind ? { kind, pace: chosen } : one)),
              })
            }}
          >
            {PACES.map((one) => (
              <option key={one} value={one}>
                {t(`notices:mail.${one}`)}
              </option>
            ))}
          </SelectField>
        ))}
        <SelectField
          label={t('notices:mail.language')}
          value={data.language}
          onChange={({ currentTarget }) =>
            change({ language: currentTarget.value === 'en' ? 'en' : 'de' })
          }
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {t(`common:language.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <ErrorNotice error={choose.error} />
    </details>
  )
}
