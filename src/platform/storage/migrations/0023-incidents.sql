-- Incidents: an intrusion, an influence operation, or both in one. What is told of an incident is kept in versions, so that it can
-- be read as it was known on a day; evidence marks itself, item by item.

create table incidents (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  created_at_ms bigint not null,
  changed_at_ms bigint not null,
  version integer not null check (version > 0),
  title text not null,
  summary text not null,
  phase text not null,
  aims text[] not null check (cardinality(aims) > 0),
  -- Who would gain: null not determined, 'none' nobody, else an organisation or role. Never required (W2.6).
  beneficiary text,
  -- Follows from the activities: intrusion, influence, or both (G5).
  kinds text[] not null default '{}',
  closed boolean not null default false
);
create index incidents_by_time on incidents (election_id, space, created_at_ms desc, id desc);
call cf_protect('incidents');

-- Is it an incident of the actor's own organisation? Says yes or no; whoever asks has seen the incident, or its original, before.
create function cf_incident_is_ours(incident text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from incidents i where i.id = incident and i.space = cf_space() and i.election_id = cf_election()
      and i.organisation_id = cf_organisation()
  )
$$;

-- What was told of an incident from when on. Rows are only ever added.
create table incident_versions (
  incident_id text not null references incidents (id) on delete cascade,
  version integer not null,
  since_ms bigint not null,
  title text not null,
  summary text not null,
  phase text not null,
  aims text[] not null,
  beneficiary text,
  closed boolean not null,
  by_person text not null,
  why text not null,
  primary key (incident_id, version)
);
alter table incident_versions enable row level security;
grant select, insert on incident_versions to cf_app;
create policy incident_versions_read on incident_versions for select to cf_app using (
  exists (select from incidents i where i.id = incident_id)
);
create policy incident_versions_add on incident_versions for insert to cf_app with check (
  cf_incident_is_ours(incident_id) and by_person = cf_actor()
);

-- What was done, by whom it is not said: one row for each wording. A row ends when it is edited or taken out, and stays.
-- Activities are as visible as their incident.
create table activities (
  id text not null,
  version integer not null,
  incident_id text not null references incidents (id) on delete cascade,
  since_ms bigint not null,
  until_ms bigint,
  kind text not null check (kind in ('intrusion', 'influence')),
  technique_code text,
  technique_version text,
  target_kind text not null,
  target_name text not null,
  venue text,
  from_ms bigint not null,
  to_ms bigint not null,
  outcome text not null check (outcome in ('attempt-blocked', 'attempt-unknown', 'breach')),
  -- People; null unknown.
  reach_people bigint check (reach_people >= 0),
  reach_source text,
  reach_estimated boolean,
  narrative text,
  infrastructure text[] not null,
  sources jsonb not null,
  by_person text not null,
  primary key (id, version),
  check (from_ms <= to_ms),
  check ((technique_code is null) = (technique_version is null)),
  check ((reach_people is null) = (reach_source is null) and (reach_people is null) = (reach_estimated is null))
);
create unique index activities_now on activities (id) where until_ms is null;
create index activities_by_incident on activities (incident_id);
alter table activities enable row level security;
grant select, insert, update (until_ms) on activities to cf_app;
create policy activities_read on activities for select to cf_app using (
  exists (select from incidents i where i.id = incident_id)
);
create policy activities_add on activities for insert to cf_app with check (
  cf_incident_is_ours(incident_id) and by_person = cf_actor()
);
create policy activities_end on activities for update to cf_app
  using (until_ms is null and cf_incident_is_ours(incident_id)) with check (until_ms is not null);

-- What analysts concluded, when, and against which other explanations. Rows are only ever added: later evidence calls for another
-- assessment and leaves the earlier one as it was.
create table incident_assessments (
  id text primary key,
  incident_id text not null references incidents (id) on delete cascade,
  classification integer not null check (classification between 0 and 3),
  at_ms bigint not null,
  by_person text not null,
  likelihood text not null,
  confidence text not null check (confidence in ('low', 'moderate', 'high')),
  judgement text not null,
  alternatives text[] not null check (cardinality(alternatives) > 0)
);
create index incident_assessments_by_incident on incident_assessments (incident_id, at_ms desc);
alter table incident_assessments enable row level security;
grant select, insert on incident_assessments to cf_app;
create policy incident_assessments_read on incident_assessments for select to cf_app using (
  classification <= cf_clearance() and exists (select from incidents i where i.id = incident_id)
);
create policy incident_assessments_add on incident_assessments for insert to cf_app with check (
  classification <= cf_clearance() and cf_incident_is_ours(incident_id) and by_person = cf_actor()
);

create table incident_reports (
  incident_id text not null references incidents (id) on delete cascade,
  report_id text not null,
  at_ms bigint not null,
  by_person text not null,
  why text not null,
  primary key (incident_id, report_id)
);
create index incident_reports_by_report on incident_reports (report_id);
alter table incident_reports enable row level security;
grant select, insert on incident_reports to cf_app;
create policy incident_reports_read on incident_reports for select to cf_app using (
  exists (select from incidents i where i.id = incident_id)
);
create policy incident_reports_add on incident_reports for insert to cf_app with check (
  cf_incident_is_ours(incident_id) and by_person = cf_actor()
);

create table evidence (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  incident_id text not null references incidents (id),
  recorded_at_ms bigint not null,
  text text not null,
  kind text not null,
  -- The source's reliability and the content's credibility, apart (the Admiralty scale).
  source_grade text not null check (source_grade in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility integer not null check (credibility between 1 and 6),
  known_at_ms bigint not null,
  valid_until_ms bigint,
  -- SHA-256, hex, of what is attached elsewhere.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  check (known_at_ms <= recorded_at_ms)
);
create index evidence_by_incident on evidence (incident_id, known_at_ms);
call cf_protect('evidence');
create policy evidence_of_ours on evidence as restrictive for insert to cf_app with check (cf_incident_is_ours(incident_id));
-- Evidence is never rewritten.
revoke update on evidence from cf_app;

insert into content_tables (prefix, table_name, class, kept_while) values
  ('inc', 'incidents', 'incident', 'not c.closed'),
  ('evi', 'evidence', 'evidence', 'exists (select from incidents i where i.id = c.incident_id and not i.closed)');

-- Published to the other slices. The state is the reader's: whoever may not see the assessment does not see that there is one.
create view incident_summaries with (security_invoker = true) as
  select i.id, i.title, i.tlp, i.classification,
    case when i.closed then 'closed'
      when exists (select from incident_assessments a where a.incident_id = i.id) then 'assessed'
      else 'open' end as state,
    i.phase, i.election_id, i.space, i.organisation_id, i.kinds, i.aims, i.beneficiary, i.created_at_ms
  from incidents i;

create view incident_activities with (security_invoker = true) as
  select a.id, a.incident_id, a.kind, a.technique_code, a.technique_version, a.target_kind, a.target_name, a.venue, a.from_ms,
    a.to_ms, a.outcome, a.reach_people, a.reach_estimated, a.narrative, a.infrastructure, i.election_id, i.space
  from activities a join incidents i on i.id = a.incident_id
  where a.until_ms is null;

create view evidence_as_known with (security_invoker = true) as
  select e.incident_id, e.id as evidence_id, e.text, e.kind, e.source_grade, e.credibility, e.known_at_ms, e.recorded_at_ms,
    e.valid_until_ms, e.sha256, e.tlp, e.classification, e.organisation_id, e.election_id, e.space
  from evidence e join incidents i on i.id = e.incident_id;

create view assessments_as_known with (security_invoker = true) as
  select a.incident_id, a.id as assessment_id, a.likelihood, a.confidence, a.judgement, a.alternatives, a.at_ms, a.by_person,
    a.classification, i.election_id, i.space
  from incident_assessments a join incidents i on i.id = a.incident_id;

grant select on incident_summaries, incident_activities, evidence_as_known, assessments_as_known to cf_app;
