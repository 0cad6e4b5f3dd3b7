-- What every capability stands on: events, commands, outbox, accounts, reads.
-- The city is the first column of every key, so that the same schema shards by city.

create table clocks (
  city text primary key,
  offset_ms bigint not null default 0
);
comment on table clocks is 'Demo mode only: how far the city''s clock has been moved forward.';

create table events (
  city text not null,
  stream text not null,
  version integer not null check (version > 0),
  kind text not null,
  data jsonb not null,
  actor text not null,
  command_id text not null,
  at timestamptz not null,
  position bigint generated always as identity,
  primary key (city, stream, version)
);
create index events_position on events (city, position);
comment on table events is 'Append-only. State tables can be rebuilt from it.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();

create table commands (
  city text not null,
  id text not null,
  stream text not null,
  actor text not null,
  at timestamptz not null,
  primary key (city, id)
);
comment on table commands is 'One row a command that had an effect: a retry with the same id finds it and changes nothing.';

create table outbox (
  city text not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null,
  done_at timestamptz,
  primary key (city, id)
);
create index outbox_open on outbox (city, at) where done_at is null;

create table messages (
  city text not null,
  id uuid not null,
  kind text not null,
  to_index bytea not null,
  sealed text not null,
  at timestamptz not null,
  primary key (city, id)
);
create index messages_at on messages (city, at desc);
comment on column messages.sealed is 'personal: phone and text, AES-256-GCM';

create table reads (
  city text not null,
  id uuid not null,
  actor text not null,
  role text not null,
  action text not null,
  object text not null,
  granted boolean not null,
  at timestamptz not null,
  primary key (city, id)
);
create index reads_object on reads (city, object, at);
create index reads_at on reads (city, at desc);
comment on table reads is 'Every read of a personal file and every refusal of access.';

create table people (
  city text not null,
  id uuid not null,
  phone_index bytea not null,
  phone_sealed text not null,
  created_at timestamptz not null,
  primary key (city, id),
  constraint people_phone unique (city, phone_index)
);

create table staff (
  city text not null,
  id uuid not null,
  username text not null,
  name text not null,
  role text not null check (role in ('clerk', 'reviewer', 'officer', 'police', 'bureau', 'department', 'administrator')),
  district text,
  town text,
  department text,
  password_hash text not null,
  totp_sealed text,
  disabled boolean not null default false,
  primary key (city, id),
  constraint staff_username unique (city, username)
);

create table sessions (
  city text not null,
  token_hash bytea not null,
  account_id uuid not null,
  kind text not null check (kind in ('person', 'staff')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (city, token_hash)
);
create index sessions_account on sessions (city, account_id);

create table sign_in_codes (
  city text not null,
  phone_index bytea not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (city, phone_index)
);

create table sign_in_failures (
  city text not null,
  id uuid not null,
  key bytea not null,
  at timestamptz not null,
  primary key (city, id)
);
create index sign_in_failures_key on sign_in_failures (city, key, at);
