-- Who may act on what, on which legal basis, in which phases, and where everything else goes.
create table mandates (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  matter text not null,
  legal_basis text not null,
  legal_basis_url text,
  phases text[] not null check (cardinality(phases) > 0),
  caretaker_only boolean not null,
  -- The organisation to which a matter outside the mandate is handed.
  routes_to text references organisations (id),
  -- The non-partisan attestation, in the words in which it was given.
  attestation text not null,
  attested_by text not null,
  registered_by text not null,
  registered_at_ms bigint not null,
  ended_at_ms bigint,
  ended_by text,
  ended_because text,
  check ((ended_at_ms is null) = (ended_because is null))
);
create unique index mandates_once on mandates (space, election_id, organisation_id, matter) where ended_at_ms is null;
alter table mandates enable row level security;
grant select, insert, update (ended_at_ms, ended_by, ended_because) on mandates to cf_app;
-- Mandates are no secret: the public may know who acts on which legal basis.
create policy mandates_read on mandates for select to cf_app using (space = cf_space() and election_id = cf_election());
create policy mandates_register on mandates for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and cf_roles() && '{sponsor}'::text[] and registered_by = cf_actor()
);
create policy mandates_end on mandates for update to cf_app
  using (space = cf_space() and election_id = cf_election() and cf_roles() && '{sponsor}'::text[] and ended_at_ms is null)
  with check (space = cf_space() and election_id = cf_election() and ended_by = cf_actor());

-- Published to the other slices: the mandates that hold now in this election and space.
create view mandates_in_force with (security_invoker = true) as
  select id, space, election_id, organisation_id, matter, phases, caretaker_only, routes_to
  from mandates where ended_at_ms is null;
grant select on mandates_in_force to cf_app;
