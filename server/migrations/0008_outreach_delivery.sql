-- Messages through a gateway, each once (DG-8): tries and when the next is due; nothing of a message is kept once it is out.

alter table outbox add column tries integer not null default 0;
alter table outbox add column next_at timestamptz;
comment on column outbox.next_at is 'Not tried again before; while a process has it, until it must have been killed.';
update outbox set payload = jsonb_build_object('kind', payload->'kind') where topic = 'message' and done_at is not null;

alter table outreach_sends add column next_at timestamptz;
drop index outreach_sends_waiting;
create index outreach_sends_waiting on outreach_sends (city, next_at) where status in ('waiting', 'sending');
