-- Survey, short messages, one-to-one tracking (DG-7, DG-8, DG-12).

create table skilled_people (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  district text not null,
  town text not null,
  employer text not null,
  grade text not null,
  wish text not null check (wish in ('yes', 'no', 'undecided')),
  source text not null check (source in ('survey', 'excel', 'case')),
  helper_id text,
  reached boolean not null,
  last_contact_on date,
  opted_out boolean not null,
  forgotten boolean not null,
  primary key (city, id)
);
create index skilled_people_town on skilled_people (city, district, town, wish) where not forgotten;
create index skilled_people_employer on skilled_people (city, employer) where not forgotten;

-- Who the person is stands here alone, so that forgetting removes it; no event holds name or number.
create table skilled_contacts (
  city text not null,
  person_id uuid not null,
  phone_index bytea not null,
  masked_name text not null,
  personal_sealed text not null,
  code text not null,
  primary key (city, person_id),
  constraint skilled_contacts_phone unique (city, phone_index),
  constraint skilled_contacts_code unique (city, code),
  foreign key (city, person_id) references skilled_people (city, id)
);
comment on column skilled_contacts.phone_index is 'keyed HMAC-SHA-256 of the number';
comment on column skilled_contacts.personal_sealed is 'personal: name and phone, AES-256-GCM';
comment on column skilled_contacts.code is 'Random: the person''s own address to stop messages or be forgotten.';

-- What helpers noted about a person; removed with the person.
create table skilled_notes (
  city text not null,
  id uuid not null,
  person_id uuid not null,
  note_sealed text not null,
  primary key (city, id),
  foreign key (city, person_id) references skilled_people (city, id)
);
comment on column skilled_notes.note_sealed is 'personal: AES-256-GCM';

-- Outlives the person's row: somebody who comes back by another list stays opted out.
create table outreach_opt_outs (
  city text not null,
  phone_index bytea not null,
  how text not null,
  at timestamptz not null,
  primary key (city, phone_index)
);
comment on column outreach_opt_outs.phone_index is 'keyed HMAC-SHA-256 of the number';

create table survey_answers (
  city text not null,
  id uuid not null,
  phone_index bytea not null,
  at timestamptz not null,
  primary key (city, id)
);
create index survey_answers_at on survey_answers (city, at);
create index survey_answers_phone on survey_answers (city, phone_index, at);
comment on table survey_answers is 'When a number answered, to bound how often; nothing of the answer.';

create table outreach_messages (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  status text not null,
  drafted_on date not null,
  district text,
  primary key (city, id)
);

create table outreach_sends (
  city text not null,
  id uuid not null,
  message_id uuid not null,
  phone_index bytea not null,
  text_hash text not null,
  phone_sealed text not null,
  text_sealed text not null,
  town text not null,
  status text not null check (status in ('waiting', 'sending', 'handed', 'delivered', 'failed', 'dropped')),
  tries integer not null,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (city, id),
  constraint outreach_sends_once unique (city, text_hash, phone_index),
  foreign key (city, message_id) references outreach_messages (city, id)
);
create index outreach_sends_message on outreach_sends (city, message_id, status);
create index outreach_sends_waiting on outreach_sends (city, changed_at) where status in ('waiting', 'sending');
comment on column outreach_sends.phone_sealed is 'personal: AES-256-GCM';
comment on column outreach_sends.text_sealed is 'personal: holds the person''s own link, AES-256-GCM';

create table outreach_cursors (
  city text not null,
  kind text not null,
  cursor text not null,
  primary key (city, kind)
);
comment on table outreach_cursors is 'How far receipts and replies of the gateway have been read.';
