-- The same person under two numbers is found by name and employer, and joined by a person's decision (DG-7).

alter table skilled_contacts add column name_index bytea;
create index skilled_contacts_name on skilled_contacts (city, name_index) where name_index is not null;
comment on column skilled_contacts.name_index is 'keyed HMAC-SHA-256 of the name';
