import { allianceRoutes } from './alliance.ts'
import { commentRoutes } from './comments.ts'
import { decisionRoutes } from './decisions.ts'
import { draftRoutes } from './drafts.ts'
import { enquiryRoutes } from './enquiries.ts'
import { familyRoutes } from './families.ts'
import { importRoutes } from './imports.ts'
import { libraryRoutes } from './library.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'

export * from './alliance.ts'
export * from './comments.ts'
export * from './contract.ts'
export * from './decisions.ts'
export * from './drafts.ts'
export * from './enquiries.ts'
export * from './errors.ts'
export * from './families.ts'
export * from './imports.ts'
export * from './library.ts'
export * from './live.ts'
export * from './report.ts'
export * from './search.ts'
export * from './session.ts'

/** Every route of the platform by name. */
export const routes = {
  ...sessionRoutes,
  ...allianceRoutes,
  ...libraryRoutes,
  ...importRoutes,
  ...familyRoutes,
  ...decisionRoutes,
  ...searchRoutes,
  ...draftRoutes,
  ...commentRoutes,
  ...enquiryRoutes,
}
