-- Servers of partners from which an organisation pulls, or to which it pushes, by TAXII 2.1: where they are, how far the exchange
-- has come, how each run ended and what was refused. The secret is sealed with the server's own; nobody reads it back.

create table taxii_partners (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  created_by text not null,
  created_at_ms bigint not null,
  name text not null,
  direction text not null check (direction in ('pull', 'push')),
  -- API root of the partner's server, with a slash at its end.
  root_url text not null,
  remote_collection text not null,
  -- Their server stands in a private network: only then may its address be private, or its scheme http.
  private_network boolean not null,
  user_name text not null,
  secret_sealed text not null,
  collection_id text not null references taxii_collections (id),
  -- Push: for whom; what they would read here by themselves is what they are sent.
  partner_organisation_id text references organisations (id),
  every_minutes integer not null check (every_minutes between 1 and 10080),
  paused_at_ms bigint,
  -- Pull: `added_after` of the next run, and the page at which the present one stands. Push: microseconds of the last object sent.
  added_after text,
  next_page text,
  -- The latest moment that a page of the present run named: `added_after` once the run has come to its end.
  latest_added text,
  sent_us bigint not null,
  last_tried_at_ms bigint,
  last_ok_at_ms bigint,
  -- Runs that failed since the last that did not.
  failures integer not null,
  next_at_ms bigint not null,
  last_error text,
  check (direction = 'pull' or partner_organisation_id is not null)
);
create index taxii_partners_by_turn on taxii_partners (next_at_ms) where paused_at_ms is null;
alter table taxii_partners enable row level security;
grant select, insert, update on taxii_partners to cf_app;
create policy taxii_partners_read on taxii_partners for select to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'partners'
  or space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation() and cf_reads_content()
);
create policy taxii_partners_add on taxii_partners for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
  and exists (select from taxii_collections c where c.id = collection_id and c.organisation_id = cf_organisation())
);
create policy taxii_partners_change on taxii_partners for update to cf_app using (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
);

create table taxii_runs (
  id text primary key,
  partner_id text not null references taxii_partners (id),
  started_at_ms bigint not null,
  ended_at_ms bigint,
  pages integer not null,
  received integer not null,
  added integer not null,
  refused integer not null,
  error text
);
create index taxii_runs_by_partner on taxii_runs (partner_id, started_at_ms desc, id desc);
create table taxii_refusals (
  seq bigint generated always as identity primary key,
  partner_id text not null references taxii_partners (id),
  run_id text not null references taxii_runs (id),
  at_ms bigint not null,
  stix_id text not null,
  version text,
  -- Ours: {rule, property, section} or {message, tlp}; theirs: {said}.
  why jsonb not null,
  -- The object as it came or went, shortened to what a person reads.
  object text not null
);
create index taxii_refusals_by_partner on taxii_refusals (partner_id, seq desc);
alter table taxii_runs enable row level security;
alter table taxii_refusals enable row level security;
grant select, insert, update on taxii_runs to cf_app;
grant select, insert on taxii_refusals to cf_app;
create policy taxii_runs_of_partner on taxii_runs to cf_app using (exists (select from taxii_partners p where p.id = partner_id))
  with check (exists (select from taxii_partners p where p.id = partner_id));
create policy taxii_refusals_of_partner on taxii_refusals to cf_app using (exists (select from taxii_partners p where p.id = partner_id))
  with check (exists (select from taxii_partners p where p.id = partner_id));
