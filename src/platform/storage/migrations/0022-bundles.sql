-- STIX bundles as partners sent them: what came in, what was repaired and how, what was set aside and why. Each object carries its
-- own marking and is protected by it; what is told of an object is as visible as the object.

create table bundles (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  -- The narrowest marking of anything in it.
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  imported_at_ms bigint not null,
  name text not null,
  stix_id text,
  spec_version text,
  -- SHA-256, hex, of the file.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  -- What objects without a marking count as: said by whoever imported it.
  unmarked_tlp text not null check (unmarked_tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  received integer not null,
  imported integer not null,
  quarantined integer not null,
  identical integer not null,
  conflicting integer not null,
  ids_not_random integer not null,
  -- {rule: count}
  repairs_by_rule jsonb not null,
  -- What was kept though the standard would have it otherwise: [{type, rule, property, section, count}].
  notes jsonb not null,
  -- References to what is not in the bundle: how many, and the first of them.
  dangling integer not null,
  dangling_first jsonb not null,
  check (received = imported + quarantined + identical + conflicting),
  unique (election_id, space, organisation_id, created_by, sha256)
);
create index bundles_by_time on bundles (election_id, space, imported_at_ms desc, id desc);
create index bundles_by_file on bundles (sha256);
call cf_protect('bundles');
-- A bundle is never rewritten.
revoke update on bundles from cf_app;

-- Is it a bundle of the actor's own organisation that the actor may see? Says yes or no.
create function cf_bundle_is_ours(bundle text) returns boolean language sql stable as $$
  select exists (select from bundles b where b.id = bundle and b.organisation_id = cf_organisation())
$$;

create table bundle_objects (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  bundle_id text not null references bundles (id),
  -- Place in the bundle, from 0.
  place integer not null,
  stix_id text not null,
  type text not null,
  name text not null,
  modified text,
  custom boolean not null,
  -- json, not jsonb: a string of STIX may hold U+0000, which jsonb refuses.
  object json not null,
  unique (bundle_id, place)
);
create index bundle_objects_by_stix_id on bundle_objects (stix_id);
create index bundle_objects_by_type on bundle_objects (bundle_id, type, place);
call cf_protect('bundle_objects');
create policy bundle_objects_of_ours on bundle_objects as restrictive for insert to cf_app with check (
  cf_bundle_is_ours(bundle_id)
);
revoke update on bundle_objects from cf_app;

create table bundle_repairs (
  bundle_id text not null references bundles (id) on delete cascade,
  number integer not null,
  object_id text not null references bundle_objects (id) on delete cascade,
  stix_id text not null,
  type text not null,
  property text not null,
  rule text not null,
  -- Section of STIX 2.1.
  section text not null,
  before json not null,
  after json not null,
  because text,
  primary key (bundle_id, number)
);
create index bundle_repairs_by_rule on bundle_repairs (bundle_id, rule, number);
create index bundle_repairs_by_object on bundle_repairs (object_id);
alter table bundle_repairs enable row level security;
grant select, insert on bundle_repairs to cf_app;
create policy bundle_repairs_read on bundle_repairs for select to cf_app using (
  exists (select from bundle_objects o where o.id = object_id)
);
create policy bundle_repairs_add on bundle_repairs for insert to cf_app with check (cf_bundle_is_ours(bundle_id));

-- What was not taken: set aside as unusable, or a second object under an id and version that was there before. Only the
-- organisation that imported it looks at it: nobody knows for certain how it is marked.
create table bundle_set_aside (
  bundle_id text not null references bundles (id) on delete cascade,
  place integer not null,
  kind text not null check (kind in ('quarantined', 'identical', 'conflicting')),
  stix_id text,
  type text,
  reason text,
  property text,
  section text,
  -- Place of the object that was taken instead.
  same_as integer,
  -- JSON as received, or the text that could not be read, without its NUL characters.
  text text not null,
  primary key (bundle_id, place)
);
alter table bundle_set_aside enable row level security;
grant select, insert on bundle_set_aside to cf_app;
create policy bundle_set_aside_read on bundle_set_aside for select to cf_app using (cf_bundle_is_ours(bundle_id));
create policy bundle_set_aside_add on bundle_set_aside for insert to cf_app with check (cf_bundle_is_ours(bundle_id));

insert into content_tables (prefix, table_name, class) values
  ('bnd', 'bundles', 'indicator'),
  ('bob', 'bundle_objects', 'indicator');

-- Published to the slices that make activities of objects.
create view bundle_object_summaries with (security_invoker = true) as
  select o.id, o.bundle_id, o.stix_id, o.type, o.name, o.tlp, o.classification, o.election_id, o.space
  from bundle_objects o;
grant select on bundle_object_summaries to cf_app;
