-- An objection that waits for its answer is found without knowing the number of the case.

alter table direct_cases add column objected_on date;
comment on column direct_cases.objected_on is 'Day of the objection that is not answered yet.';
update direct_cases set objected_on = (
  select (one ->> 'raisedOn')::date from jsonb_array_elements(state -> 'objections') as one where not one ? 'answer' limit 1
) where jsonb_array_length(coalesce(state -> 'objections', '[]')) > 0;
create index direct_cases_objected on direct_cases (city, submitted_on desc, id desc) where objected_on is not null;
