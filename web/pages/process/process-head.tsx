// Whose process it is, in which state, who does it too, and what can be done with it.

import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PROCESS_FILES, type ProcessDetail } from '#api'
import { queryClient, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge, StateBadge, VisibilityBadge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ActionMenu } from '../../parts/menu.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ShareDialog } from './share-dialog.tsx'

export const ProcessHead = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [isSharing, setSharing] = useState(false)
  const restore = useChange('restoreProcess', ['library', 'families'])
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
  const files = PROCESS_FILES.filter((file) => file !== 'original' || process.file !== null)
  const others = (process.family?.organisationCount ?? 1) - 1
  const isHidden = process.visibility === 'organisation'

  return (
    <>
      <PageHead
        title={process.name}
        preline={`${process.organisation.name} · ${t(`library:aspect.${process.aspect}`)}`}
        actions={
          <>
            {process.can.share && (
              <Button
                look={isHidden ? 'primary' : 'secondary'}
                isSmall
                icon="visibility"
                onClick={() => setSharing(true)}
              >
                {isHidden ? t('process:share.showInAlliance') : t('process:share.open')}
              </Button>
            )}
            <ActionMenu
              label={t('process:download')}
              icon="download"
              entries={files.map((file) => ({
                id: file,
                label: t(`process:files.${file.replaceAll('.', '-')}`),
                href: `/api/processes/${process.id}/${file}?download`,
              }))}
            />
            <Button isSmall icon="draft" onClick={() => window.print()}>
              {t('common:action.print')}
            </Button>
            {process.can.withdraw && (
              <ActionMenu
                label={t('process:more')}
                icon="more-vert"
                entries={[
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
          {process.version !== null && (
            <Badge>{t('process:version', { number: process.version })}</Badge>
          )}
          <VisibilityBadge visibility={process.visibility} />
          {process.isExample && <Badge tone="info">{t('common:exampleAlliance')}</Badge>}
          {process.family && others > 0 && (
            <Link className="kern-link" to="/familien/$id" params={{ id: process.family.id }}>
              {t('process:alsoDone', { count: others })}
            </Link>
          )}
        </p>
      </PageHead>
      <ErrorNotice error={withdraw.error ?? restore.error} />
      {isSharing && <ShareDialog process={process} onClose={() => setSharing(false)} />}
    </>
  )
}
