-- Reports come in floods. Those of one actor that travel in one round trip are taken in by one statement, which costs a third of one
-- statement for each (measured): the same as cf_submit_report for each of them, but that one which is there already is refused,
-- with all of them.
create function cf_submit_reports(told json) returns text language plpgsql as $$
declare
  desk text;
  assess_hours integer;
  due bigint;
  others_wait boolean;
begin
  perform cf_lock_reports();
  select rules ->> 'reportingDesk', (rules ->> 'assessReportHoursMax')::integer into desk, assess_hours
    from elections where id = cf_election();
  due := cf_now_ms() + assess_hours * 3600000::bigint;
  others_wait := cf_reports_wait();
  with told as materialized (
    select * from json_to_recordset($1) as t (
      id text, channel text, tlp text, what text, "where" text, traces jsonb, "whenFromMs" bigint, "whenToMs" bigint, phase text,
      outcome text, kind text, language text, "receiptHash" text, keys text[], words tsvector, "contactId" text, contact text
    )
  ), taken as (
    insert into reports (id, space, election_id, organisation_id, tlp, classification, created_by, channel, from_organisation_id,
      what, place, venues, when_from_ms, when_to_ms, phase, outcome, kind, language, receipt_hash, state, submitted_at_ms, due_at_ms)
    select t.id, cf_space(), cf_election(), desk, t.tlp, 0, cf_actor(), t.channel, cf_organisation(), t.what, t."where", t.traces,
      t."whenFromMs", t."whenToMs", t.phase, t.outcome, t.kind, t.language, t."receiptHash", 'received', cf_now_ms(), due from told t
  ), keyed as (
    insert into report_keys select t.id, cf_space(), cf_election(), cf_now_ms(), t.keys, t.words from told t
  )
  insert into report_sources
    select t."contactId", cf_space(), cf_election(), desk, 'amber+strict', 0, cf_actor(), t.id, t.contact
    from told t where t.contact is not null;
  if not others_wait then
    perform cf_wait(cf_election(), 'reports.to-assess', cf_election(), 'exchange/reports', 'reports.assess', desk, 'analyst', null,
      'amber', 0, due);
  end if;
  return desk;
end $$;

-- The desk of the election is looked up once for a statement, not once for each row.
alter policy reports_submitted on reports with check (
  space = cf_space() and election_id = cf_election() and organisation_id = (select cf_reporting_desk())
  and created_by = cf_actor() and classification = 0 and state = 'received' and assigned_to is null and group_id is null
  and assessed_at_ms is null and source_grade is null and credibility is null and answered_at_ms is null and answer is null
  and tlp in ('clear', 'green', 'amber', 'amber+strict')
  and outcome in ('attempt-blocked', 'attempt-unknown', 'breach') and kind in ('intrusion', 'influence', 'both', 'unsure')
  and length(receipt_hash) = 64 and coalesce(when_from_ms <= when_to_ms, true)
  and (
    (cf_kind() = 'public' and channel = 'public-form' and tlp = 'amber' and from_organisation_id is null)
    or (cf_kind() = 'person' and channel = 'organisation' and from_organisation_id = cf_organisation())
    or (cf_kind() = 'machine' and channel = 'machine' and from_organisation_id = cf_organisation())
  )
);
alter policy report_sources_submitted on report_sources with check (
  space = cf_space() and election_id = cf_election() and organisation_id = (select cf_reporting_desk())
  and created_by = cf_actor() and classification = 0
);

-- What correlation has still to read is noted for all reports of a statement at once.
create or replace function cf_correlation_report_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into correlation_due (id, space, election_id, at_ms)
    select r.id, r.space, r.election_id, r.submitted_at_ms from taken_in r;
  return null;
end $$;
drop trigger reports_due_for_correlation on reports;
create trigger reports_due_for_correlation after insert on reports referencing new table as taken_in
  for each statement execute function cf_correlation_report_due();
