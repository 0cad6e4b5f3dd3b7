-- The register by the day of acceptance or approval and by state: the newest of a state are found without looking at others.

create index direct_cases_accepted_status on direct_cases (city, status, accepted_on desc, id desc) where accepted_on is not null;
create index direct_cases_approved_status on direct_cases (city, status, approved_on desc, id desc) where approved_on is not null;
