import type { Generated } from 'kysely'

/** Row shapes of `server/migrations`; one interface a table. `Json` columns are parsed by the driver. */
export interface Database {
  clocks: { city: string; offset_ms: string }
  events: EventsTable
  commands: { city: string; id: string; stream: string; actor: string; at: string }
  outbox: {
    city: string; id: string; topic: string; payload: unknown; at: string; done_at: string | null; tries: number
    next_at: string | null
  }
  messages: { city: string; id: string; kind: string; to_index: Buffer; sealed: string; at: string }
  reads: ReadsTable
  people: { city: string; id: string; phone_index: Buffer; phone_sealed: string; created_at: string }
  staff: StaffTable
  sessions: SessionsTable
  sign_in_codes: SignInCodesTable
  sign_in_failures: { city: string; id: string; key: Buffer; at: string }
  rounds: AggregateRow & { district: string; year: number; pack: string; status: string }
  application_numbers: { city: string; district: string; year: number; last: number }
  applications: ApplicationsTable
  evidence: EvidenceTable
  review_tasks: ReviewTasksTable
  review_imports: ReviewImportsTable
  case_facts: { city: string; application_id: string; district: string; year: number; facts: Record<string, boolean | number | string> }
  rankings: RankingsTable
  ranking_entries: RankingEntriesTable
  notices: AggregateRow & { round_id: string; ranking_id: string; status: string; from_on: string; to_on: string }
  objections: AggregateRow & { notice_id: string; application_id: string; status: string; raised_by: string }
  objection_files: ObjectionFilesTable
  seats: { city: string; round_id: string; number: number; origin: 'quota' | 'tie' }
  cards: CardsTable
  card_holds: AggregateRow & { round_id: string; application_id: string; status: string }
  issuings: AggregateRow & { round_id: string; status: string }
  settlements: AggregateRow & { card_id: string; application_id: string; settled_on: string }
  bars: BarsTable
  organisations: { city: string; id: string; name: string; phone_sealed: string | null }
  boards: AggregateRow & { title: string }
  board_tasks: AggregateRow & { board_id: string; position: number; lead: string }
  board_reports: AggregateRow & { board_id: string; task_id: string; period: number; organisation: string; signed_on: string | null }
  board_evidence: BoardEvidenceTable
  inspection_files: Omit<BoardEvidenceTable, 'report_id' | 'removed_at'> & { inspection_id: string }
  board_reminders: BoardRemindersTable
  direct_numbers: { city: string; district: string; year: number; last: number }
  direct_cases: DirectCasesTable
  direct_tallies: {
    city: string; day: string; district: string; town: string; pack: string; skill: string; measure: string
    recorded_on: string; n: number
  }
  direct_standing: {
    city: string; status: string; district: string; town: string; pack: string; skill: string; n: number
  }
  direct_addresses: AggregateRow & { district: string; place: string; name: string }
  direct_batches: DirectBatchesTable
  direct_settings: AggregateRow & { pack: string }
  direct_scans: DirectScansTable
  skilled_people: SkilledPeopleTable
  skilled_contacts: {
    city: string; person_id: string; phone_index: Buffer; masked_name: string; personal_sealed: string; code: string
    name_index: Buffer | null
  }
  skilled_notes: { city: string; id: string; person_id: string; note_sealed: string }
  outreach_opt_outs: { city: string; phone_index: Buffer; how: string; at: string }
  survey_answers: { city: string; id: string; phone_index: Buffer; at: string }
  outreach_messages: AggregateRow & { status: string; drafted_on: string; district: string | null }
  outreach_sends: OutreachSendsTable
  direct_fed: { city: string; case_id: string; version: number }
  skilled_cases: { city: string; case_id: string; person_id: string }
  survey_pending: {
    city: string; id: string; phone_index: Buffer; personal_sealed: string; masked_name: string; district: string
    town: string; employer: string; at: string
  }
  survey_links: {
    city: string; code: string; employer: string; district: string; town: string; made_by: string; made_on: string
    closes_on: string
  }
  survey_files: {
    city: string; id: string; code: string | null; employer: string; district: string; town: string; at: string
    stored: number; refused: number; answers_sealed: string
  }
  outreach_cursors: { city: string; kind: string; cursor: string }
  target_tables: AggregateRow & { pack: string; year: number }
  monthly_reports: AggregateRow & { month: string; unit: string; signed_on: string | null }
  report_compilations: AggregateRow & { month: string }
  report_settings: AggregateRow
  inspections: AggregateRow & { unit: string; on_day: string }
  report_contacts: { city: string; unit: string; phone_sealed: string }
  report_reminders: { city: string; month: string; unit: string; on_day: string; sent: boolean; by: string; at: string }
  register_views: { city: string; owner: string; name: string; query: string; at: string }
}

interface SkilledPeopleTable extends AggregateRow {
  district: string
  town: string
  employer: string
  grade: string
  wish: string
  source: string
  helper_id: string | null
  reached: boolean
  last_contact_on: string | null
  opted_out: boolean
  forgotten: boolean
  standing: string
}

interface OutreachSendsTable {
  city: string
  id: string
  message_id: string
  phone_index: Buffer
  text_hash: string
  phone_sealed: string
  text_sealed: string
  town: string
  status: string
  tries: number
  at: string
  changed_at: string
  next_at: string | null
}

interface DirectCasesTable extends AggregateRow {
  pack: string
  status: string
  step: string | null
  channel: string
  district: string | null
  town: string | null
  skill: string
  number: string | null
  owner: string | null
  batch: string | null
  masked_name: string
  employer: string
  people: number
  identity_index: Buffer | null
  name_index: Buffer | null
  submitted_on: string | null
  accepted_on: string | null
  approved_on: string | null
  settled_on: string | null
  due_on: string | null
  objected_on: string | null
}

interface DirectBatchesTable {
  city: string
  id: string
  command_id: string
  owner: string
  district: string
  town: string
  employer: string
  at: string
  summary: unknown
  problems_sealed: string
  report_sealed: Buffer | null
  rows_sealed: Buffer | null
}

interface DirectScansTable {
  city: string
  id: string
  case_id: string
  document: string
  name_sealed: string
  media_type: string
  bytes: number
  content: Buffer
  uploaded_by: string
  at: string
}

/** Columns every aggregate table has. `state` is the folded state. */
export interface AggregateRow {
  city: string
  id: string
  version: number
  state: unknown
}

interface EventsTable {
  city: string
  stream: string
  version: number
  kind: string
  data: unknown
  actor: string
  command_id: string
  at: string
  position: Generated<string>
}

interface ReadsTable {
  city: string
  id: string
  actor: string
  role: string
  action: string
  object: string
  granted: boolean
  at: string
}

interface StaffTable {
  city: string
  id: string
  username: string
  name: string
  role: string
  district: string | null
  town: string | null
  department: string | null
  password_hash: string
  totp_sealed: string | null
  disabled: Generated<boolean>
}

interface SessionsTable {
  token_hash: Buffer
  city: string
  account_id: string
  kind: string
  created_at: string
  expires_at: string
}

interface SignInCodesTable {
  city: string
  phone_index: Buffer
  code_hash: Buffer
  attempts: Generated<number>
  created_at: string
  expires_at: string
}

interface ApplicationsTable extends AggregateRow {
  pack: string
  year: number | null
  district: string | null
  town: string | null
  status: string
  number: string | null
  owner: string | null
  identity_index: Buffer | null
  name_index: Buffer | null
  submitted_at: string | null
  due_on: string | null
}

interface EvidenceTable {
  city: string
  id: string
  application_id: string
  document: string
  name_sealed: string
  media_type: string
  bytes: number
  content: Buffer
  uploaded_by: string
  at: string
  removed_at: string | null
}

interface ReviewTasksTable extends AggregateRow {
  application_id: string
  district: string
  year: number
  department: string
  status: string
  due_on: string
}

interface ReviewImportsTable {
  city: string
  id: string
  command_id: string
  actor: string
  at: string
  summary: unknown
  problems_sealed: string
  report_sealed: Buffer
}

interface RankingsTable {
  city: string
  id: string
  round_id: string
  number: number
  summary: unknown
  input_hash: string
  rules_hash: string
  result_hash: string
  frozen_by: string
  frozen_at: string
}

interface RankingEntriesTable {
  city: string
  ranking_id: string
  position: number
  application_id: string
  number: string
  masked_name: string
  town: string
  submitted_at: string
  /** Findings by fact. */
  facts: unknown
  points: number
  outcome: string
  rank: number | null
  admitted: boolean
  reason: unknown
  lines: unknown
}

interface ObjectionFilesTable {
  city: string
  id: string
  objection_id: string
  name_sealed: string
  media_type: string
  bytes: number
  content: Buffer
  at: string
}

interface CardsTable extends AggregateRow {
  round_id: string
  application_id: string
  number: string
  code: string
  status: string
  seat: number | null
  issued_on: string
  expires_on: string
}

interface BarsTable extends AggregateRow {
  identity_index: Buffer
  from_on: string
  until_on: string
  clause: string
  reason_sealed: string
  placed_by: string
}

interface BoardEvidenceTable {
  city: string
  id: string
  report_id: string
  name_sealed: string
  media_type: string
  bytes: number
  content: Buffer
  uploaded_by: string
  at: string
  removed_at: string | null
}

interface BoardRemindersTable {
  city: string
  board_id: string
  period: number
  organisation: string
  on_day: string
  missing: number
  sent: boolean
  by: string
  at: string
}
