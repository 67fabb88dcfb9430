-- A text that is not to be told after all is discarded: it stays to be read by those who may, and its decision waits for a text again.

alter table notices drop constraint notices_state_check;
alter table notices add constraint notices_state_check
  check (state in ('draft', 'submitted', 'approved', 'published', 'withdrawn', 'discarded'));
drop index notices_once;
create unique index notices_once on notices (case_id, space) where state not in ('withdrawn', 'discarded');

create or replace function cf_case_is_told(subject text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notices n where n.case_id = subject and n.space = cf_space() and n.state not in ('withdrawn', 'discarded'))
    and cf_roles() && '{communications,editor}'::text[]
$$;
