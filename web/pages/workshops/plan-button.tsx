// The way from a family to a workshop about it, for whoever may plan one.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/button.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { useWorkshops } from './workshop-queries.ts'

export const PlanButton = ({ familyId }: { familyId: string }) => {
  const { t } = useTranslation()
  const list = useWorkshops()
  const [isPlanning, setPlanning] = useState(false)
  if (!list.data?.canPlan) return null
  return (
    <>
      <Button isSmall onClick={() => setPlanning(true)}>
        {t('workshops:plan')}
      </Button>
      {isPlanning && <PlanDialog familyId={familyId} onClose={() => setPlanning(false)} />}
    </>
  )
}
