// Modelling the target together: whoever may writes in the draft, all others look on while it is written.

import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../client/queries.ts'
import { Loading } from '../../../parts/notice.tsx'
import type { RoomProps } from './room-props.ts'

const TargetPicture = lazy(async () => ({
  default: (await import('./target-picture.tsx')).TargetPicture,
}))
const RoomEditor = lazy(async () => ({
  default: (await import('./room-editor.tsx')).RoomEditor,
}))

export const TargetShown = ({
  state,
  view,
  isOnWall = false,
}: Pick<RoomProps, 'state' | 'view'> & { isOnWall?: boolean }) => {
  const { t } = useTranslation()
  const { target } = state
  if (!view.target) return <p className="muted">{t('workshops:target.notBegun')}</p>
  if (target?.draft !== view.target.draft) return <Loading label={t('workshops:target.opening')} />
  return (
    <Suspense fallback={<Loading />}>
      <TargetPicture process={target.process} isOnWall={isOnWall} />
    </Suspense>
  )
}

/** For who takes part: with an account that may write there, in the draft itself. */
export const Target = (props: RoomProps) => {
  const { view } = props
  const person = useSession().data?.person.id
  const shown = <TargetShown {...props} />
  if (person === undefined || !view.target) return shown
  return (
    <Suspense fallback={<Loading />}>
      <RoomEditor
        key={view.target.draft}
        personId={person}
        draftId={view.target.draft}
        otherwise={shown}
      />
    </Suspense>
  )
}
