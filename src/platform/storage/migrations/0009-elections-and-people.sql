-- Elections, organisations, people and the roles they hold. Elections are public; both spaces share them.
create table elections (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name jsonb not null,
  jurisdiction jsonb not null,
  kind text not null,
  time_zone text not null,
  languages jsonb not null,
  polling_day date not null,
  caretaker_from date not null,
  caretaker_to date not null,
  phases jsonb not null,
  rules jsonb not null,
  how_to_vote_url text,
  created_at_ms bigint not null,
  check (caretaker_from <= caretaker_to)
);
alter table elections enable row level security;
grant select, insert, update on elections to cf_app;
create policy elections_read on elections for select to cf_app using (true);
create policy elections_create on elections for insert to cf_app with check (cf_roles() && '{operator}'::text[]);
create policy elections_change on elections for update to cf_app
  using (cf_roles() && '{operator,election-authority}'::text[])
  with check (cf_roles() && '{operator}'::text[] or id = cf_election());

create table organisations (
  id text primary key,
  name text not null,
  sector text not null,
  country text not null,
  -- Declared by the party itself; null for everyone else. Never inferred.
  spectrum_position text,
  contact text,
  created_at_ms bigint not null
);
alter table organisations enable row level security;
grant select, insert, update on organisations to cf_app;
create policy organisations_read on organisations for select to cf_app using (cf_kind() <> 'public');
create policy organisations_write on organisations for insert to cf_app with check (cf_roles() && '{operator,coordinator}'::text[]);
create policy organisations_change on organisations for update to cf_app using (cf_roles() && '{operator,coordinator}'::text[]);

-- Which organisations take part in which election, from when to when.
create table participations (
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  from_ms bigint not null,
  to_ms bigint,
  primary key (election_id, organisation_id, from_ms)
);
alter table participations enable row level security;
grant select, insert, update on participations to cf_app;
create policy participations_read on participations for select to cf_app using (cf_kind() <> 'public');
create policy participations_write on participations for insert to cf_app with check (cf_roles() && '{operator,coordinator}'::text[]);
create policy participations_change on participations for update to cf_app using (cf_roles() && '{operator,coordinator}'::text[]);

create table people (
  id text primary key,
  name text not null,
  organisation_id text not null references organisations (id),
  clearance integer not null default 0 check (clearance between 0 and 3),
  created_at_ms bigint not null,
  ended_at_ms bigint
);
alter table people enable row level security;
grant select, insert, update on people to cf_app;
create policy people_read on people for select to cf_app using (cf_kind() in ('person', 'machine', 'system'));
create policy people_write on people for insert to cf_app with check (cf_roles() && '{operator}'::text[]);
create policy people_change on people for update to cf_app using (cf_roles() && '{operator}'::text[]);

create table role_grants (
  id text primary key,
  person_id text not null references people (id),
  role text not null,
  election_id text references elections (id),
  reason text not null,
  granted_by text not null,
  granted_at_ms bigint not null,
  expires_at_ms bigint not null,
  revoked_at_ms bigint
);
create index role_grants_by_person on role_grants (person_id);
alter table role_grants enable row level security;
grant select, insert, update on role_grants to cf_app;
create policy role_grants_read on role_grants for select to cf_app using (
  cf_roles() && '{operator,coordinator,auditor}'::text[] or person_id = cf_actor() or cf_kind() = 'system'
);
create policy role_grants_write on role_grants for insert to cf_app with check (cf_roles() && '{operator}'::text[]);
create policy role_grants_change on role_grants for update to cf_app using (cf_roles() && '{operator}'::text[]);
