import { activityRoutes } from './activity.ts'
import { allianceRoutes } from './alliance.ts'
import { auditRoutes } from './audit.ts'
import { commentRoutes } from './comments.ts'
import { decisionRoutes } from './decisions.ts'
import { deputyRoutes } from './deputies.ts'
import { documentRoutes } from './documents.ts'
import { draftRoutes } from './drafts.ts'
import { enquiryRoutes } from './enquiries.ts'
import { familyRoutes } from './families.ts'
import { importRoutes } from './imports.ts'
import { lawChangeRoutes } from './law-changes.ts'
import { libraryRoutes } from './library.ts'
import { lineageRoutes } from './lineage.ts'
import { mergeRoutes } from './merge.ts'
import { noticeRoutes } from './notices.ts'
import { ownDataRoutes } from './own-data.ts'
import { publicationRoutes } from './publication.ts'
import { questionRoutes } from './questions.ts'
import { reorganisationRoutes } from './reorganisations.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'
import { signedFileRoutes } from './signed-files.ts'
import { upkeepRoutes } from './upkeep.ts'
import { workPackageRoutes } from './work-packages.ts'
import { workshopHomeworkRoutes } from './workshop-homework.ts'
import { workshopRoutes } from './workshops.ts'

export * from './activity.ts'
export * from './alliance.ts'
export * from './audit.ts'
export * from './comments.ts'
export * from './contract.ts'
export * from './decisions.ts'
export * from './deputies.ts'
export * from './documents.ts'
export * from './drafts.ts'
export * from './enquiries.ts'
export * from './errors.ts'
export * from './families.ts'
export * from './imports.ts'
export * from './introduction.ts'
export * from './law-changes.ts'
export * from './library.ts'
export * from './lineage.ts'
export * from './live.ts'
export * from './merge.ts'
export * from './notices.ts'
export * from './own-data.ts'
export * from './publication.ts'
export * from './questions.ts'
export * from './reorganisations.ts'
export * from './report.ts'
export * from './search.ts'
export * from './session.ts'
export * from './signed-files.ts'
export * from './upkeep.ts'
export * from './work-packages.ts'
export * from './workshop-homework.ts'
export * from './workshop-live.ts'
export * from './workshops.ts'

/** Every route of the platform by name. */
export const routes = {
  ...sessionRoutes,
  ...allianceRoutes,
  ...libraryRoutes,
  ...lineageRoutes,
  ...signedFileRoutes,
  ...mergeRoutes,
  ...upkeepRoutes,
  ...lawChangeRoutes,
  ...reorganisationRoutes,
  ...workPackageRoutes,
  ...activityRoutes,
  ...questionRoutes,
  ...documentRoutes,
  ...importRoutes,
  ...familyRoutes,
  ...decisionRoutes,
  ...searchRoutes,
  ...draftRoutes,
  ...auditRoutes,
  ...commentRoutes,
  ...enquiryRoutes,
  ...noticeRoutes,
  ...deputyRoutes,
  ...publicationRoutes,
  ...ownDataRoutes,
  ...workshopHomeworkRoutes,
  ...workshopRoutes,
}
