// The tables as Kysely sees them: one interface for each, in the order of the migrations.

import type { ColumnType, Generated } from 'kysely'
import type { ReorganisedState, Role } from '#api'
import type { ChangeGroup } from '#change'
import type { WordWeights } from '#compare'
import type {
  DeviationReason,
  IntroductionAct,
  ItemChanges,
  LineageAct,
  MailPaces,
  NoticeKind,
  PackageAct,
  PackageKind,
  ProposalAct,
  RecheckFact,
  Renaming,
  ReviewAct,
  ReviewRules,
  WayAnswer,
} from '#library'
import type { Process, Profile } from '#process'
import type { KeyAct, SignedFacts } from '#signed-file'
import type { StepLine } from '#steps'
import type {
  Body,
  BoundStep,
  HomeworkFact,
  MeasureState,
  MinutesFact,
  OpenWorkshop,
  Place,
  Result,
  TargetPlaces,
  Wording,
} from '#workshop'
import type { Shown } from './enquiries.ts'
import type { Publication } from './publications.ts'
import type { Said, SheetNames } from './reorganisations.ts'
import type { FrozenMaterial, InvitedRole } from './workshops.ts'

type Time = ColumnType<Date, Date, Date>
/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>
/** YYYY-MM-DD; to be read as text (`::text`), because the driver makes a moment of it. */
type Day = ColumnType<never, string | null | undefined, string | null>
type Defaulted<T> = ColumnType<T, T | undefined, T>
/** Written by the database itself. */
type Derived<T> = ColumnType<T, undefined, never>

export interface AllianceTable {
  id: string
  name: string
  is_example: Defaulted<boolean>
  created_at: Time
}

export interface OrganisationTable {
  alliance_id: string
  id: string
  name: string
  short_name: string
  level: 'county' | 'town' | 'provider'
  status: string
  regional_key: string | null
  inhabitants: number | null
  position: Defaulted<number>
  shows_names: Defaulted<boolean>
}

export interface CompetenceTable {
  alliance_id: string
  task: string
  organisation_id: string
  done_by: string | null
  note: Defaulted<string>
}

export interface PersonTable {
  id: string
  name: string
  email: string
  created_at: Time
  /** Since when name and address are gone. */
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface IdentityTable {
  person_id: string
  password: string
  changed_at: Time
}

export interface MembershipTable {
  alliance_id: string
  organisation_id: string
  person_id: string
  roles: Role[]
  /** As 2026-12-31; read as text. */
  last_day: ColumnType<string | null, string | null | undefined, string | null>
  ends_at: Derived<Date | null>
  reminded_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface SessionTable {
  token_hash: Buffer
  person_id: string
  alliance_id: string
  created_at: Time
  seen_at: Time
}

export interface InvitationTable {
  alliance_id: string
  id: string
  organisation_id: string
  token_hash: Buffer
  roles: Role[]
  email: string | null
  last_day: ColumnType<string | null, string | null | undefined, never>
  invited_by: string | null
  created_at: Time
  expires_at: Time
  accepted_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface SignInAttemptTable {
  id: Generated<string>
  key: Buffer
  at: Time
}

export interface SettingTable {
  key: string
  value: Json<unknown>
}

export interface ProcessTable {
  alliance_id: string
  id: string
  organisation_id: string
  name: string
  aspect: Defaulted<'asIs' | 'target'>
  state: Defaulted<'draft' | 'inReview' | 'approved' | 'retired'>
  visibility: Defaulted<'organisation' | 'alliance'>
  share_minutes: Defaulted<boolean>
  share_cases: Defaulted<boolean>
  share_posts: Defaulted<boolean>
  product_area: string | null
  current_version: number | null
  step_count: Defaulted<number>
  is_example: Defaulted<boolean>
  created_at: Time
  changed_at: Time
  withdrawn_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  reach: Derived<'organisation' | 'alliance'>
  redaction: Derived<string>
  shared_at: Derived<Date | null>
}

/** Filled by trigger from the process; never written by us. */
interface Inherited {
  organisation_id: Derived<string>
  reach: Derived<'organisation' | 'alliance'>
}

export type Audience = 'own' | 'shared'

export interface ProcessContentTable extends Inherited {
  alliance_id: string
  process_id: string
  audience: Audience
  redaction: string | null
  profile: Json<Profile>
  title: string
  body: string
  search: Derived<string>
}

export interface VersionTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  state: Defaulted<'draft' | 'inReview' | 'approved' | 'retired'>
  note: Defaulted<string>
  file_hash: string | null
  created_at: Time
  created_by: string | null
  introduced_on: Day
  approved_at: Derived<Date | null>
}

export interface IntroductionFactTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  seq: number
  act: IntroductionAct
  items: ColumnType<ItemChanges | null, string | null, never>
  day: Day
  reason: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface LawChangeTable {
  alliance_id: string
  id: string
  organisation_id: string
  law: string
  title: string
  note: Defaulted<string>
  valid_from: Day
  person_id: string
  created_at: Time
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  closed_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface LawTaskFactTable extends Inherited {
  alliance_id: string
  change_id: string
  process_id: string
  seq: number
  state: 'open' | 'checking' | 'unaffected' | 'changed'
  post: Defaulted<string>
  due: Day
  person_id: string
  created_at: Time
}

export interface WorkPackageTable {
  alliance_id: string
  id: string
  kind: PackageKind
  title: string
  note: Defaulted<string>
  organisation_id: string
  family_id: string | null
  person_id: string
  created_at: Time
}

export interface WorkPackageFactTable {
  alliance_id: string
  package_id: string
  seq: number
  act: PackageAct
  organisation_id: string
  writer_id: string | null
  due: Day
  houses: string[]
  process_id: string | null
  minutes: number | null
  reason: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface AllianceQuestionTable {
  alliance_id: string
  id: string
  title: string
  text: Defaulted<string>
  organisation_id: string
  process_id: string | null
  family_id: string | null
  person_id: string
  created_at: Time
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  taken_back_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface QuestionAnswerTable {
  alliance_id: string
  id: string
  question_id: string
  text: string
  organisation_id: string
  person_id: string
  created_at: Time
  helped_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface SampleDocumentTable {
  alliance_id: string
  id: string
  organisation_id: string
  process_id: string | null
  reach: Derived<'organisation' | 'alliance' | null>
  family_id: string | null
  visibility: 'organisation' | 'alliance'
  title: string
  description: Defaulted<string>
  kind: 'form' | 'instruction' | 'checklist' | 'letter' | 'other'
  permission: string
  file_type: string
  size: number
  bytes: Buffer | null
  person_id: string
  created_at: Time
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  removed_by: ColumnType<string | null, string | null | undefined, string | null>
  reason: Defaulted<string>
}

export interface ReorganisationTable {
  alliance_id: string
  id: string
  organisation_id: string
  renamings: Json<readonly Renaming[]>
  with_sheets: boolean
  person_id: string
  created_at: Time
  undone_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  undone_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface ReorganisedProcessTable extends Inherited {
  alliance_id: string
  reorganisation_id: string
  process_id: string
  position: number
  seen: string
  state: Defaulted<ReorganisedState>
  draft_id: ColumnType<string | null, string | null | undefined, string | null>
  entry: ColumnType<number | null, number | null | undefined, number | null>
  begins_draft: Defaulted<boolean>
  sheet_before: ColumnType<SheetNames | null, string | null | undefined, string | null>
  sheet_after: ColumnType<SheetNames | null, string | null | undefined, string | null>
  said: ColumnType<Said, string | undefined, string>
}

export interface VersionFactTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  seq: number
  act: ReviewAct
  rules: ColumnType<ReviewRules | null, string | null, never>
  reason: Defaulted<string>
  person_id: string
  stands_in_for: ColumnType<string | null, string | null | undefined, never>
  created_at: Time
}

export interface TargetFactTable extends Inherited {
  alliance_id: string
  process_id: string
  seq: number
  as_is_id: string | null
  person_id: string
  created_at: Time
}

export interface TargetPairTable extends Inherited {
  alliance_id: string
  process_id: string
  as_is_id: string
  as_is_reach: Derived<'organisation' | 'alliance'>
}

export interface RecheckFactTable extends Inherited {
  alliance_id: string
  process_id: string
  seq: number
  act: RecheckFact['act']
  months: number | null
  due: Day
  day: Day
  reason: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface ReadingRequestTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  seq: number
  people: string[] | null
  note: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface ReadingTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  person_id: string
  created_at: Time
}

export interface PublicationTable extends Inherited {
  alliance_id: string
  process_id: string
  version: number
  is_in_force: Defaulted<boolean>
  is_indexed: boolean
  name: string
  organisation_name: string
  shown: Json<Publication>
  words: string
  published_at: Time
  person_id: string
}

export interface ReviewRulesTable {
  alliance_id: string
  organisation_id: string
  rules: Json<ReviewRules>
}

export interface DeputyTable {
  alliance_id: string
  organisation_id: string
  person_id: string
  deputy_id: string
  named_by: string | null
  is_told: boolean
  /** As 2026-12-31; read as text. */
  first_day: string
  last_day: string
  created_at: Time
}

export interface LineageFactTable extends Inherited {
  alliance_id: string
  process_id: string
  origin_id: string
  seq: number
  origin_organisation: Derived<string>
  origin_reach: Derived<'organisation' | 'alliance'>
  act: LineageAct
  version: number
  reason: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface SigningKeyTable {
  alliance_id: string
  public_key: string
  sealed: Buffer
  person_id: string
  created_at: Time
}

export interface KeyFactTable {
  alliance_id: string
  public_key: string
  origin_alliance: string
  seq: number
  act: KeyAct
  alliance_name: string
  person_id: string
  created_at: Time
}

export interface SignedFileTable {
  alliance_id: string
  id: string
  organisation_id: string
  origin_id: string
  version: number
  content_hash: string
  public_key: string
  origin_alliance: string
  facts: Json<SignedFacts>
  model: Json<Process>
  profile: Json<Profile>
  content: Buffer
  person_id: string
  received_at: Time
}

export interface ForeignFactTable extends Inherited {
  alliance_id: string
  process_id: string
  origin_id: string
  seq: number
  act: LineageAct
  version: number
  content_hash: Derived<string>
  name: Derived<string>
  house_name: Derived<string>
  house_short_name: Derived<string>
  alliance_name: Derived<string>
  reason: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface DeviationFactTable extends Inherited {
  alliance_id: string
  process_id: string
  origin_id: string
  key: string
  seq: number
  origin_organisation: Derived<string>
  origin_reach: Derived<'organisation' | 'alliance'>
  reason: DeviationReason | null
  text: Defaulted<string>
  is_shared: boolean
  person_id: string
  created_at: Time
}

export interface ProposalFactTable extends Inherited {
  alliance_id: string
  id: string
  seq: number
  process_id: string
  origin_id: string
  origin_organisation: Derived<string>
  origin_reach: Derived<'organisation' | 'alliance'>
  act: ProposalAct
  version: number
  origin_version: number
  text: Defaulted<string>
  person_id: string
  created_at: Time
}

export interface ProposalWordTable {
  alliance_id: string
  id: string
  proposal_id: string
  seq: Defaulted<number>
  process_id: Derived<string>
  origin_id: Derived<string>
  organisation_id: Derived<string>
  reach: Derived<'organisation' | 'alliance'>
  origin_organisation: Derived<string>
  origin_reach: Derived<'organisation' | 'alliance'>
  said_for: string
  text: string
  person_id: string
  created_at: Time
}

export interface CommonWayFactTable extends Inherited {
  alliance_id: string
  family_id: string
  process_id: string
  seq: number
  version: number
  act: 'ask' | WayAnswer
  houses: Defaulted<readonly string[]>
  house: string | null
  text: Defaulted<string>
  person_id: string
  stands_in_for: string | null
  created_at: Time
}

export interface AdoptionWordTable extends Inherited {
  alliance_id: string
  process_id: string
  kind: 'actor' | 'system'
  theirs: string
  ours: string | null
  person_id: string
  created_at: Time
}

export interface VersionContentTable extends Inherited {
  alliance_id: string
  process_id: string
  number: number
  audience: Audience
  redaction: string | null
  model: Json<Process>
  steps: Json<readonly StepLine[]>
  remarks: Json<readonly unknown[]>
  content_hash: string
}

export interface FileTable {
  alliance_id: string
  organisation_id: string
  hash: string
  name: string
  media_type: string
  size: number
  bytes: Buffer
}

export interface ProcessIndexTable extends Inherited {
  alliance_id: string
  process_id: string
  terms: Json<unknown>
  steps: ColumnType<unknown, string | undefined, string>
  format: Defaulted<number>
  indexed_at: Time
}

export interface FamilyTable {
  alliance_id: string
  id: string
  name: string
  similarity: number
  worth_workshop: number
  is_confirmed: Defaulted<boolean>
  is_named: Defaulted<boolean>
  created_at: Time
}

export interface FamilyMemberTable extends Inherited {
  alliance_id: string
  family_id: string
  process_id: string
  state: Defaulted<'member' | 'suggested' | 'out'>
  reference_since: ColumnType<Date | null, Date | null | undefined, Date | null>
  is_binding: Defaulted<boolean>
}

export interface FamilyPartnerTable extends Inherited {
  alliance_id: string
  family_id: string
  process_id: string
  member_id: string
  handovers: string[]
}

export interface FamilyWeightsTable {
  alliance_id: string
  id: string
  format: string
  weights: Json<WordWeights>
  counted_at: Time
}

export interface DraftTable extends Inherited {
  alliance_id: string
  id: string
  process_id: string
  base_version: number | null
  last: Defaulted<number>
  created_at: Time
  created_by: string | null
  changed_at: Time
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  closed_as: ColumnType<number | null, number | null | undefined, number | null>
}

export interface DraftChangeTable {
  alliance_id: string
  draft_id: string
  number: number
  /** Filled by trigger from the draft. */
  organisation_id: Derived<string>
  group_id: string
  happened: Json<ChangeGroup>
  sent: ColumnType<ChangeGroup | null, string | null, never>
  at: Time
  person_id: string | null
}

export interface DraftSnapshotTable {
  alliance_id: string
  draft_id: string
  number: number
  /** Filled by trigger from the draft. */
  organisation_id: Derived<string>
  model: Json<Process>
}

export interface CommentTable extends Inherited {
  alliance_id: string
  id: string
  process_id: string
  draft_id: string | null
  step: string | null
  text: string
  created_at: Time
  /** Null for what came over a link. */
  person_id: string | null
  enquiry_id: string | null
  guest_name: string | null
  verdict: 'right' | 'wrong' | null
  is_request: Defaulted<boolean>
  resolved_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  resolved_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface EnquiryTable extends Inherited {
  alliance_id: string
  id: string
  process_id: string
  draft_id: string | null
  number: number
  label: string
  shown: Json<Shown>
  token_hash: Buffer
  created_at: Time
  created_by: string
  expires_at: Time
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  revoked_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface WorkshopTable {
  alliance_id: string
  id: string
  family_id: string | null
  organisation_id: string
  title: string
  place: string
  starts_at: Time
  ends_at: Time
  expires_at: Time
  agenda: Json<OpenWorkshop['agenda']>
  agenda_version: Defaulted<number>
  begun_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  minimum_group: number
  material: Json<FrozenMaterial>
  created_at: Time
  created_by: string
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  result: ColumnType<Result | null, string | null | undefined, string | null>
  follows_id: ColumnType<string | null, string | null | undefined, never>
  date_version: Defaulted<number>
  target_id: ColumnType<string | null, string | null | undefined, string | null>
}

export interface WorkshopMinutesFactTable {
  alliance_id: string
  workshop_id: string
  seq: number
  act: MinutesFact['act']
  wording: Json<Wording>
  person_id: string
  created_at: Time
}

export interface MeasureTable {
  alliance_id: string
  workshop_id: string
  id: string
  place: ColumnType<Place | null, string | null, never>
  created_at: Time
}

export interface MeasureFactTable {
  alliance_id: string
  workshop_id: string
  measure_id: string
  seq: number
  state: MeasureState
  text: string
  effect: string
  organisation_id: string | null
  organisation: string
  post: string
  due: string
  since: string | null
  reason: string
  person_id: string | null
  created_at: Time
}

export interface WorkshopStepTable {
  alliance_id: string
  workshop_id: string
  process_id: string
  step: string
  kind: BoundStep['kind']
  item: string
}

export interface WorkshopTargetTable {
  alliance_id: string
  workshop_id: string
  process_id: string
  places: Json<TargetPlaces>
  created_at: Time
}

export interface LocalReasonAnswerTable {
  alliance_id: string
  workshop_id: string
  process_id: string
  place: string
  seq: number
  /** Open: taken back. */
  answer: 'declined' | 'open'
  person_id: string
  created_at: Time
}

export interface LocalReasonToldTable {
  alliance_id: string
  workshop_id: string
  process_id: string
  created_at: Time
}

export interface MeasureReminderTable {
  alliance_id: string
  workshop_id: string
  measure_id: string
  day: string
  created_at: Time
}

export interface WorkshopInvitationTable {
  alliance_id: string
  id: string
  workshop_id: string
  role: InvitedRole
  organisation: string
  label: string
  token_hash: Buffer
  created_at: Time
  created_by: string
  expires_at: Time
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface WorkshopRoomTable {
  alliance_id: string
  workshop_id: string
  start: Json<OpenWorkshop>
  last: Defaulted<number>
}

export interface WorkshopDeviceTable {
  alliance_id: string
  workshop_id: string
  token_hash: Buffer
  voice: string | null
  invitation_id: string | null
  name: string
  role: string
  organisation: string
  expires_at: Time
}

export interface WorkshopLeaderTable {
  alliance_id: string
  workshop_id: string
  token_hash: Buffer
  person_id: string
  created_at: Time
}

export interface WorkshopMessageTable {
  alliance_id: string
  workshop_id: string
  number: number
  voice: string
  message_id: string
  at: Time
  body: Json<Body>
}

export interface WorkshopHomeworkTable extends Inherited {
  alliance_id: string
  workshop_id: string
  process_id: string
  seq: number
  act: HomeworkFact['act']
  due: Day
  note: Defaulted<string>
  person_id: string | null
  created_at: Time
}

export interface NoticeTable {
  alliance_id: string
  id: string
  person_id: string
  kind: NoticeKind
  act: string | null
  process_id: string | null
  package_id: ColumnType<string | null, string | null | undefined, never>
  workshop_id: ColumnType<string | null, string | null | undefined, never>
  measure_id: ColumnType<string | null, string | null | undefined, never>
  homework_for: ColumnType<string | null, string | null | undefined, never>
  question_id: ColumnType<string | null, string | null | undefined, never>
  document_id: ColumnType<string | null, string | null | undefined, never>
  organisation_id: Derived<string | null>
  reach: Derived<'organisation' | 'alliance' | null>
  audience: Audience
  other_id: string | null
  version: number | null
  step: string | null
  by_person: string | null
  created_at: Time
  seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  mail_id: ColumnType<string | null, string | null | undefined, string | null>
}

export interface ReminderTable {
  alliance_id: string
  process_id: string
  kind: 'recheckDue' | 'introductionDue'
  number: number
  day: string
  created_at: Time
}

export interface FollowTable {
  alliance_id: string
  person_id: string
  subject_kind: 'process' | 'family' | 'question' | 'questions'
  subject_id: string
  created_at: Time
}

export interface MailChoiceTable {
  alliance_id: string
  person_id: string
  language: 'de' | 'en'
  paces: Json<MailPaces>
}

export interface MailTable {
  alliance_id: string
  id: string
  person_id: string
  state: 'waiting' | 'handing' | 'sent' | 'dropped'
  tries: Defaulted<number>
  next_at: Time
  created_at: Time
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface ImportTable {
  alliance_id: string
  id: string
  created_by: string
  state: 'planned' | 'running' | 'done' | 'failed'
  options: Json<unknown>
  created_at: Time
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface ImportFileTable {
  alliance_id: string
  import_id: string
  position: number
  created_by: string
  path: string
  folder: string
  media_type: Defaulted<string>
  size: Defaulted<number>
  content: Buffer | null
  outcome: 'waiting' | 'imported' | 'unchanged' | 'refused' | 'ignored'
  reason: ColumnType<unknown, string | null, string | null>
  remarks: ColumnType<readonly unknown[], string | undefined, string>
  process_id: string | null
  process_name: string | null
  similar_ids: Defaulted<string[]>
  twin_ids: Defaulted<string[]>
}

export interface JobTable {
  id: string
  kind: string
  payload: Json<unknown>
  state: Defaulted<'waiting' | 'running' | 'done' | 'failed'>
  run_at: Time
  attempts: Defaulted<number>
  locked_until: ColumnType<Date | null, Date | null | undefined, Date | null>
  error: ColumnType<string | null, string | null | undefined, string | null>
  created_at: Time
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface AuditTable {
  alliance_id: string
  /** bigint, so a string. */
  id: Generated<string>
  at: Time
  person_id: string | null
  organisation_id: string | null
  what: string
  subject_kind: string
  subject_id: string
  details: Json<Record<string, unknown>>
}

export interface LinkDecisionTable {
  alliance_id: string
  id: string
  process_a: string
  step_a: string
  label_a: string
  version_a: number
  organisation_a: Derived<string>
  reach_a: Derived<'organisation' | 'alliance'>
  process_b: string
  step_b: string
  label_b: string
  version_b: number
  organisation_b: Derived<string>
  reach_b: Derived<'organisation' | 'alliance'>
  verdict: 'confirmed' | 'rejected'
  decided_at: Time
  decided_by: string
  organisation_id: string
  withdrawn_at: ColumnType<Date | null, undefined, Date>
  withdrawn_by: ColumnType<string | null, undefined, string>
}

export interface GlossaryEntryTable {
  alliance_id: string
  id: string
  tongue: 'de' | 'en'
  kind: 'same' | 'never'
  word: string
  other_word: string
  decision_id: string | null
  created_at: Time
  created_by: string
  organisation_id: string
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  revoked_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface Tables {
  alliance: AllianceTable
  organisation: OrganisationTable
  competence: CompetenceTable
  person: PersonTable
  identity: IdentityTable
  membership: MembershipTable
  session: SessionTable
  invitation: InvitationTable
  sign_in_attempt: SignInAttemptTable
  setting: SettingTable
  process: ProcessTable
  process_content: ProcessContentTable
  version: VersionTable
  version_content: VersionContentTable
  version_fact: VersionFactTable
  introduction_fact: IntroductionFactTable
  recheck_fact: RecheckFactTable
  reading_request: ReadingRequestTable
  reading: ReadingTable
  target_fact: TargetFactTable
  target_pair: TargetPairTable
  publication: PublicationTable
  review_rules: ReviewRulesTable
  deputy: DeputyTable
  law_change: LawChangeTable
  law_task_fact: LawTaskFactTable
  work_package: WorkPackageTable
  work_package_fact: WorkPackageFactTable
  alliance_question: AllianceQuestionTable
  question_answer: QuestionAnswerTable
  sample_document: SampleDocumentTable
  reorganisation: ReorganisationTable
  reorganised_process: ReorganisedProcessTable
  lineage_fact: LineageFactTable
  signing_key: SigningKeyTable
  key_fact: KeyFactTable
  signed_file: SignedFileTable
  foreign_fact: ForeignFactTable
  adoption_word: AdoptionWordTable
  deviation_fact: DeviationFactTable
  proposal_fact: ProposalFactTable
  proposal_word: ProposalWordTable
  common_way_fact: CommonWayFactTable
  file: FileTable
  process_index: ProcessIndexTable
  family: FamilyTable
  family_member: FamilyMemberTable
  family_partner: FamilyPartnerTable
  family_weights: FamilyWeightsTable
  draft: DraftTable
  draft_change: DraftChangeTable
  draft_snapshot: DraftSnapshotTable
  comment: CommentTable
  enquiry: EnquiryTable
  workshop: WorkshopTable
  workshop_invitation: WorkshopInvitationTable
  workshop_room: WorkshopRoomTable
  workshop_device: WorkshopDeviceTable
  workshop_leader: WorkshopLeaderTable
  workshop_message: WorkshopMessageTable
  workshop_minutes_fact: WorkshopMinutesFactTable
  measure: MeasureTable
  measure_fact: MeasureFactTable
  workshop_step: WorkshopStepTable
  workshop_target: WorkshopTargetTable
  local_reason_answer: LocalReasonAnswerTable
  local_reason_told: LocalReasonToldTable
  measure_reminder: MeasureReminderTable
  workshop_homework: WorkshopHomeworkTable
  notice: NoticeTable
  reminder: ReminderTable
  follow: FollowTable
  mail_choice: MailChoiceTable
  mail: MailTable
  import: ImportTable
  import_file: ImportFileTable
  job: JobTable
  audit: AuditTable
  link_decision: LinkDecisionTable
  glossary_entry: GlossaryEntryTable
}
