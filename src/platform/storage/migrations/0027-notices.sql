-- Notices and bulletins: what the public is told. Versions and what was published are only ever added; a name whose owner has
-- withdrawn consent is the one thing that is taken out of both.

create table notices (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('amber', 'clear')),
  classification integer not null check (classification = 0),
  created_by text not null,
  created_at_ms bigint not null,
  kind text not null check (kind in ('notice', 'bulletin')),
  case_id text not null references panel_cases (id),
  state text not null check (state in ('draft', 'submitted', 'approved', 'published', 'withdrawn')),
  -- The version that stands, and the one that waits to correct it.
  version integer not null check (version > 0),
  correction_version integer check (correction_version > version),
  -- Organisations that are told before the public.
  concerned text[] not null,
  override_why text,
  approved_by text,
  approved_at_ms bigint,
  -- SHA-256, hex, of the texts that were approved.
  approved_sha256 text,
  published_at_ms bigint,
  corrected_at_ms bigint,
  withdrawn_at_ms bigint,
  check ((approved_by is null) = (approved_at_ms is null) and (approved_by is null) = (approved_sha256 is null)),
  check ((approved_by is not null) = (state in ('approved', 'published', 'withdrawn'))),
  check ((published_at_ms is not null) = (state in ('published', 'withdrawn'))),
  check ((withdrawn_at_ms is not null) = (state = 'withdrawn')),
  check ((tlp = 'clear') = (state in ('published', 'withdrawn'))),
  check (approved_by is distinct from created_by),
  check (correction_version is null or state = 'published')
);
create index notices_by_time on notices (election_id, space, created_at_ms desc, id desc);
call cf_protect('notices');
insert into content_tables (prefix, table_name, class, kept_while) values ('ntc', 'notices', 'case', 'true');

create function cf_notice_is_ours(notice text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from notices n where n.id = notice and n.space = cf_space() and n.election_id = cf_election()
      and n.organisation_id = cf_organisation() and cf_roles() && '{communications,editor}'::text[]
  )
$$;

create table notice_versions (
  notice_id text not null references notices (id),
  number integer not null check (number > 0),
  texts jsonb not null,
  -- SHA-256, hex, of the canonical JSON of the texts as they were written.
  sha256 text not null check (length(sha256) = 64),
  by_person text not null,
  at_ms bigint not null,
  why text not null,
  -- Of a correction: what was wrong, in each language.
  wrong jsonb,
  primary key (notice_id, number)
);
alter table notice_versions enable row level security;
grant select, insert, update (texts) on notice_versions to cf_app;
-- Drafts stay with those who write and with whom they were shared, also when the last of them is public.
create policy notice_versions_read on notice_versions for select to cf_app using (
  exists (select from notices n where n.id = notice_id
    and (n.organisation_id = cf_organisation() or n.tlp <> 'clear' or cf_roles() && '{auditor}'::text[]))
);
create policy notice_versions_add on notice_versions for insert to cf_app with check (
  cf_notice_is_ours(notice_id) and by_person = cf_actor() and at_ms = cf_now_ms()
);
create policy notice_versions_redact on notice_versions for update to cf_app using (cf_notice_is_ours(notice_id));

-- Who of those concerned was told when and how, before the public.
create table notice_tellings (
  notice_id text not null references notices (id),
  step text not null check (step in ('victims', 'concerned')),
  organisation_id text not null,
  told_at_ms bigint not null,
  how text not null,
  by_person text not null,
  at_ms bigint not null,
  primary key (notice_id, step, organisation_id)
);
alter table notice_tellings enable row level security;
grant select, insert on notice_tellings to cf_app;
create policy notice_tellings_read on notice_tellings for select to cf_app using (
  exists (select from notices n where n.id = notice_id
    and (n.organisation_id = cf_organisation() or n.tlp <> 'clear' or cf_roles() && '{auditor}'::text[]))
);
create policy notice_tellings_add on notice_tellings for insert to cf_app with check (
  by_person = cf_actor() and at_ms = cf_now_ms() and told_at_ms <= cf_now_ms()
  and cf_roles() && '{communications,case-contact}'::text[]
  and exists (select from notices n where n.id = notice_id and n.state in ('draft', 'submitted', 'approved'))
);

-- The public acts on a notice, in order. Each holds the whole text that stood after it.
create table notice_publications (
  notice_id text not null references notices (id),
  number integer not null check (number > 0),
  space text not null,
  election_id text not null,
  kind text not null check (kind in ('notice', 'bulletin')),
  act text not null check (act in ('publish', 'correct', 'withdraw', 'redact')),
  texts jsonb not null,
  -- What was wrong, or why it was withdrawn, in each language.
  words jsonb,
  at_ms bigint not null,
  redacted_at_ms bigint,
  primary key (notice_id, number),
  check ((act in ('correct', 'withdraw')) = (words is not null)),
  check ((number = 1) = (act = 'publish'))
);
create index notice_publications_first on notice_publications (election_id, space, at_ms desc, notice_id desc) where number = 1;
alter table notice_publications enable row level security;
grant select, insert, update (texts, words, redacted_at_ms) on notice_publications to cf_app;
-- Everyone reads what was published. An exercise is never public.
create policy notice_publications_public on notice_publications for select to cf_app using (
  space = 'live' and cf_space() = 'live' and election_id = cf_election()
);
create policy notice_publications_exercise on notice_publications for select to cf_app using (
  space = cf_space() and election_id = cf_election() and cf_reads_content()
);
create policy notice_publications_add on notice_publications for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and at_ms = cf_now_ms() and cf_notice_is_ours(notice_id)
  and exists (select from notices n where n.id = notice_id and n.state in ('published', 'withdrawn'))
);
create policy notice_publications_redact on notice_publications for update to cf_app
  using (cf_notice_is_ours(notice_id)) with check (redacted_at_ms = cf_now_ms());

-- The incidents of a case, also those of its campaign. For the two questions below only: they let no row out.
create function cf_notice_incidents(subject text) returns text[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct i.id), '{}') from (
    select unnest(d.incident_ids) as id from case_decisions d where d.case_id = subject
    union
    select m.incident_id from case_decisions d join campaign_incidents m on m.campaign_id = d.campaign_id where d.case_id = subject
  ) i
$$;
revoke execute on function cf_notice_incidents(text) from public;

-- How many of those affected have not been told. Only whoever sees the notice may ask.
create function cf_notice_victims_untold(notice text) returns integer
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select cf_victims_untold(cf_notice_incidents(n.case_id)) from notices n
    where n.id = notice and n.space = cf_space() and n.election_id = cf_election());
end $$;

-- Does one of these texts name, or describe, someone affected who has not consented?
create function cf_notice_names_without_consent(notice text, texts text[]) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select cf_names_without_consent(cf_notice_incidents(n.case_id), texts) from notices n
    where n.id = notice and n.space = cf_space() and n.election_id = cf_election());
end $$;

-- Organisations of case contacts: what is submitted is shared with them, so that those affected are told first.
create function cf_notice_tellers() returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.organisation_id from role_grants g join people p on p.id = g.person_id
  where g.role = 'case-contact' and cf_kind() = 'person' and cf_roles() && '{communications,editor}'::text[]
    and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
    and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms() and (g.election_id is null or g.election_id = cf_election())
$$;

-- Takes the bodies of earlier acts on a notice out of the journal; the chain of hashes stays whole, as after retention.
create function cf_forget_notice(notice text) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  forgotten integer;
begin
  if not cf_notice_is_ours(notice) then
    raise insufficient_privilege using message = 'only those who wrote it redact it';
  end if;
  update journal_entries e set body = null, salt = null, purged_at_ms = cf_now_ms()
    where e.subject = notice and e.action like 'notices.%' and e.body is not null;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
