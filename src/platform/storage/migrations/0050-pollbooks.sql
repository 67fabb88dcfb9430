-- The hub of pollbooks: election packages with their voter lists, one-time codes, the events of all devices, what became of them.
-- No event has a field for a ballot's number or content (engines/pollbook-log), so that nothing here links a voter to a ballot.
-- Read by the election officials of the organisation whose package it is, and by auditors there; written beside them by the duty
-- `pollbook-hub`, which takes in what the devices send.

create table pollbook_packages (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp = 'amber+strict'),
  classification integer not null check (classification = 0),
  created_by text not null,
  state text not null check (state in ('draft', 'signed', 'open', 'closed', 'certified', 'withdrawn')),
  definition jsonb not null,
  made_at_ms bigint not null,
  -- The first three lines of the signed package: its manifest and the hub's signature.
  head text,
  version text check (version ~ '^[0-9a-f]{64}$'),
  voters integer check (voters >= 0),
  -- Which of the hub's ports it has while it is open, counted from the first.
  slot integer check (slot >= 0),
  opened_at_ms bigint,
  closed_at_ms bigint,
  closed_by text,
  -- What the reconciliation said when it was closed.
  closing jsonb,
  certified_at_ms bigint,
  summary text,
  signature text check (signature ~ '^[0-9a-f]{128}$'),
  withdrawn_because text,
  check ((head is null) = (version is null) and (head is null) = (voters is null)),
  check (state in ('draft', 'withdrawn') or head is not null),
  check ((state in ('closed', 'certified')) = (closed_at_ms is not null)),
  check ((closed_at_ms is null) = (closing is null) and (closed_at_ms is null) = (closed_by is null)),
  check ((state = 'certified') = (summary is not null) and (summary is null) = (signature is null)),
  check ((summary is null) = (certified_at_ms is null)),
  check ((state = 'withdrawn') = (withdrawn_because is not null))
);
create index pollbook_packages_by_time on pollbook_packages (election_id, space, made_at_ms desc, id desc);
create unique index pollbook_packages_slots on pollbook_packages (slot) where state in ('open', 'closed');
call cf_protect('pollbook_packages', '{election-authority,auditor}');
create policy pollbook_packages_act on pollbook_packages as restrictive for update to cf_app
  using (cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and state not in ('certified', 'withdrawn'))
  with check (cf_roles() && '{election-authority}'::text[]);
create policy pollbook_packages_make on pollbook_packages as restrictive for insert to cf_app with check (
  cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and created_by = cf_actor() and made_at_ms = cf_now_ms() and state = 'draft'
);
-- Who certifies is somebody else than who closed.
create policy pollbook_packages_certify on pollbook_packages as restrictive for update to cf_app
  using (true) with check (state <> 'certified' or closed_by <> cf_actor());
create policy pollbook_packages_hub on pollbook_packages for select to cf_app using (
  (select cf_kind() = 'system' and cf_duty() = 'pollbook-hub')
);
-- What an election was run with is kept.
insert into content_tables (prefix, table_name, class, kept_while) values ('pbk', 'pollbook_packages', 'case', 'true');

-- One act on a package at a time, and its events in the order in which they were committed.
create function cf_lock_pollbook(package text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('pollbook_packages'), hashtext(package))
$$;

-- The lowest of so many ports that no package has, whoever's it is; null where all are taken.
create function cf_free_pollbook_slot(slots integer) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select min(n)::integer from generate_series(0, slots - 1) n
  where cf_kind() = 'person' and cf_roles() && '{election-authority}'::text[]
    and n not in (select p.slot from pollbook_packages p where p.state in ('open', 'closed') and p.slot is not null)
$$;

-- The package of one's own organisation, to act on; the hub's duty, for all.
create function cf_pollbook_is_ours(package text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from pollbook_packages p where p.id = package and (
      cf_kind() = 'system' and cf_duty() = 'pollbook-hub'
      or cf_kind() = 'person' and cf_roles() && '{election-authority}'::text[] and p.space = cf_space()
        and p.election_id = cf_election() and p.organisation_id = cf_organisation())
  )
$$;

create table pollbook_parts (
  package_id text not null references pollbook_packages (id),
  seq integer not null,
  bytes bytea not null,
  primary key (package_id, seq)
);
-- A one-time code of a device: only the hash of its secret is kept. `public_key` is the device's, once it was used.
create table pollbook_codes (
  package_id text not null references pollbook_packages (id),
  device text not null,
  site text not null,
  secret_sha256 text not null check (length(secret_sha256) = 64),
  made_by text not null,
  made_at_ms bigint not null,
  public_key text check (length(public_key) = 64),
  used_at_ms bigint,
  primary key (package_id, device),
  unique (package_id, secret_sha256)
);
create table pollbook_events (
  package_id text not null references pollbook_packages (id),
  place bigint generated always as identity,
  id text not null check (length(id) = 64),
  device text not null,
  seq bigint not null,
  record bytea not null check (length(record) <= 12288),
  received_at_ms bigint not null,
  primary key (package_id, place),
  unique (package_id, id)
);
create index pollbook_events_by_device on pollbook_events (package_id, device, seq);
-- When a hub last heard each device.
create table pollbook_contacts (
  package_id text not null references pollbook_packages (id),
  device text not null,
  heard_at_ms bigint not null,
  primary key (package_id, device)
);
-- Leave for one voter is given to one device.
create table pollbook_leaves (
  package_id text not null references pollbook_packages (id),
  voter text not null,
  device text not null,
  given_at_ms bigint not null,
  primary key (package_id, voter)
);
-- Why a difference of the reconciliation is right as it is.
create table pollbook_explanations (
  package_id text not null references pollbook_packages (id),
  difference text not null,
  why text not null,
  by_person text not null,
  at_ms bigint not null,
  primary key (package_id, difference, at_ms)
);
-- Anomalies that have become reports in the exchange.
create table pollbook_anomalies (
  package_id text not null references pollbook_packages (id),
  anomaly text not null,
  report_id text not null,
  reported_at_ms bigint not null,
  primary key (package_id, anomaly)
);
-- What the public is told: rounded sums, as of a full hour. Nothing finer is ever put in here.
create table pollbook_turnout (
  package_id text not null references pollbook_packages (id),
  election_id text not null,
  as_of_ms bigint not null,
  figures jsonb not null,
  primary key (package_id, as_of_ms)
);

do $$
declare
  content text;
begin
  foreach content in array array['pollbook_parts', 'pollbook_codes', 'pollbook_events', 'pollbook_contacts', 'pollbook_leaves',
      'pollbook_explanations', 'pollbook_anomalies', 'pollbook_turnout'] loop
    execute format('alter table %I enable row level security', content);
    execute format('grant select, insert on %I to cf_app', content);
    execute format('create policy %1$s_read on %1$I for select to cf_app using (
      package_id in (select p.id from pollbook_packages p))', content);
    execute format('create policy %1$s_add on %1$I for insert to cf_app with check (cf_pollbook_is_ours(package_id))', content);
  end loop;
  foreach content in array array['pollbook_events', 'pollbook_leaves', 'pollbook_anomalies', 'pollbook_turnout', 'pollbook_contacts'] loop
    -- An official adds to the hub's own log alone (decisions, postal returns, retirements).
    execute format('create policy %1$s_hub on %1$I as restrictive for insert to cf_app with check (
      cf_duty() = ''pollbook-hub'' %2$s)', content, case when content = 'pollbook_events' then 'or device = ''hub''' else '' end);
  end loop;
end $$;
grant update (public_key, used_at_ms) on pollbook_codes to cf_app;
create policy pollbook_codes_use on pollbook_codes for update to cf_app
  using (cf_kind() = 'system' and cf_duty() = 'pollbook-hub' and public_key is null) with check (used_at_ms = cf_now_ms());
grant update (heard_at_ms) on pollbook_contacts to cf_app;
create policy pollbook_contacts_heard on pollbook_contacts for update to cf_app
  using (cf_kind() = 'system' and cf_duty() = 'pollbook-hub');
create policy pollbook_explanations_own on pollbook_explanations as restrictive for insert to cf_app
  with check (by_person = cf_actor() and at_ms = cf_now_ms() and cf_kind() = 'person');
-- An exercise is nobody's turnout.
create policy pollbook_turnout_live on pollbook_turnout as restrictive for insert to cf_app with check (
  package_id in (select p.id from pollbook_packages p where p.space = 'live' and p.election_id = pollbook_turnout.election_id)
);
create policy pollbook_turnout_public on pollbook_turnout for select to cf_app using (
  (select cf_space()) = 'live' and election_id = (select cf_election())
);
