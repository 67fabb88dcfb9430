-- What do two matters share? Posting lists: which values (a domain, an address, an account, a passage) a report, an incident or a bundle
-- has. Written by the duty `correlation` alone; a row is as visible as the very report, incident or object that it was read from.

create table correlation_values (
  space text not null,
  election_id text not null,
  kind text not null,
  -- In its normal form (engines/correlation).
  text text not null check (length(text) <= 500),
  -- A report, an incident or a bundle.
  member_id text not null,
  -- The report, the incident, or the object of the bundle that says it.
  source_id text not null,
  primary key (election_id, space, kind, text, member_id, source_id)
);
create index correlation_values_by_member on correlation_values (member_id);
alter table correlation_values enable row level security;
grant select, insert, delete on correlation_values to cf_app;

-- Whether the reader sees it is asked of its own table, whose row security answers.
create function cf_correlated_seen(source text) returns boolean language sql stable as $$
  select case left(source, 3)
    when 'rep' then exists (select from reports r where r.id = source)
    when 'inc' then exists (select from incidents i where i.id = source)
    when 'bnd' then exists (select from bundles b where b.id = source)
    when 'bob' then exists (select from bundle_objects o where o.id = source)
    else false end
$$;
-- A question walks thousands of rows: what the reader sees is gathered once for all of them, and only of the tables that are met.
create policy correlation_values_read on correlation_values for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and (select cf_reads_content())
  and case left(member_id, 3)
    when 'rep' then member_id in (select r.id from reports r)
    when 'inc' then member_id in (select i.id from incidents i)
    when 'bnd' then member_id in (select b.id from bundles b)
    else false end
  and (source_id = member_id or source_id in (select o.id from bundle_objects o))
);
create policy correlation_values_duty on correlation_values to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'correlation' and space = cf_space() and election_id = cf_election()
) with check (cf_kind() = 'system' and cf_duty() = 'correlation' and space = cf_space() and election_id = cf_election());

-- What was read when.
create table correlation_members (
  id text primary key,
  space text not null,
  election_id text not null,
  at_ms bigint not null
);
create index correlation_members_by_time on correlation_members (election_id, space, at_ms desc, id);
alter table correlation_members enable row level security;
grant select, insert, update on correlation_members to cf_app;
create policy correlation_members_read on correlation_members for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and (select cf_reads_content()) and cf_correlated_seen(id)
);
create policy correlation_members_duty on correlation_members to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'correlation' and space = cf_space() and election_id = cf_election()
) with check (cf_kind() = 'system' and cf_duty() = 'correlation' and space = cf_space() and election_id = cf_election());

-- Members that were never read, or changed since, everywhere or here. For the duty alone.
create function cf_correlation_due() returns table (id text, space text, election_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.space, x.election_id from (
    select r.id, r.space, r.election_id, r.submitted_at_ms as at_ms from reports r
    union all select i.id, i.space, i.election_id, i.changed_at_ms from incidents i
    union all select b.id, b.space, b.election_id,
      greatest(b.imported_at_ms, (select max(f.at_ms) from bundle_fixes f where f.bundle_id = b.id)) from bundles b
  ) x left join correlation_members m on m.id = x.id
  where cf_kind() = 'system' and cf_duty() = 'correlation' and (m.id is null or m.at_ms < x.at_ms)
  limit 500
$$;

-- What a member says, for the duty alone: of a bundle the objects after a place, at most 2,000.
create function cf_correlation_told(member text, after_place integer) returns table (source_id text, place integer, told json)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from (
    select r.id as source_id, 0 as place, json_build_object('text', r.what, 'places', r.venues) as told
      from reports r where r.id = member and r.space = cf_space() and r.election_id = cf_election() and after_place < 0
    union all
    select a.incident_id, 0, json_build_object('text', a.narrative, 'places', array_append(a.infrastructure, a.venue))
      from activities a join incidents i on i.id = a.incident_id
      where i.id = member and a.until_ms is null and i.space = cf_space() and i.election_id = cf_election() and after_place < 0
    union all
    (select o.id, o.place, o.object from bundle_objects o
      where o.bundle_id = member and o.space = cf_space() and o.election_id = cf_election() and o.place > after_place
      order by o.place limit 2000)
  ) x where cf_kind() = 'system' and cf_duty() = 'correlation'
$$;

-- What an analyst says of a suggested link. Rows are only ever added; the newest counts, for the analyst's own organisation.
create table correlation_decisions (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null references organisations (id),
  tlp text not null,
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  at_ms bigint not null,
  -- The one with the smaller id first: a link has no direction.
  one_id text not null,
  other_id text not null,
  says text not null check (says in ('accepted', 'rejected')),
  why text not null check (why <> ''),
  strength double precision not null,
  -- The strongest of what they shared then: [{kind, text}].
  evidence jsonb not null,
  campaign_id text,
  check (one_id < other_id)
);
create index correlation_decisions_by_pair on correlation_decisions (one_id, other_id);
create index correlation_decisions_by_time on correlation_decisions (election_id, space, at_ms desc, id desc);
call cf_protect('correlation_decisions');
create policy correlation_decisions_both on correlation_decisions as restrictive for select to cf_app using (
  cf_correlated_seen(one_id) and cf_correlated_seen(other_id)
);
revoke update on correlation_decisions from cf_app;

-- The reviewed list of sites that link nothing alone: what an organisation added to the one that comes with the software, or took
-- off it. Rows are only ever added; the newest of a site counts.
create table correlation_warnings (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null references organisations (id),
  tlp text not null,
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  at_ms bigint not null,
  site text not null check (length(site) <= 253),
  -- Null: taken off the list.
  category text check (category in ('platform', 'shortener', 'hosting', 'delivery', 'reference', 'mail')),
  why text not null check (why <> '')
);
create index correlation_warnings_by_site on correlation_warnings (election_id, space, organisation_id, site, at_ms);
call cf_protect('correlation_warnings');
revoke update on correlation_warnings from cf_app;

insert into content_tables (prefix, table_name, class) values
  ('cor', 'correlation_decisions', 'case'),
  ('wrn', 'correlation_warnings', 'case');

-- Published by the reports and bundles slices to correlation, with the reader's own row security.
create view bundle_summaries with (security_invoker = true) as
  select b.id, b.name, b.tlp, b.classification, b.election_id, b.space from bundles b;
create view report_summaries with (security_invoker = true) as
  select r.id, r.what, r.tlp, r.classification, r.election_id, r.space from reports r;
grant select on report_summaries, bundle_summaries to cf_app;

create function cf_lock_correlation(pair text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('correlation_decisions'), hashtext(pair))
$$;
