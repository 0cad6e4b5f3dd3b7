-- The task board (JM-1, JM-10): boards made from a document, their tasks, what departments report, reminders.

create table organisations (
  city text not null,
  id text not null,
  name text not null,
  phone_sealed text,
  primary key (city, id),
  constraint organisations_name unique (city, name)
);
comment on table organisations is 'Departments and bodies a document names: first the name, as the document writes it.';
comment on column organisations.phone_sealed is 'personal: the liaison officer''s phone, AES-256-GCM';

create table boards (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  title text not null,
  primary key (city, id)
);

create table board_tasks (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  board_id uuid not null,
  position integer not null,
  lead text not null,
  primary key (city, id),
  constraint board_tasks_position unique (city, board_id, position),
  foreign key (city, board_id) references boards (city, id),
  foreign key (city, lead) references organisations (city, id)
);

create table board_reports (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  board_id uuid not null,
  task_id uuid not null,
  period integer not null,
  organisation text not null,
  signed_on date,
  primary key (city, id),
  constraint board_reports_one unique (city, task_id, period, organisation),
  foreign key (city, task_id) references board_tasks (city, id),
  foreign key (city, organisation) references organisations (city, id)
);
create index board_reports_board on board_reports (city, board_id, period);
comment on column board_reports.signed_on is 'Day of the first signature; empty while nothing stands signed.';

create table board_evidence (
  city text not null,
  id uuid not null,
  report_id uuid not null,
  name_sealed text not null,
  media_type text not null,
  bytes integer not null,
  content bytea not null,
  uploaded_by text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (city, id),
  foreign key (city, report_id) references board_reports (city, id)
);
create index board_evidence_report on board_evidence (city, report_id);
comment on column board_evidence.content is 'sensitive: what a department attached, AES-256-GCM';

create table board_reminders (
  city text not null,
  board_id uuid not null,
  period integer not null,
  organisation text not null,
  on_day date not null,
  missing integer not null,
  sent boolean not null,
  by text not null,
  at timestamptz not null,
  primary key (city, board_id, period, organisation, on_day),
  foreign key (city, board_id) references boards (city, id)
);
comment on column board_reminders.sent is 'Whether a short message went out; without a liaison phone the list alone reminds.';
