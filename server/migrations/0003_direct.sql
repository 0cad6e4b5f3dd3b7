-- Direct settlement (QY, DG, JM): cases, their counts, addresses with free places, employers' files, settings.

create table direct_numbers (
  city text not null,
  district text not null,
  year integer not null,
  last integer not null,
  primary key (city, district, year)
);

create table direct_cases (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  pack text not null,
  status text not null,
  step text,
  channel text not null,
  district text,
  town text,
  skill text not null,
  number text,
  owner uuid,
  batch uuid,
  masked_name text not null,
  employer text not null,
  people integer not null,
  identity_index bytea,
  name_index bytea,
  submitted_on date,
  accepted_on date,
  approved_on date,
  settled_on date,
  due_on date,
  primary key (city, id),
  constraint direct_cases_number unique (city, number)
) with (toast_tuple_target = 256);
-- The state lies outside the row: lists read narrow rows and never touch it.
alter table direct_cases alter column state set storage external;
comment on column direct_cases.state is 'personal: everything that names a person within it is sealed, AES-256-GCM';

create unique index direct_cases_one_live on direct_cases (city, identity_index)
  where status in ('submitted', 'correction', 'accepted', 'approved', 'settled');
create index direct_cases_owner on direct_cases (city, owner) where owner is not null;
create index direct_cases_batch on direct_cases (city, batch, id) where batch is not null;
create index direct_cases_identity on direct_cases (city, identity_index);
create index direct_cases_name on direct_cases (city, name_index);
create index direct_cases_due on direct_cases (city, due_on, id) where due_on is not null;
create index direct_cases_open on direct_cases (city, submitted_on desc, id desc) where due_on is not null;
create index direct_cases_submitted on direct_cases (city, submitted_on desc, id desc) where submitted_on is not null;
create index direct_cases_status on direct_cases (city, status, submitted_on desc, id desc) where submitted_on is not null;
create index direct_cases_skill on direct_cases (city, skill, submitted_on desc, id desc) where submitted_on is not null;
create index direct_cases_district on direct_cases (city, district, submitted_on desc, id desc) where submitted_on is not null;
create index direct_cases_town on direct_cases (city, town, submitted_on desc, id desc) where submitted_on is not null;
create index direct_cases_accepted on direct_cases (city, accepted_on desc, id desc) where accepted_on is not null;
create index direct_cases_accepted_district on direct_cases (city, district, accepted_on desc, id desc) where accepted_on is not null;
create index direct_cases_accepted_town on direct_cases (city, town, accepted_on desc, id desc) where accepted_on is not null;
create index direct_cases_approved on direct_cases (city, approved_on desc, id desc) where approved_on is not null;
create index direct_cases_approved_district on direct_cases (city, district, approved_on desc, id desc) where approved_on is not null;
create index direct_cases_approved_town on direct_cases (city, town, approved_on desc, id desc) where approved_on is not null;
create index direct_cases_settled on direct_cases (city, settled_on desc, id desc) where settled_on is not null;
create index direct_cases_settled_district on direct_cases (city, district, settled_on desc, id desc) where settled_on is not null;
create index direct_cases_settled_town on direct_cases (city, town, settled_on desc, id desc) where settled_on is not null;

create table direct_tallies (
  city text not null,
  day date not null,
  district text not null,
  town text not null,
  pack text not null,
  skill text not null,
  measure text not null,
  recorded_on date not null,
  n integer not null,
  primary key (city, day, district, town, pack, skill, measure, recorded_on)
);
create index direct_tallies_measure on direct_tallies (city, measure, day) include (district, pack, skill, recorded_on, n);
create index direct_tallies_town on direct_tallies (city, town, measure, day) include (pack, skill, recorded_on, n);
comment on table direct_tallies is
  'What was counted on a day, as recorded on a day: a correction is a row of its own. Kept in the transactions of the cases.';

create table direct_standing (
  city text not null,
  status text not null,
  district text not null,
  town text not null,
  pack text not null,
  skill text not null,
  n integer not null,
  primary key (city, status, district, town, pack, skill)
);
comment on table direct_standing is 'How many cases stand where now. Kept in the transactions of the cases.';

create table direct_addresses (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  district text not null,
  place text not null,
  name text not null,
  primary key (city, id),
  constraint direct_addresses_name unique (city, district, place, name)
);
comment on table direct_addresses is 'Households designated by the government, with the persons they take (QY-6).';

create table direct_batches (
  city text not null,
  id uuid not null,
  command_id text not null,
  owner text not null,
  district text not null,
  town text not null,
  employer text not null,
  at timestamptz not null,
  summary jsonb not null,
  problems_sealed text not null,
  report_sealed bytea,
  primary key (city, id),
  constraint direct_batches_command unique (city, command_id)
);
create index direct_batches_owner on direct_batches (city, owner, id);
comment on table direct_batches is 'What each employer''s file did: counts and case numbers plain, rows with their causes sealed (personal).';

create table direct_settings (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  pack text not null,
  primary key (city, id),
  constraint direct_settings_pack unique (city, pack)
);

create table direct_scans (
  city text not null,
  id uuid not null,
  case_id uuid not null,
  document text not null,
  name_sealed text not null,
  media_type text not null,
  bytes integer not null,
  content bytea not null,
  uploaded_by text not null,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, case_id) references direct_cases (city, id)
);
create index direct_scans_case on direct_scans (city, case_id);
comment on column direct_scans.content is 'sensitive: the scan, AES-256-GCM';
