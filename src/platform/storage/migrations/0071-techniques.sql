-- Which techniques are seen here, when and by whom: every report, activity and bundle that is coded to one, each as visible as itself.
-- Nothing is counted ahead: a trend and an alert are worked out for each reader from what that reader sees.

-- When a report was coded to a term, and by whom. A term that is taken off the report takes its row along.
create table report_codings (
  report_id text not null references reports (id) on delete cascade,
  code text not null,
  at_ms bigint not null,
  by_person text not null,
  primary key (report_id, code)
);
create index report_codings_by_code on report_codings (code, at_ms);
alter table report_codings enable row level security;
grant select, insert, delete on report_codings to cf_app;
create policy report_codings_read on report_codings for select to cf_app using (
  report_id in (select r.id from reports r)
);
create policy report_codings_add on report_codings for insert to cf_app with check (
  by_person = cf_actor() and at_ms = cf_now_ms()
  and exists (select from reports r where r.id = report_id and r.organisation_id = cf_organisation())
);
create policy report_codings_take_off on report_codings for delete to cf_app using (
  exists (select from reports r where r.id = report_id and r.organisation_id = cf_organisation())
);
insert into report_codings
  select r.id, t ->> 'term', coalesce(r.assessed_at_ms, r.submitted_at_ms), coalesce(r.assessed_by, r.created_by)
  from reports r, jsonb_array_elements(r.terms) t on conflict do nothing;

-- The techniques that the objects of a bundle tell of. A file that publishes a framework defines its techniques and has seen none.
create table bundle_techniques (
  object_id text not null references bundle_objects (id) on delete cascade,
  bundle_id text not null references bundles (id) on delete cascade,
  code text not null,
  at_ms bigint not null,
  by_person text not null,
  primary key (object_id, code)
);
create index bundle_techniques_by_code on bundle_techniques (code, at_ms);
alter table bundle_techniques enable row level security;
grant select, insert on bundle_techniques to cf_app;
create policy bundle_techniques_read on bundle_techniques for select to cf_app using (
  object_id in (select o.id from bundle_objects o)
);
create policy bundle_techniques_add on bundle_techniques for insert to cf_app with check (
  by_person = cf_actor() and at_ms = cf_now_ms() and cf_bundle_is_ours(bundle_id)
);

-- Published by incidents, reports and bundles.
create view incident_codings with (security_invoker = true) as
  select a.technique_code as code, a.id as item_id, i.id as subject_id, i.id as marked_id, i.title, f.since_ms as coded_at_ms,
    f.by_person, i.organisation_id, i.tlp, i.election_id, i.space
  from activities a join incidents i on i.id = a.incident_id
  join lateral (
    select b.since_ms, b.by_person from activities b
    where b.id = a.id and b.technique_code = a.technique_code order by b.version limit 1
  ) f on true
  where a.until_ms is null and a.technique_code is not null;
create view report_coded with (security_invoker = true) as
  select c.code, r.id as item_id, r.id as subject_id, r.id as marked_id, left(r.what, 160) as title, c.at_ms as coded_at_ms,
    c.by_person, r.organisation_id, r.tlp, r.election_id, r.space
  from report_codings c join reports r on r.id = c.report_id;
create view bundle_coded with (security_invoker = true) as
  select t.code, o.bundle_id || ' ' || t.code as item_id, o.bundle_id as subject_id, o.id as marked_id, coalesce(b.name, o.name) as title,
    t.at_ms as coded_at_ms, t.by_person, o.organisation_id, o.tlp, o.election_id, o.space
  from bundle_techniques t join bundle_objects o on o.id = t.object_id left join bundles b on b.id = o.bundle_id;
grant select on incident_codings, report_coded, bundle_coded to cf_app;

-- `since_ms`: since when the reader may see it. What another organisation shared is seen here from the share on.
create view technique_sightings with (security_invoker = true) as
  select x.code, split_part(x.code, '.', 1) as family, x.kind, x.item_id, x.subject_id, x.title, x.coded_at_ms, x.by_person,
    x.organisation_id, x.election_id, x.space,
    greatest(x.coded_at_ms, case
      when x.organisation_id = (select cf_organisation()) or x.tlp in ('clear', 'green') then 0
      else coalesce((
        select min(s.shared_at_ms) from shares s
        where s.subject_id = x.marked_id and s.to_organisation_id = cf_organisation()
          and (s.to_person_id is null or s.to_person_id = cf_actor())
          and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
      ), 0) end) as since_ms
  from (
    select 'incident' as kind, c.* from incident_codings c
    union all select 'report', c.* from report_coded c
    union all select 'bundle', c.* from bundle_coded c
  ) x;
grant select on technique_sightings to cf_app;

-- Of which first sighting a person has taken note: it is told once.
create table technique_readings (
  person_id text not null,
  election_id text not null references elections (id),
  space text not null,
  code text not null,
  at_ms bigint not null,
  primary key (person_id, election_id, space, code)
);
alter table technique_readings enable row level security;
grant select, insert on technique_readings to cf_app;
create policy technique_readings_own on technique_readings to cf_app
  using (person_id = cf_actor() and election_id = cf_election() and space = cf_space());

-- By when a framework is looked at again. Rows are only ever added: the last of its name counts.
create table vocabulary_reviews (
  id text primary key,
  name text not null,
  review_by date not null,
  by_person text not null,
  at_ms bigint not null,
  why text not null check (why <> '')
);
create index vocabulary_reviews_by_name on vocabulary_reviews (name, at_ms desc, id desc);
alter table vocabulary_reviews enable row level security;
grant select, insert on vocabulary_reviews to cf_app;
create policy vocabulary_reviews_read on vocabulary_reviews for select to cf_app using (true);
create policy vocabulary_reviews_add on vocabulary_reviews for insert to cf_app with check (
  cf_roles() && '{analyst,editor}'::text[] and by_person = cf_actor() and at_ms = cf_now_ms()
  and exists (select from vocabulary_versions v where v.name = vocabulary_reviews.name)
);
insert into vocabulary_reviews
  select distinct on (v.name) 'vrv_' || substr(v.id, 5), v.name, (to_timestamp(v.imported_at_ms / 1000.0) at time zone 'UTC')::date + 180,
    v.imported_by, v.imported_at_ms, 'import'
  from vocabulary_versions v order by v.name, v.imported_at_ms desc, v.id desc;
