-- Collections of STIX objects that partners read and write by TAXII 2.1. A collection is a view through an agreement: it is shared
-- as any content is, and the share is what opens its owner's objects to another organisation. Each object carries its own marking.

create table taxii_collections (
  id text primary key,
  -- The identifier in TAXII's addresses: a UUID.
  uuid text not null unique check (uuid ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'),
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  -- The narrowest marking that an object in it may carry.
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  created_at_ms bigint not null,
  title text not null,
  description text,
  -- What an object without a marking counts as.
  unmarked_tlp text not null check (unmarked_tlp in ('clear', 'green', 'amber', 'amber+strict')),
  -- strict: every MUST of STIX 2.1 (or 2.0); lenient: repaired where that can be; form: an id and a type, for development only.
  judged text not null check (judged in ('strict', 'lenient', 'form')),
  readable boolean not null,
  -- May those with whom it is shared add to it?
  writable boolean not null,
  media_types text[] not null,
  closed_at_ms bigint
);
create index taxii_collections_by_election on taxii_collections (election_id, space);
call cf_protect('taxii_collections');
insert into content_tables (prefix, table_name, class, kept_while) values
  ('tax', 'taxii_collections', 'indicator', 'c.closed_at_ms is null');

-- Written by the hundred, so what a foreign key would ask for each row anew is asked once by the policy of adding; a collection that
-- retention deletes takes its objects along.
create table taxii_objects (
  collection_id text not null,
  -- Whose collection it is: the policy of adding sees to it that this is so.
  owner_id text not null,
  -- When it was added, microseconds since 1970, UTC; no two of a collection have the same, and later commits have later ones.
  added_us bigint not null,
  stix_id text not null,
  type text not null,
  -- `modified`, else `created`, in microseconds since 1970; 0 where the object has neither.
  version_us bigint not null,
  -- As the object writes it; null where it has neither.
  version text,
  spec_version text not null check (spec_version in ('2.0', '2.1')),
  space text not null,
  election_id text not null,
  organisation_id text not null,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  -- The object, JSON.
  body text not null,
  primary key (collection_id, added_us),
  -- One organisation adds a version of an object once; another's does not stand in its way.
  unique (collection_id, stix_id, spec_version, version_us, organisation_id)
);
alter table taxii_objects enable row level security;
grant select, insert, delete on taxii_objects to cf_app;

-- One's own, what is in one's own collections, what is for all, and what its owner has shared with the collection.
create policy taxii_objects_read on taxii_objects for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and (select cf_reads_content())
  and (
    organisation_id = (select cf_organisation())
    or tlp in ('clear', 'green')
    or owner_id = (select cf_organisation())
    or (collection_id, organisation_id) in (
      select s.subject_id, s.from_organisation_id from shares s
      where s.to_organisation_id = cf_organisation() and s.to_person_id is null
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
  )
);
create policy taxii_objects_add on taxii_objects for insert to cf_app with check (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and organisation_id = (select cf_organisation()) and (select cf_reads_content())
  and (collection_id, owner_id) in (
    select c.id, c.organisation_id from taxii_collections c
    where c.closed_at_ms is null and (c.organisation_id = cf_organisation() or c.writable)
  )
);
create policy taxii_objects_withdraw on taxii_objects for delete to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and (select cf_reads_content())
  and (organisation_id = (select cf_organisation()) or owner_id = (select cf_organisation()))
);

create function cf_taxii_collection_ended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from taxii_objects where collection_id = old.id;
  return null;
end $$;
create trigger taxii_collection_ended after delete on taxii_collections for each row execute function cf_taxii_collection_ended();

-- The first free moment of a collection, in microseconds, and until the commit nobody else's turn: what is committed later was
-- added later, so that whoever asks for what was added after a moment misses nothing. Counts objects that the actor may not see.
create function cf_taxii_turn(collection text) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('taxii_collections'), hashtext(collection));
  return greatest(
    cf_now_ms() * 1000,
    coalesce((select o.added_us + 1 from taxii_objects o where o.collection_id = collection order by o.added_us desc limit 1), 0)
  );
end $$;

-- What became of a request to add objects, for whoever made it.
create table taxii_statuses (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null,
  requested_at_us bigint not null,
  -- The status resource of TAXII 2.1, section 4.3.1.
  resource text not null
);
create index taxii_statuses_by_time on taxii_statuses (requested_at_us);
alter table taxii_statuses enable row level security;
grant select, insert, delete on taxii_statuses to cf_app;
create policy taxii_statuses_read on taxii_statuses for select to cf_app using (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation() and cf_reads_content()
);
create policy taxii_statuses_add on taxii_statuses for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
);
create policy taxii_statuses_forget on taxii_statuses for delete to cf_app using (cf_duty() = 'retention');
