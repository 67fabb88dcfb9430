-- Versions of a shared language (DISARM): what reports and activities are coded to. Public; rows are only ever added.

create table vocabulary_versions (
  id text primary key,
  name text not null,
  -- What the publisher, or whoever imported it, calls this version.
  label text not null,
  -- Latest change of any object in it, as the publisher wrote it.
  modified text not null,
  -- SHA-256, hex, of the file.
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  imported_at_ms bigint not null,
  imported_by text not null,
  previous_id text references vocabulary_versions (id),
  in_use integer not null check (in_use > 0),
  retired integer not null check (retired >= 0),
  tactics text[] not null,
  -- What the lenient import repaired or set aside: [{rule, count}].
  repairs jsonb not null,
  quarantined integer not null,
  -- Against the previous version of the same name: added, retired with successors, renamed, moved, restored.
  changes jsonb not null
);
create index vocabulary_versions_by_time on vocabulary_versions (imported_at_ms desc, id desc);
alter table vocabulary_versions enable row level security;
grant select, insert on vocabulary_versions to cf_app;
create policy vocabulary_versions_read on vocabulary_versions for select to cf_app using (true);
create policy vocabulary_versions_add on vocabulary_versions for insert to cf_app with check (
  cf_roles() && '{analyst,editor}'::text[] and imported_by = cf_actor()
);

create table vocabulary_entries (
  id text primary key,
  version_id text not null references vocabulary_versions (id),
  position integer not null,
  external_id text not null,
  kind text not null check (kind in ('tactic', 'technique', 'sub-technique')),
  name text not null,
  description text not null,
  url text,
  tactics text[] not null,
  parent text,
  revoked boolean not null,
  deprecated boolean not null,
  -- As the publisher states it, and after following retired successors to one in use.
  successor text,
  successor_in_use text,
  -- True where the version no longer has this code: it is carried over so that the code still answers.
  carried boolean not null,
  stix_id text not null,
  modified text not null,
  unique (version_id, external_id)
);
create index vocabulary_entries_in_order on vocabulary_entries (version_id, position);
alter table vocabulary_entries enable row level security;
grant select, insert on vocabulary_entries to cf_app;
create policy vocabulary_entries_read on vocabulary_entries for select to cf_app using (true);
create policy vocabulary_entries_add on vocabulary_entries for insert to cf_app with check (
  exists (select from vocabulary_versions v where v.id = version_id and v.imported_by = cf_actor() and v.imported_at_ms = cf_now_ms())
);

-- Published to the slices that code to it.
create view vocabulary_terms with (security_invoker = true) as
  select e.id, e.version_id, e.external_id, e.name, (e.revoked or e.deprecated) as retired,
    e.successor_in_use as successor_external_id
  from vocabulary_entries e;
grant select on vocabulary_terms to cf_app;

-- How a term of any version stands today, in the latest version of the same name: codes that a version drops are carried over, so
-- that each term of an earlier version has a row there.
create view vocabulary_standing with (security_invoker = true) as
  select e.version_id, e.external_id, e.name, v.label as version_label, now.version_id as latest_version_id,
    (now.revoked or now.deprecated) as retired, next.external_id as successor_external_id, next.name as successor_name
  from vocabulary_entries e
  join vocabulary_versions v on v.id = e.version_id
  join lateral (
    select l.id from vocabulary_versions l where l.name = v.name order by l.imported_at_ms desc, l.id desc limit 1
  ) latest on true
  join vocabulary_entries now on now.version_id = latest.id and now.external_id = e.external_id
  left join vocabulary_entries next on next.version_id = latest.id and next.external_id = now.successor_in_use;
grant select on vocabulary_standing to cf_app;

-- What each organisation calls a term of the shared language. Rows are only ever added: of an organisation's word the last row counts,
-- and one without a code takes it back.
create table vocabulary_labels (
  id text primary key,
  organisation_id text not null references organisations (id),
  -- The name of the framework, such as DISARM Framework: labels outlive its versions.
  framework text not null,
  label text not null,
  -- The label as it is compared: letter case, spaces and punctuation do not count.
  folded text not null check (folded <> ''),
  code text,
  said_by text not null,
  said_at_ms bigint not null
);
create index vocabulary_labels_by_word on vocabulary_labels (framework, folded, organisation_id, said_at_ms desc, id desc);
alter table vocabulary_labels enable row level security;
grant select, insert on vocabulary_labels to cf_app;
create policy vocabulary_labels_read on vocabulary_labels for select to cf_app using (cf_organisation() is not null);
create policy vocabulary_labels_add on vocabulary_labels for insert to cf_app with check (
  cf_roles() && '{analyst,editor}'::text[] and said_by = cf_actor() and organisation_id = cf_organisation()
);
