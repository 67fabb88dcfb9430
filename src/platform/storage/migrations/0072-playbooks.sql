-- Playbooks: what an organisation does when a technique is met. Versions and checks (exercises, reviews) are only ever added. Whether
-- a playbook is stale stands in no column: it is worked out for each reader from the sightings that this reader may see, so that it
-- tells nobody of a technique that was met in secret.

create table playbooks (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  created_at_ms bigint not null,
  state text not null check (state in ('draft', 'current', 'retired')),
  version integer not null check (version > 0),
  adopted_at_ms bigint,
  adopted_by text,
  retired_at_ms bigint,
  retired_why text,
  check ((adopted_at_ms is null) = (adopted_by is null)),
  check (state <> 'draft' or adopted_at_ms is null),
  check (state <> 'current' or adopted_at_ms is not null),
  check ((state = 'retired') = (retired_at_ms is not null) and (state = 'retired') = (retired_why is not null))
);
create index playbooks_by_time on playbooks (election_id, space, created_at_ms desc, id desc);
call cf_protect('playbooks');
insert into content_tables (prefix, table_name, class, kept_while) values ('ply', 'playbooks', 'indicator', $$c.state <> 'retired'$$);

create function cf_playbook_is_ours(playbook text) returns boolean language sql stable as $$
  select exists (select from playbooks p where p.id = playbook and p.organisation_id = cf_organisation())
$$;

create table playbook_versions (
  playbook_id text not null references playbooks (id) on delete cascade,
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  purpose text not null check (purpose <> ''),
  -- [{what, who, withinMinutes}], in the order in which they are taken.
  steps jsonb not null,
  -- Codes of the techniques that it answers; a technique answers for its sub-techniques.
  techniques text[] not null check (cardinality(techniques) > 0),
  review_by date not null,
  by_person text not null,
  at_ms bigint not null,
  why text not null check (why <> ''),
  primary key (playbook_id, number)
);
alter table playbook_versions enable row level security;
grant select, insert on playbook_versions to cf_app;
create policy playbook_versions_read on playbook_versions for select to cf_app using (
  exists (select from playbooks p where p.id = playbook_id)
);
create policy playbook_versions_add on playbook_versions for insert to cf_app with check (
  cf_playbook_is_ours(playbook_id) and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{analyst}'::text[]
);

-- An exercise or a review. It marks itself: what was found may be known to fewer than the playbook is.
create table playbook_checks (
  id text primary key,
  playbook_id text not null references playbooks (id) on delete cascade,
  kind text not null check (kind in ('exercise', 'review')),
  classification integer not null check (classification between 0 and 3),
  held_at_ms bigint not null check (held_at_ms <= at_ms),
  -- By when it is looked at again from now on; null where an exercise leaves that as it is.
  review_by date,
  found text not null check (found <> ''),
  by_person text not null,
  at_ms bigint not null,
  check (kind = 'exercise' or review_by is not null)
);
create index playbook_checks_by_playbook on playbook_checks (playbook_id, held_at_ms desc);
alter table playbook_checks enable row level security;
grant select, insert on playbook_checks to cf_app;
create policy playbook_checks_read on playbook_checks for select to cf_app using (
  classification <= (select cf_clearance()) and exists (select from playbooks p where p.id = playbook_id)
);
create policy playbook_checks_add on playbook_checks for insert to cf_app with check (
  classification <= cf_clearance() and cf_playbook_is_ours(playbook_id) and by_person = cf_actor() and at_ms = cf_now_ms()
  and cf_roles() && '{analyst}'::text[]
);
