// The fact sheet: read, or edited in place by whoever may.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import { countSentences, ImportReport } from '../../parts/import-report.tsx'
import { ProfileForm } from './profile-form.tsx'

const Items = ({ items }: { items: readonly string[] }) => (
  <ul className="plain-list">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)

const MAILBOX = /[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+/

/** The words as they are; the first mailbox in them is a link. */
const Contact = ({ text }: { text: string }) => {
  const [mailbox] = MAILBOX.exec(text) ?? []
  if (!mailbox) return text
  const at = text.indexOf(mailbox)
  return (
    <>
      {text.slice(0, at)}
      <a className="kern-link" href={`mailto:${mailbox}`}>
        {mailbox}
      </a>
      {text.slice(at + mailbox.length)}
    </>
  )
}

export const ProfileTab = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <ProfileForm process={process} onClose={() => setEditing(false)} />

  const { profile } = process
  const lead = profile.leadTime
  const usual = lead && format.days(lead.days)
  const leadTime =
    lead?.minDays !== undefined && lead.maxDays !== undefined
      ? t('process:profile.span', {
          usual,
          span: format.waiting({ minDays: lead.minDays, maxDays: lead.maxDays }),
        })
      : usual
  const facts = {
    trigger: profile.trigger,
    result: profile.result,
    productArea:
      profile.productArea &&
      `${profile.productArea} ${t(`library:productAreas.${profile.productArea}`, { defaultValue: '' })}`,
    processType: profile.processType && t(`process:profile.processTypes.${profile.processType}`),
    participants: profile.participants?.length ? <Items items={profile.participants} /> : undefined,
    legalBases: profile.legalBases?.length ? (
      <Items
        items={profile.legalBases.map((one) =>
          one.certainty
            ? `${one.text} (${t(`process:profile.certainty.${one.certainty}`)})`
            : one.text,
        )}
      />
    ) : undefined,
    casesPerYear:
      profile.casesPerYear === undefined ? undefined : format.number(profile.casesPerYear),
    leadTime: lead?.note ? `${leadTime}; ${lead.note}` : leadTime,
    serviceKey: profile.serviceKey,
    owner: profile.owner,
    contact: profile.contact && <Contact text={profile.contact} />,
    task: profile.task,
    systems: profile.systems?.length ? <Items items={profile.systems} /> : undefined,
    file: process.file && (
      <a className="kern-link" href={`/api/processes/${process.id}/original`} download>
        {process.file.name} ({format.size(process.file.size)})
      </a>
    ),
  }
  const known = Object.entries(facts).filter(([, value]) => value)

  return (
    <div className="stack stack--reading">
      {known.every(([name]) => name === 'file') && (
        <p className="kern-body">{t('process:profile.empty')}</p>
      )}
      <dl className="facts facts--wide">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`process:profile.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {process.can.edit && (
        <div>
          <Button icon="edit" isSmall onClick={() => setEditing(true)}>
            {t('process:profile.edit')}
          </Button>
        </div>
      )}
      <ImportReport
        report={process.remarks}
        summary={`${t('process:remarks')} (${format.number(countSentences(process.remarks))})`}
      />
    </div>
  )
}
