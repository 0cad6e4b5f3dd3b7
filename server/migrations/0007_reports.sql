-- Registers and reports (QY-9, DG-10, DG-13): monthly reports, what is compiled from them, inspections, saved views.

create table monthly_reports (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  month text not null,
  unit text not null,
  signed_on date,
  primary key (city, id),
  constraint monthly_reports_one unique (city, month, unit)
);
create index monthly_reports_unit on monthly_reports (city, unit, month desc);
comment on table monthly_reports is 'Nothing personal: numbers of a month by unit, who drafted and who signed. Every issue stays in the state.';
comment on column monthly_reports.signed_on is 'Day of the first signature; empty while nothing stands signed.';

create table report_compilations (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  month text not null,
  primary key (city, id),
  constraint report_compilations_one unique (city, month)
);

create table report_settings (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  primary key (city, id),
  constraint report_settings_one unique (city)
);

create table inspections (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  unit text not null,
  on_day date not null,
  primary key (city, id)
);
create index inspections_day on inspections (city, on_day desc, id desc);

create table report_contacts (
  city text not null,
  unit text not null,
  phone_sealed text not null,
  primary key (city, unit)
);
comment on column report_contacts.phone_sealed is 'personal: the phone of who reports for a unit, AES-256-GCM';

create table report_reminders (
  city text not null,
  month text not null,
  unit text not null,
  on_day date not null,
  sent boolean not null,
  by text not null,
  at timestamptz not null,
  primary key (city, month, unit, on_day)
);
comment on column report_reminders.sent is 'Whether a short message went out; without a phone the list alone reminds.';

create table register_views (
  city text not null,
  owner uuid not null,
  name text not null,
  query text not null,
  at timestamptz not null,
  primary key (city, owner, name)
);
comment on table register_views is 'Filters of the register a member of staff keeps under a name. Holds no name, number or identity number: those are never in an address.';
