-- Risk-limiting audits up to the draw: what is audited, the files of each jurisdiction, what the checks found, what was committed to,
-- and how the seed came about. An audit is known to all who take part in the election (GREEN) and public from its commitment on (CLEAR).

create table audits (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('green', 'clear')),
  classification integer not null check (classification = 0),
  created_by text not null,
  title text not null,
  state text not null check (state in
    ('set-up', 'committed', 'seeded', 'reading', 'counting', 'decided', 'concluded', 'withdrawn')),
  design jsonb not null,
  -- In their order, with tally and claims from the commitment on, standing and hand count.
  contests jsonb not null,
  paper_trail jsonb,
  set_up_at_ms bigint not null,
  committed_at_ms bigint,
  commitment text check (length(commitment) = 64),
  -- All cards of the manifest.
  cards bigint,
  ceremony integer not null default 1 check (ceremony > 0),
  seed text,
  seeded_at_ms bigint,
  concluded_at_ms bigint,
  withdrawn_because text,
  check ((committed_at_ms is null) = (commitment is null) and (committed_at_ms is null) = (cards is null)),
  check ((tlp = 'clear') = (committed_at_ms is not null)),
  -- No seed before the commitment.
  check (seed is null or committed_at_ms is not null and seeded_at_ms >= committed_at_ms),
  check ((seed is not null) = (state in ('seeded', 'reading', 'counting', 'decided', 'concluded'))),
  check ((concluded_at_ms is not null) = (state = 'concluded')),
  check ((withdrawn_because is not null) = (state = 'withdrawn'))
);
create index audits_by_time on audits (election_id, space, set_up_at_ms desc, id desc);
call cf_protect('audits');
create policy audits_public on audits for select to cf_app using (
  tlp = 'clear' and space = 'live' and (select cf_space()) = 'live' and election_id = (select cf_election())
);
create policy audits_set_up on audits as restrictive for insert to cf_app with check (
  cf_roles() && '{election-authority}'::text[] and created_by = cf_actor() and set_up_at_ms = cf_now_ms() and state = 'set-up'
);
create policy audits_act on audits as restrictive for update to cf_app
  using (cf_roles() && '{election-authority}'::text[] and state not in ('concluded', 'withdrawn'))
  with check (cf_roles() && '{election-authority}'::text[]);
-- One act on an audit at a time.
create function cf_lock_audit(audit text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('audits'), hashtext(audit))
$$;
-- A public record is kept; nothing ends its retention.
insert into content_tables (prefix, table_name, class, kept_while) values ('aud', 'audits', 'case', 'true');

-- Those who run this audit: the election officials of the organisation that set it up.
create function cf_audit_is_ours(audit text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and exists (
    select from audits a where a.id = audit and a.space = cf_space() and a.election_id = cf_election()
      and a.organisation_id = cf_organisation()
  )
$$;

create table audit_jurisdictions (
  audit_id text not null references audits (id),
  code text not null check (code ~ '^[A-Za-z0-9]{1,20}$'),
  seq integer not null,
  name text not null,
  organisation_id text not null references organisations (id),
  manifest jsonb,
  records jsonb,
  primary key (audit_id, code),
  unique (audit_id, seq),
  check (records is null or manifest is not null)
);
alter table audit_jurisdictions enable row level security;
grant select, insert, update (manifest, records) on audit_jurisdictions to cf_app;
-- Each jurisdiction sees itself; those who run the audit, and auditors, see all; from the commitment on everyone does.
create policy audit_jurisdictions_read on audit_jurisdictions for select to cf_app using (
  exists (select from audits a where a.id = audit_id and (
    a.tlp = 'clear' or audit_jurisdictions.organisation_id = (select cf_organisation())
    or a.organisation_id = (select cf_organisation()) or (select cf_roles() && '{auditor}'::text[])))
);
create policy audit_jurisdictions_name on audit_jurisdictions for insert to cf_app with check (
  cf_audit_is_ours(audit_id) and exists (select from audits a where a.id = audit_id and a.state = 'set-up')
);

-- An election official of the jurisdiction itself, whoever runs the audit.
create function cf_audit_jurisdiction_is_ours(audit text, jurisdiction text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and exists (
    select from audit_jurisdictions j join audits a on a.id = j.audit_id
    where j.audit_id = audit and j.code = jurisdiction and j.organisation_id = cf_organisation()
      and a.space = cf_space() and a.election_id = cf_election()
  )
$$;
-- Manifest, records and their census: those of the jurisdiction, those who run the audit, auditors. Never an audit board: it must
-- not see the record of a ballot before it has read the paper.
create function cf_audit_inputs_seen(audit text, jurisdiction text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not cf_roles() && '{audit-board}'::text[] and (
    cf_audit_jurisdiction_is_ours(audit, jurisdiction) or cf_audit_is_ours(audit)
    or cf_roles() && '{auditor}'::text[] and cf_kind() = 'person' and exists (
      select from audits a where a.id = audit and a.space = cf_space() and a.election_id = cf_election())
  )
$$;
create function cf_audit_in_set_up(audit text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from audits a where a.id = audit and a.state = 'set-up')
$$;

create policy audit_jurisdictions_hand_in on audit_jurisdictions for update to cf_app
  using (cf_audit_jurisdiction_is_ours(audit_id, code) and cf_audit_in_set_up(audit_id));

-- The manifest of a jurisdiction: its batches in the order of the file.
create table audit_batches (
  audit_id text not null,
  code text not null,
  seq integer not null,
  tabulator text,
  batch text not null,
  cards integer not null check (cards >= 0),
  storage text,
  primary key (audit_id, code, seq),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code)
);
-- The records of a batch as lines of JSON, in the order of the cards: by names as handed in, from the commitment on as published.
create table audit_records (
  audit_id text not null,
  code text not null,
  seq integer not null,
  lines text not null,
  primary key (audit_id, code, seq),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code)
);
create table audit_censuses (
  audit_id text not null,
  code text not null,
  census jsonb not null,
  primary key (audit_id, code),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code)
);
do $$
declare
  content text;
begin
  foreach content in array array['audit_batches', 'audit_records', 'audit_censuses'] loop
    execute format('alter table %I enable row level security', content);
    execute format('grant select, insert, delete on %I to cf_app', content);
    execute format('create policy %1$s_read on %1$I for select to cf_app using (cf_audit_inputs_seen(audit_id, code))', content);
    execute format('create policy %1$s_hand_in on %1$I for insert to cf_app
      with check (cf_audit_jurisdiction_is_ours(audit_id, code) and cf_audit_in_set_up(audit_id))', content);
    execute format('create policy %1$s_replace on %1$I for delete to cf_app
      using (cf_audit_jurisdiction_is_ours(audit_id, code) and cf_audit_in_set_up(audit_id))', content);
  end loop;
end $$;
-- The commitment puts the records into the form in which they are published.
grant update (lines) on audit_records to cf_app;
create policy audit_records_fix on audit_records for update to cf_app
  using (cf_audit_is_ours(audit_id) and cf_audit_in_set_up(audit_id));
-- Records are public once the audit is concluded, and with them every board has read.
create policy audit_records_public on audit_records for select to cf_app using (
  exists (select from audits a where a.id = audit_id and a.state = 'concluded')
);

create table audit_acknowledgements (
  audit_id text not null references audits (id),
  key text not null,
  why text not null,
  by_person text not null,
  at_ms bigint not null,
  primary key (audit_id, key)
);
alter table audit_acknowledgements enable row level security;
grant select, insert on audit_acknowledgements to cf_app;
create policy audit_acknowledgements_read on audit_acknowledgements for select to cf_app using (
  exists (select from audits a where a.id = audit_id)
);
create policy audit_acknowledgements_add on audit_acknowledgements for insert to cf_app with check (
  cf_audit_is_ours(audit_id) and cf_audit_in_set_up(audit_id) and by_person = cf_actor() and at_ms = cf_now_ms()
);

-- The files of the public record. The bodies of records lie in audit_records, batch by batch.
create table audit_files (
  audit_id text not null references audits (id),
  name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes bigint not null,
  committed boolean not null,
  body text,
  primary key (audit_id, name),
  check ((body is null) = (name = 'records.ndjson'))
);
alter table audit_files enable row level security;
grant select, insert on audit_files to cf_app;
create policy audit_files_read on audit_files for select to cf_app using (
  exists (select from audits a where a.id = audit_id)
);
create policy audit_files_add on audit_files for insert to cf_app with check (
  cf_audit_is_ours(audit_id)
  and exists (select from audits a where a.id = audit_id and a.state = case when committed then 'set-up' else 'decided' end)
);

-- Who takes part in the ceremony of the seed: first a commitment to rolls, then the rolls.
create table audit_seed_parts (
  audit_id text not null references audits (id),
  ceremony integer not null,
  name text not null,
  seq integer not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at_ms bigint not null,
  rolls text,
  salt text,
  revealed_at_ms bigint,
  primary key (audit_id, ceremony, name),
  check ((rolls is null) = (salt is null) and (rolls is null) = (revealed_at_ms is null)),
  check (revealed_at_ms is null or revealed_at_ms >= committed_at_ms)
);
alter table audit_seed_parts enable row level security;
grant select, insert, update (rolls, salt, revealed_at_ms) on audit_seed_parts to cf_app;
create policy audit_seed_parts_read on audit_seed_parts for select to cf_app using (
  exists (select from audits a where a.id = audit_id)
);
create policy audit_seed_parts_commit on audit_seed_parts for insert to cf_app with check (
  cf_audit_is_ours(audit_id) and committed_at_ms = cf_now_ms() and rolls is null
  and exists (select from audits a where a.id = audit_id and a.state = 'committed')
);
create policy audit_seed_parts_reveal on audit_seed_parts for update to cf_app
  using (cf_audit_is_ours(audit_id) and rolls is null
    and exists (select from audits a where a.id = audit_id and a.state = 'committed'))
  with check (revealed_at_ms = cf_now_ms());

-- A round: the cards in the order of the draw; a card that is drawn again stands again.
create table audit_rounds (
  audit_id text not null references audits (id),
  number integer not null check (number > 0),
  cards jsonb not null,
  drawn_at_ms bigint not null,
  measured_at_ms bigint,
  risk jsonb,
  primary key (audit_id, number),
  check ((measured_at_ms is null) = (risk is null))
);
alter table audit_rounds enable row level security;
grant select, insert, update (measured_at_ms, risk) on audit_rounds to cf_app;
create policy audit_rounds_read on audit_rounds for select to cf_app using (
  exists (select from audits a where a.id = audit_id)
);
create policy audit_rounds_draw on audit_rounds for insert to cf_app with check (
  cf_audit_is_ours(audit_id) and drawn_at_ms = cf_now_ms()
  and exists (select from audits a where a.id = audit_id and a.state in ('seeded', 'reading'))
);
create policy audit_rounds_measure on audit_rounds for update to cf_app
  using (cf_audit_is_ours(audit_id) and measured_at_ms is null) with check (measured_at_ms = cf_now_ms());

-- What is read from paper: a card of the sample (contest is empty), or a batch of a contest that is counted by hand in full.
create table audit_units (
  audit_id text not null,
  contest text not null,
  unit text not null,
  code text not null,
  organisation_id text not null references organisations (id),
  seq integer not null,
  -- Null for a batch: it is counted as a whole.
  place integer,
  round integer,
  draws integer[] not null,
  board_id text,
  -- Two people have entered what they read, each without the other's.
  both_in boolean not null default false,
  reading jsonb,
  settled_at_ms bigint,
  -- Null where both entries agreed.
  settled_by text,
  settled_how text,
  primary key (audit_id, contest, unit),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code),
  check ((reading is null) = (settled_at_ms is null)),
  check (reading is null or both_in),
  check ((settled_by is null) = (settled_how is null))
);
create index audit_units_by_board on audit_units (board_id) where board_id is not null;
create index audit_units_by_code on audit_units (audit_id, code, round);
alter table audit_units enable row level security;
grant select, insert on audit_units to cf_app;
-- The jurisdiction's officials, those who run the audit and auditors; a board's members see their own through 0041.
create policy audit_units_read on audit_units for select to cf_app using (cf_audit_inputs_seen(audit_id, code));
create policy audit_units_public on audit_units for select to cf_app using (
  exists (select from audits a where a.id = audit_id and a.state = 'concluded')
);
create policy audit_units_draw on audit_units for insert to cf_app with check (
  cf_audit_is_ours(audit_id) and reading is null and not both_in
);
