-- What people, organisations and machines told. Every report belongs to the election's reporting desk.
create table reports (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null,
  classification integer not null,
  created_by text not null,
  channel text not null,
  from_organisation_id text references organisations (id),
  what text not null,
  place text not null,
  venues jsonb not null,
  when_from_ms bigint,
  when_to_ms bigint,
  phase text not null,
  outcome text not null,
  kind text not null,
  language text not null,
  receipt_hash text not null unique,
  state text not null,
  submitted_at_ms bigint not null,
  due_at_ms bigint not null,
  assigned_to text,
  -- The source and what it says are graded apart; neither follows from the other.
  source_grade text,
  credibility integer,
  assessment text,
  confidence text,
  alternatives jsonb not null default '[]',
  assessed_at_ms bigint,
  assessed_by text,
  terms jsonb not null default '[]',
  group_id text,
  answer text,
  answered_at_ms bigint,
  answered_by text
);
-- What a new report may hold is checked by its insert policy below, what a changed one may hold by this trigger: check constraints
-- are made ready anew for every single insert and cost a fifth of it (measured), and reports come in floods.
create function cf_reports_consistent() returns trigger language plpgsql as $$
begin
  if (new.state = 'received') is distinct from (new.assessed_at_ms is null)
    or (new.state = 'received') is distinct from (new.source_grade is null and new.credibility is null)
    or (new.state = 'closed') is distinct from (new.answered_at_ms is not null and new.answer is not null)
    or new.state not in ('received', 'assessed', 'closed')
    or new.source_grade not in ('A', 'B', 'C', 'D', 'E', 'F') or new.credibility not between 1 and 6
    or new.confidence not in ('low', 'moderate', 'high')
    or new.tlp not in ('clear', 'green', 'amber', 'amber+strict') or new.classification not between 0 and 3
    or new.outcome is distinct from old.outcome or new.what is distinct from old.what
    or new.receipt_hash is distinct from old.receipt_hash or new.submitted_at_ms is distinct from old.submitted_at_ms
  then
    raise exception 'a report would contradict itself' using errcode = 'check_violation', constraint = 'reports_consistent';
  end if;
  return new;
end $$;
create trigger reports_consistent before update on reports for each row execute function cf_reports_consistent();
create index reports_by_time on reports (election_id, space, submitted_at_ms, id);
create index reports_by_state on reports (election_id, space, state, submitted_at_ms, id);
create index reports_by_grade on reports (election_id, space, coalesce(source_grade, 'Z'), submitted_at_ms, id);
create index reports_by_group on reports (group_id) where group_id is not null;
create index reports_by_assignee on reports (assigned_to, submitted_at_ms) where assigned_to is not null;
call cf_protect('reports');
-- The same rule as cf_protect's, written so that what does not depend on the row is worked out once for a query and not for each
-- of 100,000 rows (a report is never TLP:RED).
drop policy reports_read on reports;
create policy reports_read on reports for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and (select cf_reads_content())
  and (
    organisation_id = (select cf_organisation())
    or tlp in ('clear', 'green')
    or id in (
      select s.subject_id from shares s
      where s.to_organisation_id = cf_organisation() and (s.to_person_id = cf_actor() or s.to_person_id is null)
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
  )
  and id not in (select x.substitute_id from substitutes x)
);

create function cf_reporting_desk() returns text language sql stable parallel safe
  as $$ select rules ->> 'reportingDesk' from elections where id = cf_election() $$;

-- Anyone hands a report to the desk of the election, and nothing else: nobody writes one as assessed, as classified, for another
-- organisation or in another's name. Who hands it in reads nothing afterwards.
drop policy reports_insert on reports;
create policy reports_submitted on reports for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_reporting_desk()
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

-- How the reporter can be reached. An id of its own, so that sharing the report never shares its reporter.
create table report_sources (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null,
  tlp text not null check (tlp = 'amber+strict'),
  classification integer not null,
  created_by text not null,
  report_id text not null unique references reports (id) on delete cascade,
  contact text not null
);
call cf_protect('report_sources', '{analyst}');
drop policy report_sources_insert on report_sources;
create policy report_sources_submitted on report_sources for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_reporting_desk()
  and created_by = cf_actor() and classification = 0
);

-- Posting lists: the keys of engines/report-matching for near-duplicates, and the words to search for, held by inverted indexes.
-- Nobody reads this table; cf_report_postings and cf_reports_matching answer with ids.
create table report_keys (
  report_id text primary key references reports (id) on delete cascade,
  space text not null,
  election_id text not null,
  at_ms bigint not null,
  keys text[] not null,
  words tsvector not null
);
create index report_keys_by_key on report_keys using gin (keys);
create index report_keys_by_word on report_keys using gin (words);
create index report_keys_by_time on report_keys (election_id, space, at_ms);
alter table report_keys enable row level security;
grant insert on report_keys to cf_app;
create policy report_keys_insert on report_keys for insert to cf_app with check (
  space = cf_space() and election_id = cf_election()
);

-- What an analyst says about two reports. Nothing is merged: both reports stay as they are.
create table report_pairs (
  id text primary key,
  space text not null,
  election_id text not null,
  organisation_id text not null,
  tlp text not null,
  classification integer not null,
  created_by text not null,
  first_id text not null references reports (id) on delete cascade,
  second_id text not null references reports (id) on delete cascade,
  says text not null check (says in ('same', 'different')),
  why text not null,
  at_ms bigint not null,
  check (first_id < second_id),
  unique (organisation_id, first_id, second_id)
);
create index report_pairs_by_second on report_pairs (second_id);
call cf_protect('report_pairs');

-- When somebody of an organisation first opened a report.
create table report_reads (
  report_id text not null references reports (id) on delete cascade,
  organisation_id text not null,
  space text not null,
  election_id text not null,
  at_ms bigint not null,
  primary key (report_id, organisation_id)
);
alter table report_reads enable row level security;
grant select, insert on report_reads to cf_app;
create policy report_reads_read on report_reads for select to cf_app using (
  space = cf_space() and election_id = cf_election() and cf_reads_content()
  and (organisation_id = cf_organisation() or cf_reporting_desk() = cf_organisation())
);
create policy report_reads_insert on report_reads for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
  and exists (select from reports r where r.id = report_id)
);

create function cf_reports_wait() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from reports where election_id = cf_election() and space = cf_space() and state = 'received')
$$;

-- One statement for one submission: the report, its keys, its reporter, and the news that something waits for the desk. Gives the
-- desk, or null where this very submission was there already.
create function cf_submit_report(
  new_id text, by_channel text, marking text, told text, told_place text, told_venues jsonb, from_ms bigint, to_ms bigint,
  in_phase text, told_outcome text, told_kind text, in_language text, hash text, keys text[], words tsvector, contact_id text, contact text
) returns text language plpgsql as $$
declare
  desk text;
  assess_hours integer;
  due bigint;
begin
  select rules ->> 'reportingDesk', (rules ->> 'assessReportHoursMax')::integer into desk, assess_hours
    from elections where id = cf_election();
  due := cf_now_ms() + assess_hours * 3600000::bigint;
  if not cf_reports_wait() then
    perform cf_wait(cf_election(), 'reports.to-assess', cf_election(), 'exchange/reports', 'reports.assess', desk, 'analyst', null,
      'amber', 0, due);
  end if;
  insert into reports (id, space, election_id, organisation_id, tlp, classification, created_by, channel, from_organisation_id,
    what, place, venues, when_from_ms, when_to_ms, phase, outcome, kind, language, receipt_hash, state, submitted_at_ms, due_at_ms)
  values (new_id, cf_space(), cf_election(), desk, marking, 0, cf_actor(), by_channel, cf_organisation(),
    told, told_place, told_venues, from_ms, to_ms, in_phase, told_outcome, told_kind, in_language, hash, 'received', cf_now_ms(), due)
  on conflict do nothing;
  if not found then return null; end if;
  insert into report_keys values (new_id, cf_space(), cf_election(), cf_now_ms(), keys, words);
  if contact is not null then
    insert into report_sources values (contact_id, cf_space(), cf_election(), desk, 'amber+strict', 0, cf_actor(), new_id, contact);
  end if;
  return desk;
end $$;

-- What the holder of a receipt code is told; never the row.
create function cf_report_status(hash text) returns table (
  state text, submitted_at_ms bigint, due_at_ms bigint, assessed_at_ms bigint, answered_at_ms bigint, answer text
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.state, r.submitted_at_ms, r.due_at_ms, r.assessed_at_ms, r.answered_at_ms, r.answer
  from reports r where r.receipt_hash = $1 and r.space = cf_space() and r.election_id = cf_election()
$$;

-- Ids of the newest 2,000 reports with all these words (a tsquery). Row security cannot use the index of words, so this finds the
-- ids, and the caller's own select decides which of them exist for the reader.
create function cf_reports_matching(wanted text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
begin
  if not cf_reads_content() then return; end if;
  return query execute 'select report_id from report_keys where words @@ $1 and election_id = $2 and space = $3
    order by at_ms desc limit 2000' using wanted::tsquery, cf_election(), cf_space();
end $$;

-- For each key of a report: how many reports have it (counted up to 3,000) and the newest of them. Ids only.
create function cf_report_postings(report text) returns table (key text, count integer, newest text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.key, p.count, p.newest
  from report_keys mine, unnest(mine.keys) as k (key), lateral (
    select count(*)::integer as count,
      (array_agg(h.report_id order by h.at_ms desc, h.report_id))[1:40] as newest
    from (
      select x.report_id, x.at_ms from report_keys x
      where x.keys @> array[k.key] and x.space = mine.space and x.election_id = mine.election_id limit 3000
    ) h
  ) p
  where mine.report_id = $1 and mine.space = cf_space() and mine.election_id = cf_election() and cf_reads_content()
$$;

create function cf_reports_total() returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from (
    select from reports where election_id = cf_election() and space = cf_space() and cf_reads_content() limit 10000
  ) r
$$;
