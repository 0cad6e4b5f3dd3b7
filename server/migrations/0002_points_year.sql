-- The points year: round, application, evidence, review, ranking, notice, objection, card, settlement.
-- `state` is the folded state of the aggregate; the other columns exist to be looked up by.

create table rounds (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  district text not null,
  year integer not null,
  pack text not null,
  status text not null,
  primary key (city, id),
  constraint rounds_year unique (city, district, pack, year)
);

create table application_numbers (
  city text not null,
  district text not null,
  year integer not null,
  last integer not null,
  primary key (city, district, year)
);

create table applications (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  pack text not null,
  year integer,
  district text,
  town text,
  status text not null,
  number text,
  owner uuid,
  identity_index bytea,
  name_index bytea,
  submitted_at timestamptz,
  due_on date,
  primary key (city, id),
  constraint applications_number unique (city, number)
);
create unique index applications_one_live on applications (city, pack, year, identity_index)
  where status not in ('draft', 'withdrawn', 'refused');
create index applications_owner on applications (city, owner);
create index applications_queue on applications (city, district, year, status, due_on);
create index applications_identity on applications (city, identity_index);
create index applications_name on applications (city, name_index);

create table evidence (
  city text not null,
  id uuid not null,
  application_id uuid not null,
  document text not null,
  name_sealed text not null,
  media_type text not null,
  bytes integer not null,
  content bytea not null,
  uploaded_by text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (city, id),
  foreign key (city, application_id) references applications (city, id)
);
create index evidence_application on evidence (city, application_id);
comment on column evidence.content is 'sensitive: the scan, AES-256-GCM';

create table review_tasks (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  application_id uuid not null,
  district text not null,
  year integer not null,
  department text not null,
  status text not null,
  due_on date not null,
  primary key (city, id),
  constraint review_tasks_one unique (city, application_id, department),
  foreign key (city, application_id) references applications (city, id)
);
create index review_tasks_queue on review_tasks (city, district, department, status, due_on, id);
create index review_tasks_progress on review_tasks (city, district, year, department, status, due_on);
create index review_tasks_due on review_tasks (city, due_on, id) where status = 'open';

create table review_imports (
  city text not null,
  id uuid not null,
  command_id text not null,
  actor text not null,
  at timestamptz not null,
  summary jsonb not null,
  problems_sealed text not null,
  report_sealed bytea not null,
  primary key (city, id),
  constraint review_imports_command unique (city, command_id)
);
comment on table review_imports is 'What each upload of findings did: counts plain, rows with their causes sealed (personal).';

create table case_facts (
  city text not null,
  application_id uuid not null,
  district text not null,
  year integer not null,
  facts jsonb not null default '{}',
  primary key (city, application_id),
  foreign key (city, application_id) references applications (city, id)
);
create index case_facts_round on case_facts (city, district, year);
comment on table case_facts is 'What departments established, by fact: findings only, never claims. Carries no identity.';

create table rankings (
  city text not null,
  id uuid not null,
  round_id uuid not null,
  number integer not null,
  summary jsonb not null,
  input_hash text not null,
  rules_hash text not null,
  result_hash text not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (city, id),
  constraint rankings_number unique (city, round_id, number),
  foreign key (city, round_id) references rounds (city, id)
);

create table ranking_entries (
  city text not null,
  ranking_id uuid not null,
  position integer not null,
  application_id uuid not null,
  number text not null,
  masked_name text not null,
  town text not null,
  submitted_at timestamptz not null,
  facts jsonb not null,
  points integer not null,
  outcome text not null check (outcome in ('ranked', 'below', 'ineligible', 'undecided')),
  rank integer,
  admitted boolean not null,
  reason jsonb,
  lines jsonb not null,
  primary key (city, ranking_id, position),
  constraint ranking_entries_once unique (city, ranking_id, application_id),
  constraint ranking_entries_reason check ((outcome = 'ranked') = (rank is not null) and (outcome = 'ranked') = (reason is null)),
  foreign key (city, ranking_id) references rankings (city, id)
);
create index ranking_entries_application on ranking_entries (city, application_id);
comment on table ranking_entries is 'One version of a list with the findings it was made from: it can be computed again when findings have moved on.';
comment on column ranking_entries.position is 'order of the list; the public list number of a ranked entry';
comment on column ranking_entries.points is 'hundredths of a point';
comment on column ranking_entries.number is 'the case number, known to the applicant and the office; never published';

create table notices (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  round_id uuid not null,
  ranking_id uuid not null,
  status text not null,
  from_on date not null,
  to_on date not null,
  primary key (city, id),
  constraint notices_one unique (city, round_id),
  foreign key (city, ranking_id) references rankings (city, id)
);

create table objections (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  notice_id uuid not null,
  application_id uuid not null,
  status text not null,
  raised_by text not null,
  primary key (city, id),
  foreign key (city, notice_id) references notices (city, id)
);
create index objections_notice on objections (city, notice_id, status);
create index objections_raised_by on objections (city, raised_by);
create unique index objections_one_open on objections (city, notice_id, application_id, raised_by)
  where status in ('open', 'rechecking');

create table objection_files (
  city text not null,
  id uuid not null,
  objection_id uuid not null,
  name_sealed text not null,
  media_type text not null,
  bytes integer not null,
  content bytea not null,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, objection_id) references objections (city, id)
);
create index objection_files_objection on objection_files (city, objection_id);
comment on column objection_files.content is 'sensitive: what an objector handed in, AES-256-GCM';

create table seats (
  city text not null,
  round_id uuid not null,
  number integer not null check (number > 0),
  origin text not null check (origin in ('quota', 'tie')),
  primary key (city, round_id, number),
  foreign key (city, round_id) references rounds (city, id)
);
comment on table seats is 'Minted from the quota, and by the ranking where the tie rule admits more. A live card stands on one.';

create table cards (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  round_id uuid not null,
  application_id uuid not null,
  number text not null,
  code text not null,
  status text not null,
  seat integer,
  issued_on date not null,
  expires_on date not null,
  primary key (city, id),
  constraint cards_number unique (city, number),
  constraint cards_code unique (city, code),
  constraint cards_seat unique (city, round_id, seat),
  constraint cards_live_has_seat check (seat is not null or status in ('lapsed', 'revoked')),
  foreign key (city, application_id) references applications (city, id),
  foreign key (city, round_id, seat) references seats (city, round_id, number)
);
comment on column cards.seat is 'Empty once the place has gone back and may be filled anew; a place the district keeps stays occupied.';
create unique index cards_one_live on cards (city, application_id) where status <> 'revoked';
create index cards_expiry on cards (city, status, expires_on);
create index cards_round on cards (city, round_id, status, number);

create table card_holds (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  round_id uuid not null,
  application_id uuid not null,
  status text not null check (status in ('held', 'released')),
  primary key (city, id),
  foreign key (city, application_id) references applications (city, id)
);
create unique index card_holds_one on card_holds (city, round_id, application_id) where status = 'held';
comment on table card_holds is 'Single cases an officer keeps back from issuing, with clause and reason.';

create table issuings (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  round_id uuid not null,
  status text not null check (status in ('running', 'finished')),
  primary key (city, id),
  foreign key (city, round_id) references rounds (city, id)
);
create unique index issuings_one_running on issuings (city, round_id) where status = 'running';
comment on table issuings is 'An officer''s decision to issue a round''s cards. Carrying it out survives a restart.';

create table settlements (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  card_id uuid not null,
  application_id uuid not null,
  settled_on date not null,
  primary key (city, id),
  constraint settlements_card unique (city, card_id),
  foreign key (city, card_id) references cards (city, id)
);

create table bars (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  identity_index bytea not null,
  from_on date not null,
  until_on date not null,
  clause text not null,
  reason_sealed text not null,
  placed_by text not null,
  primary key (city, id)
);
create index bars_identity on bars (city, identity_index, until_on);
create index bars_until on bars (city, until_on);
comment on table bars is 'No application accepted from this person before the end date; applies city-wide. A lifted bar ends on the day it is lifted.';
comment on column bars.state is 'personal: name and identity number within it are sealed, AES-256-GCM';
