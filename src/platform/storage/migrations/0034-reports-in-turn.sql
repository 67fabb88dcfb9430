-- One act on the reports of an election and space at a time, on however many servers: each act reads what others write, such as
-- whether the desk still has something to assess.
create function cf_lock_reports() returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('reports'), hashtext(cf_election() || ' ' || cf_space()))
$$;

create or replace function cf_submit_report(
  new_id text, by_channel text, marking text, told text, told_place text, told_venues jsonb, from_ms bigint, to_ms bigint,
  in_phase text, told_outcome text, told_kind text, in_language text, hash text, keys text[], words tsvector, contact_id text, contact text
) returns text language plpgsql as $$
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
  insert into reports (id, space, election_id, organisation_id, tlp, classification, created_by, channel, from_organisation_id,
    what, place, venues, when_from_ms, when_to_ms, phase, outcome, kind, language, receipt_hash, state, submitted_at_ms, due_at_ms)
  values (new_id, cf_space(), cf_election(), desk, marking, 0, cf_actor(), by_channel, cf_organisation(),
    told, told_place, told_venues, from_ms, to_ms, in_phase, told_outcome, told_kind, in_language, hash, 'received', cf_now_ms(), due)
  on conflict do nothing;
  -- Sent again: it has been told to the desk before, and may be assessed by now.
  if not found then return null; end if;
  if not others_wait then
    perform cf_wait(cf_election(), 'reports.to-assess', cf_election(), 'exchange/reports', 'reports.assess', desk, 'analyst', null,
      'amber', 0, due);
  end if;
  insert into report_keys values (new_id, cf_space(), cf_election(), cf_now_ms(), keys, words);
  if contact is not null then
    insert into report_sources values (contact_id, cf_space(), cf_election(), desk, 'amber+strict', 0, cf_actor(), new_id, contact);
  end if;
  return desk;
end $$;
