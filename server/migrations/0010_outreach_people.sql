-- The register of skilled people goes on from cases, answers are verified by a code, employers answer by a link (DG-7, DG-12).

create table direct_fed (
  city text not null,
  case_id uuid not null,
  version integer not null,
  primary key (city, case_id)
);
comment on table direct_fed is 'The version of a case that the register of skilled people took over last.';

create table skilled_cases (
  city text not null,
  case_id uuid not null,
  person_id uuid not null,
  primary key (city, case_id),
  foreign key (city, person_id) references skilled_people (city, id)
);
comment on table skilled_cases is 'Whose case it is; outlives being forgotten, so that the same case brings nobody back.';

alter table skilled_people add column standing text not null default 'none'
  check (standing in ('none', 'applied', 'approved', 'settled', 'ended'));
alter table skilled_people drop constraint skilled_people_source_check;
alter table skilled_people add constraint skilled_people_source_check
  check (source in ('survey', 'excel', 'case', 'direct'));
comment on column skilled_people.standing is 'Where the person''s newest case of direct settlement stands; settled people wish no more.';

create table survey_pending (
  city text not null,
  id uuid not null,
  phone_index bytea not null,
  personal_sealed text not null,
  masked_name text not null,
  district text not null,
  town text not null,
  employer text not null,
  at timestamptz not null,
  primary key (city, id)
);
create index survey_pending_phone on survey_pending (city, phone_index);
create index survey_pending_at on survey_pending (city, at);
comment on table survey_pending is 'Public answers whose number nobody has verified yet: counted nowhere, removed after a week.';
comment on column survey_pending.phone_index is 'keyed HMAC-SHA-256 of the number';
comment on column survey_pending.personal_sealed is 'personal: the whole answer, AES-256-GCM';

create table survey_links (
  city text not null,
  code text not null,
  employer text not null,
  district text not null,
  town text not null,
  made_by text not null,
  made_on date not null,
  closes_on date not null,
  primary key (city, code)
);
create index survey_links_town on survey_links (city, district, town);
comment on column survey_links.code is 'Random: the address an employer sends its list of skilled people by.';
comment on column survey_links.employer is 'An organisation, not a person.';

create table survey_files (
  city text not null,
  id uuid not null,
  code text,
  employer text not null,
  district text not null,
  town text not null,
  at timestamptz not null,
  stored integer not null,
  refused integer not null,
  answers_sealed text not null,
  primary key (city, id)
);
create index survey_files_code on survey_files (city, code, at);
create index survey_files_at on survey_files (city, at);
comment on table survey_files is 'What became of each row of an employer''s file; removed after ninety days.';
comment on column survey_files.answers_sealed is 'personal: masked names by line, AES-256-GCM';
