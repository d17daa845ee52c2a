// Following a process or a family: being told of what is new about it.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { notices } from '#texts'
import { bringTexts } from '../client/bring-texts.ts'
import { call } from '../client/call.ts'
import { useChange } from '../client/queries.ts'
import { useAnnounce } from './announce.tsx'
import { Button } from './button.tsx'

bringTexts('notices', notices)

const ROUTES = {
  process: ['showFollowing', 'follow'],
  family: ['showFollowingFamily', 'followFamily'],
} as const

export const FollowButton = ({ kind, id }: { kind: 'process' | 'family'; id: string }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [show, set] = ROUTES[kind]
  const { data } = useQuery({
    queryKey: ['follow', kind, id],
    queryFn: () => call(show, { params: { id } }),
  })
  const change = useChange(set, ['follow'], ({ isFollowing }) =>
    announce({ text: t(isFollowing ? 'notices:follow.on' : 'notices:follow.off') }),
  )
  const isFollowing = data?.isFollowing ?? false
  return (
    <Button
      isSmall
      icon={isFollowing ? 'check' : 'add'}
      aria-pressed={isFollowing}
      isBusy={change.isPending}
      onClick={() => change.mutate({ params: { id }, body: { isFollowing: !isFollowing } })}
    >
      {t('notices:follow.label')}
    </Button>
  )
}
