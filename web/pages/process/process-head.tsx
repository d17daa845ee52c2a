// Whose process it is, in which state, who does it too, and what can be done with it.

import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PROCESS_FILES, type ProcessDetail } from '#api'
import { newestInForce } from '#library'
import { editor } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { queryClient, useChange, useSession } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge, StateBadge, VisibilityBadge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { EnquiryDialog } from '../../parts/enquiries.tsx'
import { FollowButton } from '../../parts/follow-button.tsx'
import { ActionMenu } from '../../parts/menu.tsx'
import { ErrorNotice, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { RecordDialog } from '../library/record-dialog.tsx'
import { LineageBar } from '../lineage/lineage-bar.tsx'
import { LinkOwnDialog } from '../lineage/link-own-dialog.tsx'
import { SaveSignedDialog } from '../signed/save-dialog.tsx'
import { IntroducedBadge, IntroductionBar } from './introduction.tsx'
import { PairBar } from './pair-bar.tsx'
import { PublicationBar } from './publication-bar.tsx'
import { ReadingBar } from './reading.tsx'
import { RecheckBadge, RecheckBar } from './recheck.tsx'
import { ReviewBar } from './review.tsx'
import { ShareDialog } from './share-dialog.tsx'

bringTexts('editor', editor)

export const ProcessHead = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [isSharing, setSharing] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isSigning, setSigning] = useState(false)
  const [isBeginning, setBeginning] = useState(false)
  const session = useSession()
  const [isLinking, setLinking] = useState(false)
  const restore = useChange('restoreProcess', ['process', 'library', 'families'], () =>
    announce({ text: t('process:restored', { name: process.name }) }),
  )
  const withdraw = useChange('withdrawProcess', ['library', 'families'], () => {
    queryClient.removeQueries({ queryKey: ['process', process.id] })
    announce({
      text: t('process:withdrawn', { name: process.name }),
      action: {
        label: t('common:action.undo'),
        run: () => restore.mutate({ params: { id: process.id } }),
      },
    })
    navigate({ to: '/bibliothek' })
  })
  const edit = useChange('openDraft', ['draft'], (draft) =>
    navigate({ to: '/entwurf/$id', params: { id: draft.id } }),
  )
  const files =
    process.version === null
      ? []
      : PROCESS_FILES.filter((file) => file !== 'original' || process.file !== null)
  const others = (process.family?.organisationCount ?? 1) - 1
  const isWithdrawn = process.withdrawnAt !== null
  const isHidden = process.visibility === 'organisation'
  const isSignable =
    process.can.publish && !isWithdrawn && newestInForce(process.versions) !== undefined
  const isAdoptable = process.can.adopt && newestInForce(process.versions) !== undefined

  return (
    <>
      <PageHead
        title={process.name}
        preline={`${process.organisation.name} · ${t(`library:aspect.${process.aspect}`)}`}
        actions={
          <>
            {process.can.write && !isWithdrawn && (
              <Button
                look="primary"
                isSmall
                icon="edit"
                isBusy={edit.isPending}
                onClick={() => edit.mutate({ params: { id: process.id } })}
              >
                {t(process.version === null ? 'editor:begin' : 'editor:open')}
              </Button>
            )}
            {isAdoptable && (
              <>
                <Link
                  className={`kern-btn kern-btn--${process.can.write ? 'secondary' : 'primary'} kern-btn--x-small`}
                  to="/prozess/$id/uebernehmen"
                  params={{ id: process.id }}
                >
                  <span className="kern-label">{t('lineage:act.takeOver')}</span>
                </Link>
                <Button isSmall onClick={() => setLinking(true)}>
                  {t('lineage:act.link')}
                </Button>
              </>
            )}
            {process.can.share && !isWithdrawn && (
              <Button look="secondary" isSmall icon="visibility" onClick={() => setSharing(true)}>
                {isHidden ? t('process:share.showInAlliance') : t('process:share.open')}
              </Button>
            )}
            {files.length > 0 && (
              <ActionMenu
                label={t('process:download')}
                icon="download"
                entries={[
                  ...files.map((file) => ({
                    id: file,
                    label: t(`process:files.${file.replaceAll('.', '-')}`),
                    href: `/api/processes/${process.id}/${file}?download`,
                  })),
                  ...(isSignable
                    ? [{ id: 'signed', label: t('signed:save.open'), run: () => setSigning(true) }]
                    : []),
                ]}
              />
            )}
            {!isWithdrawn && <FollowButton kind="process" id={process.id} />}
            <Button isSmall icon="draft" onClick={() => window.print()}>
              {t('common:action.print')}
            </Button>
            {process.can.withdraw && !isWithdrawn && (
              <ActionMenu
                label={t('process:more')}
                icon="more-vert"
                entries={[
                  ...(process.version === null
                    ? []
                    : [
                        {
                          id: 'ask',
                          label: t('comments:enquiry.open'),
                          run: () => setAsking(true),
                        },
                      ]),
                  ...(process.aspect === 'asIs' && process.can.edit
                    ? [{ id: 'target', label: t('pair:begin'), run: () => setBeginning(true) }]
                    : []),
                  {
                    id: 'withdraw',
                    label: t('process:withdraw'),
                    run: () => withdraw.mutate({ params: { id: process.id } }),
                  },
                ]}
              />
            )}
          </>
        }
      >
        <p className="badges">
          <StateBadge state={process.state} />
          <Badge>
            {process.version === null
              ? t('library:noFlow')
              : t('process:version', { number: process.version })}
          </Badge>
          <IntroducedBadge versions={process.versions} />
          <RecheckBadge process={process} />
          <VisibilityBadge visibility={process.visibility} />
          {process.isExample && <Badge tone="info">{t('common:exampleAlliance')}</Badge>}
          {process.family && others > 0 && (
            <Link className="kern-link" to="/familien/$id" params={{ id: process.family.id }}>
              {t('process:alsoDone', { count: others })}
            </Link>
          )}
        </p>
      </PageHead>
      <ReadingBar process={process} />
      <ReviewBar process={process} />
      <RecheckBar process={process} />
      <IntroductionBar process={process} />
      <PairBar process={process} />
      <LineageBar process={process} />
      {session.data && <PublicationBar process={process} allianceId={session.data.alliance.id} />}
      <ErrorNotice error={withdraw.error ?? restore.error ?? edit.error} />
      {process.withdrawnAt !== null && (
        <Notice
          tone="warning"
          title={t('process:isWithdrawn', { date: format.date(process.withdrawnAt) })}
        >
          <p className="kern-body">
            {process.can.withdraw
              ? t('process:withdrawnLead', { organisation: process.organisation.name })
              : t('process:withdrawnReader', { organisation: process.organisation.name })}
          </p>
          {process.can.withdraw && (
            <div>
              <Button
                look="primary"
                isSmall
                isBusy={restore.isPending}
                onClick={() => restore.mutate({ params: { id: process.id } })}
              >
                {t('process:restore')}
              </Button>
            </div>
          )}
        </Notice>
      )}
      {isSigning && <SaveSignedDialog process={process} onClose={() => setSigning(false)} />}
      {isAsking && <EnquiryDialog processId={process.id} onClose={() => setAsking(false)} />}
      {isBeginning && session.data && (
        <RecordDialog session={session.data} asIs={process} onClose={() => setBeginning(false)} />
      )}
      {isLinking && <LinkOwnDialog process={process} onClose={() => setLinking(false)} />}
      {isSharing && <ShareDialog process={process} onClose={() => setSharing(false)} />}
    </>
  )
}
