-- The register of voting equipment (W5.3): every scanner and pollbook device by serial number, with what was found when it was tested,
-- its seals and who had it. Read by the officials and auditors of the organisation that keeps it.

-- Published to the equipment, too: what kind of technology it is, and until when it is certified.
create or replace view technologies_in_register with (security_invoker = true) as
  select id, space, election_id, organisation_id, jurisdiction, name, auditability, state, kind, certification_ends_on
  from voting_technologies where state <> 'retired';

-- Published to the equipment: devices that have used their one-time code at a hub.
create view pollbook_devices_enrolled with (security_invoker = true) as
  select c.device, c.site, c.package_id, p.space, p.election_id, p.organisation_id
  from pollbook_codes c join pollbook_packages p on p.id = c.package_id
  where c.public_key is not null and p.state <> 'withdrawn';
grant select on pollbook_devices_enrolled to cf_app;

create table voting_equipment (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp = 'amber+strict'),
  classification integer not null check (classification = 0),
  created_by text not null,
  -- What is voted or counted with is of a technology of the register; a pollbook names the device that the hub knows.
  technology_id text references voting_technologies (id),
  pollbook_device text check (length(pollbook_device) between 1 and 128),
  serial text not null,
  -- The serial number as a reader would take it for the same.
  serial_key text not null,
  place text not null,
  version text,
  software_hash text check (software_hash ~ '^[0-9a-f]{64}$'),
  -- Who answers for it now; `in_transit` after a hand-over that nobody has signed for yet.
  holder text not null,
  in_transit boolean not null,
  state text not null check (state in ('registered', 'in-use', 'withdrawn', 'retired')),
  registered_at_ms bigint not null,
  changed_at_ms bigint not null,
  check ((technology_id is null) <> (pollbook_device is null)),
  check (state <> 'in-use' or not in_transit)
);
create unique index voting_equipment_once on voting_equipment (space, election_id, organisation_id, serial_key)
  where state <> 'retired';
create unique index voting_equipment_device_once on voting_equipment (space, election_id, organisation_id, pollbook_device)
  where state <> 'retired' and pollbook_device is not null;
create index voting_equipment_by_place on voting_equipment (election_id, space, place, serial, id);
create index voting_equipment_by_technology on voting_equipment (technology_id);
call cf_protect('voting_equipment', '{election-authority,auditor}');
create policy voting_equipment_register on voting_equipment as restrictive for insert to cf_app with check (
  cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and created_by = cf_actor() and holder = cf_actor()
  and registered_at_ms = cf_now_ms() and state = 'registered' and not in_transit
);
create policy voting_equipment_act on voting_equipment as restrictive for update to cf_app
  using (cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and state <> 'retired')
  -- The gate of W3.5, past the services, too: nothing is used whose technology may not be.
  with check (cf_roles() && '{election-authority}'::text[] and (state <> 'in-use' or technology_id is null
    or technology_id in (select t.id from technologies_in_register t where t.state = 'deployed')));
insert into content_tables (prefix, table_name, class, kept_while) values ('eqp', 'voting_equipment', 'case', 'true');

-- One act on the equipment of an organisation at a time.
create function cf_lock_equipment(organisation text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('voting_equipment'), hashtext(organisation))
$$;

-- What was done with one piece, in order; nothing of it is ever changed.
create table equipment_entries (
  equipment_id text not null references voting_equipment (id),
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('sealed', 'seal-checked', 'unsealed', 'given', 'taken', 'tested', 'stopped', 'proposed', 'confirmed')),
  at_ms bigint not null,
  by_person text not null,
  body jsonb not null,
  primary key (equipment_id, seq)
);
alter table equipment_entries enable row level security;
grant select, insert on equipment_entries to cf_app;
create policy equipment_entries_read on equipment_entries for select to cf_app using (
  equipment_id in (select e.id from voting_equipment e)
);
create policy equipment_entries_add on equipment_entries for insert to cf_app with check (
  by_person = cf_actor() and at_ms = cf_now_ms() and cf_kind() = 'person' and cf_roles() && '{election-authority}'::text[]
  and equipment_id in (select e.id from voting_equipment e where e.organisation_id = cf_organisation() and e.state <> 'retired')
);

-- What was stopped goes on, or out for good, only by two people: one proposed it, and another confirms it in this commit.
create function voting_equipment_by_two() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' and new.state <> 'withdrawn' and not exists (
    select from equipment_entries c, equipment_entries p
    where c.equipment_id = new.id and c.kind = 'confirmed' and c.at_ms = cf_now_ms() and c.by_person = cf_actor()
      and p.equipment_id = new.id and p.kind = 'proposed' and p.seq = c.seq - 1 and p.by_person <> c.by_person
  ) then
    raise exception 'two people decide about equipment that was stopped' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger voting_equipment_by_two before update on voting_equipment
  for each row execute function voting_equipment_by_two();

-- A technology that goes out of use takes its equipment with it, in the same commit.
create function voting_equipment_of_technology() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into equipment_entries (equipment_id, seq, kind, at_ms, by_person, body)
    select e.id, 1 + coalesce((select max(x.seq) from equipment_entries x where x.equipment_id = e.id), 0), 'stopped', cf_now_ms(),
      cf_actor(), jsonb_build_object('cause', 'technology-out-of-use', 'what', new.name)
    from voting_equipment e where e.technology_id = new.id and e.state = 'in-use';
  perform cf_wait(e.id, 'equipment.waits-decision', e.serial, 'infrastructure/equipment/' || e.id, 'equipment.decide-it',
      e.organisation_id, 'election-authority', null, 'amber+strict', 0, null)
    from voting_equipment e where e.technology_id = new.id and e.state = 'in-use';
  update voting_equipment set state = 'withdrawn', changed_at_ms = cf_now_ms()
    where technology_id = new.id and state = 'in-use';
  return null;
end $$;
create trigger voting_equipment_of_technology after update on voting_technologies
  for each row when (old.state = 'deployed' and new.state <> 'deployed') execute function voting_equipment_of_technology();

-- Decks of test ballots whose totals are known beforehand.
create table test_decks (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp = 'amber+strict'),
  classification integer not null check (classification = 0),
  created_by text not null,
  title text not null,
  contests jsonb not null,
  made_at_ms bigint not null
);
create unique index test_decks_once on test_decks (space, election_id, organisation_id, lower(title));
call cf_protect('test_decks', '{election-authority,auditor}');
create policy test_decks_make on test_decks as restrictive for insert to cf_app with check (
  cf_roles() && '{election-authority}'::text[] and cf_kind() = 'person' and created_by = cf_actor() and made_at_ms = cf_now_ms()
);
-- A deck with which something was tested stays as it was.
create policy test_decks_stay on test_decks as restrictive for update to cf_app using (false);
insert into content_tables (prefix, table_name, class, kept_while) values ('dck', 'test_decks', 'case', 'true');
