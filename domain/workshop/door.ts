export type { Body, Message, Refusal, RefusalCode } from './message.ts'
export { type Plan, planWorkshop } from './plan.ts'
export { MAY } from './rights.ts'
export { type OpenView, type ShownCard, shownTo, type View } from './shown-to.ts'
export { take } from './take.ts'
export type {
  Card,
  ClosedWorkshop,
  Measure,
  OpenWorkshop,
  Phase,
  PhaseKind,
  Place,
  Recommendation,
  Result,
  Role,
  VoiceKey,
  Workshop,
} from './workshop.ts'
