-- Target tables (QY-10, annex 1): what the city asks of each county by month. Every version stays in the state.

create table target_tables (
  city text not null,
  id uuid not null,
  version integer not null,
  state jsonb not null,
  pack text not null,
  year integer not null,
  primary key (city, id),
  constraint target_tables_one unique (city, pack, year)
);
comment on table target_tables is 'Nothing personal: numbers by county and month, who set them and why.';
