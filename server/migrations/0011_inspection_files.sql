-- What shows a finding of an inspection, or how it was settled (DG-10): pictures and PDF, sealed.

create table inspection_files (
  city text not null,
  id uuid not null,
  inspection_id uuid not null,
  name_sealed text not null,
  media_type text not null,
  bytes integer not null,
  content bytea not null,
  uploaded_by text not null,
  at timestamptz not null,
  primary key (city, id),
  foreign key (city, inspection_id) references inspections (city, id)
);
create index inspection_files_inspection on inspection_files (city, inspection_id);
comment on column inspection_files.name_sealed is 'personal: the name of the file, AES-256-GCM';
comment on column inspection_files.content is 'sensitive: a picture or PDF that shows a finding or its settlement, AES-256-GCM';
