// The tables as Kysely sees them: one interface for each, in the order of the migrations.

import type { ColumnType, Generated } from 'kysely'
import type { Role } from '#api'
import type { ChangeGroup } from '#change'
import type { WordWeights } from '#compare'
import type { ReviewAct, ReviewRules } from '#library'
import type { Process, Profile } from '#process'
import type { StepLine } from '#steps'
import type { Shown } from './enquiries.ts'

type Time = ColumnType<Date, Date, Date>
/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>
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
  created_at: Time
}

export interface ReviewRulesTable {
  alliance_id: string
  organisation_id: string
  rules: Json<ReviewRules>
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
  review_rules: ReviewRulesTable
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
  import: ImportTable
  import_file: ImportFileTable
  job: JobTable
  audit: AuditTable
  link_decision: LinkDecisionTable
  glossary_entry: GlossaryEntryTable
}
