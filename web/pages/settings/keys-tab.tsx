// The alliance's own key for signing, and whose keys are known here.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownKeys } from '#api'
import { signed } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { Fingerprint } from '../signed/fingerprint.tsx'
import { useKeys } from '../signed/signed-queries.ts'
import '../signed/signed.css'

bringTexts('signed', signed)

type Known = KnownKeys['others'][number]

const RenewDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const renew = useChange('renewKey', ['signed', 'process'], () => {
    announce({ text: t('signed:keys.renewed') })
    onClose()
  })
  return (
    <Dialog
      title={t('signed:keys.renewQuestion')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" isBusy={renew.isPending} onClick={() => renew.mutate({})}>
            {t('signed:keys.renew')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('signed:keys.renewLead')}</p>
      <ErrorNotice error={renew.error} />
    </Dialog>
  )
}

const RevokeDialog = ({ known, onClose }: { known: Known; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const name = known.allianceName
  const revoke = useChange('revokeKey', ['signed', 'process', 'news'], () => {
    announce({ text: t('signed:keys.revoked', { name }) })
    onClose()
  })
  const { key: id, allianceId } = known
  return (
    <Dialog
      title={t('signed:keys.revokeQuestion', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={revoke.isPending}
            onClick={() => revoke.mutate({ params: { id }, body: { allianceId } })}
          >
            {t('signed:keys.revoke')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('signed:keys.revokeLead')}</p>
      <ErrorNotice error={revoke.error} />
    </Dialog>
  )
}

const Others = ({
  keys,
  canVouch,
  onRevoke,
}: {
  keys: readonly Known[]
  canVouch: boolean
  onRevoke: (known: Known) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (keys.length === 0) return <p className="kern-body">{t('signed:keys.none')}</p>
  const said = ({ standing, at, by }: Known): string => {
    const what = t(standing === 'known' ? 'signed:keys.known' : 'signed:keys.revokedOn', {
      date: format.date(at),
    })
    return by === null ? what : t('signed:keys.by', { what, name: by })
  }
  return (
    <ul className="row-list">
      {keys.map((known) => (
        <li key={`${known.key} ${known.allianceId}`}>
          <div>
            <strong>{known.allianceName}</strong> <span className="muted">{said(known)}</span>
            <Fingerprint value={known.fingerprint} />
          </div>
          {canVouch && known.standing === 'known' && (
            <Button
              isSmall
              look="tertiary"
              aria-label={t('signed:keys.revokeOf', { name: known.allianceName })}
              onClick={() => onRevoke(known)}
            >
              {t('signed:keys.revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

export const KeysTab = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const keys = useKeys()
  const [isRenewing, setRenewing] = useState(false)
  const [revoking, setRevoking] = useState<Known>()
  const { data } = keys
  if (keys.isPending) return <Loading />
  if (!data) return <ErrorNotice error={keys.error} onRetry={() => keys.refetch()} />
  return (
    <div className="stack">
      <p className="kern-body">{t('signed:keys.lead')}</p>
      <section className="stack" aria-labelledby="own-key-title">
        <h2 className="kern-heading-small" id="own-key-title">
          {t('signed:keys.own')}
        </h2>
        {data.own ? (
          <>
            <p className="kern-body">{t('signed:keys.ownLead')}</p>
            <Fingerprint
              value={data.own.fingerprint}
              label={t('signed:keys.since', { date: format.date(data.own.at) })}
            />
          </>
        ) : (
          <p className="kern-body">{t('signed:keys.noneYet')}</p>
        )}
        {data.canRenew && data.own && (
          <div>
            <Button isSmall onClick={() => setRenewing(true)}>
              {t('signed:keys.renew')}
            </Button>
          </div>
        )}
      </section>
      <section className="stack" aria-labelledby="other-keys-title">
        <h2 className="kern-heading-small" id="other-keys-title">
          {t('signed:keys.others')}
        </h2>
        <Others keys={data.others} canVouch={data.canVouch} onRevoke={setRevoking} />
      </section>
      {isRenewing && <RenewDialog onClose={() => setRenewing(false)} />}
      {revoking && <RevokeDialog known={revoking} onClose={() => setRevoking(undefined)} />}
    </div>
  )
}
