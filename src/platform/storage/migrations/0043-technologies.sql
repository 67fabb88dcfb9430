-- The register of voting technologies and its gate (W3.5): what each jurisdiction votes with, what its tests said, what is left on paper,
-- and the paper back-up where nothing is. Known to all who take part in the election (GREEN).

create table voting_technologies (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp = 'green'),
  classification integer not null check (classification = 0),
  created_by text not null,
  jurisdiction text not null check (jurisdiction ~ '^[A-Za-z0-9]{1,20}$'),
  name text not null,
  -- Jurisdiction and name as a reader would take them for the same.
  name_key text not null,
  maker text,
  kind text not null,
  paper_record text not null check (paper_record in ('voter-marked', 'voter-verifiable', 'not-verifiable', 'none')),
  devices bigint not null check (devices >= 0),
  certification text,
  certification_ends_on text,
  accessibility_test jsonb,
  security_test jsonb,
  back_up jsonb,
  auditability text not null check (auditability in ('auditable', 'by-back-up', 'not-auditable')),
  state text not null check (state in ('registered', 'deployed', 'retired')),
  registered_at_ms bigint not null,
  changed_at_ms bigint not null,
  deployed_at_ms bigint,
  retired_because text,
  check ((deployed_at_ms is not null) = (state = 'deployed')),
  check ((retired_because is not null) = (state = 'retired')),
  -- The gate, also past the services: paper that nobody could verify is none, a back-up is one that was counted, and nothing that cannot
  -- be audited is in use, nor anything that was not tested.
  check ((auditability = 'auditable') = (paper_record in ('voter-marked', 'voter-verifiable'))),
  check (auditability <> 'by-back-up'
    or back_up is not null and (back_up ->> 'ballotsInStock')::bigint >= (back_up ->> 'ballotsNeeded')::bigint),
  check (state <> 'deployed' or auditability <> 'not-auditable'
    and coalesce(accessibility_test ->> 'result' = 'passed', false) and coalesce(security_test ->> 'result' = 'passed', false))
);
create unique index voting_technologies_once on voting_technologies (space, election_id, organisation_id, name_key)
  where state <> 'retired';
create index voting_technologies_by_place on voting_technologies (election_id, space, jurisdiction, name, id);
call cf_protect('voting_technologies');
create policy voting_technologies_register on voting_technologies as restrictive for insert to cf_app with check (
  cf_roles() && '{election-authority}'::text[] and created_by = cf_actor() and registered_at_ms = cf_now_ms()
  and state = 'registered'
);
create policy voting_technologies_act on voting_technologies as restrictive for update to cf_app
  using (cf_roles() && '{election-authority}'::text[] and state <> 'retired')
  with check (cf_roles() && '{election-authority}'::text[]);
-- One act on the register of an organisation at a time.
create function cf_lock_technologies(organisation text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('voting_technologies'), hashtext(organisation))
$$;
-- A register of what was voted with is kept as the audits are.
insert into content_tables (prefix, table_name, class, kept_while) values ('tec', 'voting_technologies', 'case', 'true');

-- Published to the audits: what leaves paper, and where.
create view technologies_in_register with (security_invoker = true) as
  select id, space, election_id, organisation_id, jurisdiction, name, auditability, state
  from voting_technologies where state <> 'retired';
grant select on technologies_in_register to cf_app;
