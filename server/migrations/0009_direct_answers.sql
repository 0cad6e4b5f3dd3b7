-- Employers' files of direct settlement: every row is kept with its answer, and the window's colleagues find the file.

alter table direct_batches add column rows_sealed bytea;
comment on column direct_batches.rows_sealed is 'personal: the rows as handed in, AES-256-GCM; the workbook with the answers is made from them';
create index direct_batches_window on direct_batches (city, district, id);
