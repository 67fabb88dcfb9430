-- Bundles of STIX 2.0 and events of MISP are kept as STIX 2.1: the form in which a file came, what was changed on the way and what could not
-- come along. What was set aside can be put right by a person and taken after all; the bundle's first report stays as it was.

alter table bundles
  add column format text not null default 'stix-2.1' check (format in ('stix-2.1', 'stix-2.0', 'misp')),
  -- {rule: count}
  add column changes_by_rule jsonb not null default '{}';

create table bundle_changes (
  bundle_id text not null references bundles (id) on delete cascade,
  number integer not null,
  -- The object it is told of; null for a part of an event that became none, or more than one.
  object_id text references bundle_objects (id) on delete cascade,
  -- The object's STIX id, or the place in the event (`Attribute[3]`).
  path text not null,
  rule text not null,
  -- Names of properties before and after.
  from_name text,
  to_name text,
  lost boolean not null,
  -- The part that was left out, as it came: JSON without its NUL characters.
  text text,
  primary key (bundle_id, number)
);
create index bundle_changes_by_rule on bundle_changes (bundle_id, rule, number);
create index bundle_changes_by_object on bundle_changes (object_id);
alter table bundle_changes enable row level security;
grant select, insert on bundle_changes to cf_app;
-- Nobody knows for certain how what was left out is marked: the importing organisation alone reads it.
create policy bundle_changes_read on bundle_changes for select to cf_app using (
  cf_bundle_is_ours(bundle_id) or (object_id is not null and exists (select from bundle_objects o where o.id = object_id))
);
create policy bundle_changes_add on bundle_changes for insert to cf_app with check (cf_bundle_is_ours(bundle_id));

create table bundle_fixes (
  bundle_id text not null,
  place integer not null,
  object_id text not null references bundle_objects (id) on delete cascade,
  at_ms bigint not null,
  by_person text not null,
  why text not null check (why <> ''),
  -- As the person wrote it, without its NUL characters.
  text text not null,
  primary key (bundle_id, place),
  foreign key (bundle_id, place) references bundle_set_aside (bundle_id, place) on delete cascade
);
create index bundle_fixes_by_object on bundle_fixes (object_id);
alter table bundle_fixes enable row level security;
grant select, insert on bundle_fixes to cf_app;
create policy bundle_fixes_read on bundle_fixes for select to cf_app using (cf_bundle_is_ours(bundle_id));
create policy bundle_fixes_add on bundle_fixes for insert to cf_app with check (
  cf_bundle_is_ours(bundle_id) and by_person = cf_actor()
);

create function cf_lock_bundle(bundle text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('bundles'), hashtext(bundle))
$$;
