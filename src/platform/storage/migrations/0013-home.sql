-- What waits for whom. A row is about a subject and carries the subject's marking, so that its title tells nobody more than the
-- subject itself would.
create table waiting (
  id bigint generated always as identity primary key,
  space text not null,
  election_id text not null references elections (id),
  subject_id text not null,
  -- Message key of what waits, such as `victims.not-told-yet`.
  kind text not null,
  title text not null,
  path text not null,
  -- Message key of what to do about it.
  verb text not null,
  organisation_id text references organisations (id),
  role text,
  person_id text,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  since_ms bigint not null,
  due_at_ms bigint,
  done_at_ms bigint,
  check ((person_id is null) <> (organisation_id is null)),
  check (role is null or organisation_id is not null),
  check (tlp <> 'red' or person_id is not null)
);
create unique index waiting_once on waiting
  (space, election_id, subject_id, kind, coalesce(organisation_id, ''), coalesce(role, ''), coalesce(person_id, ''));
create index waiting_for_organisation on waiting (election_id, space, organisation_id, role) where done_at_ms is null;
create index waiting_for_person on waiting (election_id, space, person_id) where done_at_ms is null;
alter table waiting enable row level security;
grant select on waiting to cf_app;
create policy waiting_addressee on waiting for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and cf_kind() = 'person'
  and (
    person_id = cf_actor()
    or (organisation_id = cf_organisation() and (role is null or role = any (cf_roles())))
  )
);

-- Whoever causes something to wait for others need not be able to see it there: anonymous reports wait for analysts.
create function cf_wait(
  subject text, what text, title text, path text, verb text, organisation text, for_role text, person text,
  tlp text, classification integer, due_at_ms bigint
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into waiting (space, election_id, subject_id, kind, title, path, verb, organisation_id, role, person_id, tlp,
    classification, since_ms, due_at_ms)
  values (cf_space(), cf_election(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, cf_now_ms(), $11)
  on conflict (space, election_id, subject_id, kind, coalesce(organisation_id, ''), coalesce(role, ''), coalesce(person_id, ''))
  do update set title = excluded.title, path = excluded.path, verb = excluded.verb, tlp = excluded.tlp,
    classification = excluded.classification, due_at_ms = excluded.due_at_ms, done_at_ms = null,
    since_ms = case when waiting.done_at_ms is null then waiting.since_ms else excluded.since_ms end
$$;

-- Nothing of this kind (of any kind where null) waits any more because of the subject; for one organisation only where named.
create function cf_done(subject text, what text, organisation text default null) returns bigint
  language sql security definer set search_path = public, pg_temp as $$
  with done as (
    update waiting set done_at_ms = cf_now_ms()
    where space = cf_space() and election_id = cf_election() and subject_id = $1 and (kind = $2 or $2 is null)
      and (organisation_id = $3 or $3 is null) and done_at_ms is null
    returning 1
  )
  select count(*) from done
$$;

-- When a person last looked: what changed since then is new to them.
create table home_visits (
  person_id text not null,
  election_id text not null references elections (id),
  space text not null,
  at_ms bigint not null,
  primary key (person_id, election_id, space)
);
alter table home_visits enable row level security;
grant select, insert, update on home_visits to cf_app;
create policy home_visits_own on home_visits to cf_app
  using (person_id = cf_actor() and election_id = cf_election() and space = cf_space());
