// Receiving a signed file of another alliance: choosing it, and what is wrong with one that does not hold.

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signed } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { sendSigned } from '../../client/call.ts'
import { useSession } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ownHouses } from '../lineage/own-houses.ts'
import './signed.css'

bringTexts('signed', signed)

export const ReceivePage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const houses = ownHouses(session.data, '')
  const [chosen, setChosen] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const house = chosen ?? houses[0]?.id
  const check = useMutation({
    mutationFn: ({ organisationId, file }: { organisationId: string; file: File }) =>
      sendSigned(organisationId, file),
    onSuccess: (answer) => {
      if (answer.id !== null) navigate({ to: '/signiert/$id', params: { id: answer.id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const file = field.current?.files?.[0]
    setMissing(!file)
    if (!file || house === undefined) field.current?.focus()
    else check.mutate({ organisationId: house, file })
  }
  const fault = check.data?.fault
  return (
    <div className="page page--narrow">
      <PageHead
        title={t('signed:receive.title')}
        preline={
          <Link className="kern-link" to="/bibliothek">
            {t('library:title')}
          </Link>
        }
        lead={t('signed:receive.lead')}
      />
      {session.data && house === undefined && <Notice title={t('signed:receive.nowhere')} />}
      {house !== undefined && (
        <form className="form stack stack--reading" onSubmit={submit} noValidate>
          {houses.length > 1 && (
            <SelectField
              label={t('signed:receive.forWhom')}
              value={house}
              onChange={({ target }) => setChosen(target.value)}
            >
              {houses.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )}
          <div className={`kern-form-input ${isMissing ? 'kern-form-input--error' : ''}`}>
            <label className="kern-label" htmlFor={id}>
              {t('signed:receive.file')}
            </label>
            <input
              ref={field}
              id={id}
              className="signed__file"
              type="file"
              accept=".json,application/json"
              aria-invalid={isMissing}
              aria-describedby={isMissing ? `${id}-error` : undefined}
              onChange={() => {
                setMissing(false)
                check.reset()
              }}
            />
            {isMissing && (
              <p className="kern-error" id={`${id}-error`}>
                {t('signed:receive.missing')}
              </p>
            )}
          </div>
          {fault && (
            <Notice tone="danger" title={t(`signed:receive.fault.${fault}`)} isUrgent>
              <p className="kern-body">{t(`signed:receive.help.${fault}`)}</p>
            </Notice>
          )}
          <ErrorNotice error={check.error} />
          <div>
            <Button look="primary" type="submit" isBusy={check.isPending}>
              {t('signed:receive.check')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
