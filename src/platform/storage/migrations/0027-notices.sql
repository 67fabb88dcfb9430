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
-- A decision is told once; after a withdrawal it may be told anew.
create unique index notices_once on notices (case_id, space) where state <> 'withdrawn';
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
grant select, insert, update (texts, wrong) on notice_versions to cf_app;
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
  -- Its text was taken away because someone named in it withdrew consent; it comes back redacted.
  held_at_ms bigint,
  primary key (notice_id, number),
  check ((act in ('correct', 'withdraw')) = (words is not null)),
  check ((number = 1) = (act = 'publish'))
);
create index notice_publications_first on notice_publications (election_id, space, at_ms desc, notice_id desc) where number = 1;
alter table notice_publications enable row level security;
grant select, insert, update (texts, words, redacted_at_ms, held_at_ms) on notice_publications to cf_app;
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
  using (cf_notice_is_ours(notice_id)) with check (redacted_at_ms = cf_now_ms() and held_at_ms is null);

-- What was taken away, until those who wrote it have redacted it.
create table notice_held (
  notice_id text not null references notices (id),
  number integer not null,
  texts jsonb not null,
  words jsonb,
  at_ms bigint not null,
  primary key (notice_id, number)
);
alter table notice_held enable row level security;
grant select, delete on notice_held to cf_app;
create policy notice_held_ours on notice_held for select to cf_app using (cf_notice_is_ours(notice_id));
create policy notice_held_redacted on notice_held for delete to cf_app using (cf_notice_is_ours(notice_id));

-- The incidents of a case, also those of its campaign. For the questions below only: they let no row out.
create function cf_notice_incidents(subject text) returns text[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct i.id), '{}') from (
    select unnest(d.incident_ids) as id from case_decisions d where d.case_id = subject
    union
    select m.incident_id from case_decisions d join campaign_incidents m on m.campaign_id = d.campaign_id where d.case_id = subject
  ) i
$$;

-- The case of a notice, for those who write it and for case contacts with whom it was shared; nothing for anyone else.
create function cf_notice_case(notice text) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.case_id from notices n
  where n.id = notice and n.space = cf_space() and n.election_id = cf_election() and cf_kind() = 'person'
    and (cf_notice_is_ours(n.id) or cf_roles() && '{case-contact}'::text[] and (n.organisation_id = cf_organisation() or exists (
      select from shares s where s.subject_id = n.id and s.to_organisation_id = cf_organisation() and s.revoked_at_ms is null)))
$$;

-- Is there a notice or bulletin for this decision, of whatever organisation?
create function cf_case_is_told(subject text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notices n where n.case_id = subject and n.space = cf_space() and n.state <> 'withdrawn')
    and cf_roles() && '{communications,editor}'::text[]
$$;

-- How many of those affected have not been told.
create function cf_notice_victims_untold(notice text) returns integer
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return cf_victims_untold(cf_notice_incidents(cf_notice_case(notice)));
end $$;

-- Organisations in whose care those affected are; each says that they know of this text before anyone else reads it.
create function cf_notice_carers(notice text) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct v.organisation_id from victims v
  where v.incident_id = any (cf_notice_incidents(cf_notice_case(notice))) and v.space = cf_space() and v.election_id = cf_election()
  order by 1
$$;

-- Does one of these texts name, or describe, someone affected who has not consented?
create function cf_notice_names_without_consent(notice text, texts text[]) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return cf_names_without_consent(cf_notice_incidents(cf_notice_case(notice)), texts);
end $$;

-- Every sentence in a text or in words for the public, with spaces between them as `cf_fold_words` wants it.
create function cf_notice_sentences(texts jsonb, words jsonb) returns text
  language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(string_agg(cf_fold_words(v #>> '{}'), '|'), '') from (
    select jsonb_path_query(texts, '$.** ? (@.type() == "string")') as v
    union all select jsonb_path_query(coalesce(words, '{}'), '$.** ? (@.type() == "string")')
  ) said
$$;

-- The names and descriptions that stand in any version, or in what was published, and may not: for those who take them out.
create function cf_notice_names_to_redact(notice text) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct name from (
    select cf_notice_sentences(v.texts, v.wrong) as words from notice_versions v where v.notice_id = notice
    union all select cf_notice_sentences(p.texts, p.words) from notice_publications p where p.notice_id = notice
    union all select cf_notice_sentences(h.texts, h.words) from notice_held h where h.notice_id = notice
  ) said, (
    select unnest(v.name || v.identifying) as name from victims v
    where v.incident_id = any (cf_notice_incidents(cf_notice_case(notice))) and v.space = cf_space() and v.election_id = cf_election()
      and v.consent <> 'given'
  ) named
  where cf_notice_is_ours(notice) and btrim(cf_fold_words(name)) <> '' and strpos(said.words, cf_fold_words(name)) > 0
$$;

-- Organisations of case contacts: what is submitted is shared with them, so that those affected are told first.
create function cf_notice_tellers() returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.organisation_id from role_grants g join people p on p.id = g.person_id
  where g.role = 'case-contact' and cf_kind() = 'person' and cf_roles() && '{communications,editor}'::text[]
    and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
    and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms() and (g.election_id is null or g.election_id = cf_election())
$$;

-- Takes the bodies of earlier acts on a notice out of the journal; the chain of hashes stays whole, as after retention.
create function cf_forget_notice_bodies(notice text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update journal_entries e set body = null, salt = null, purged_at_ms = cf_now_ms()
    where e.subject = notice and e.action like 'notices.%' and e.body is not null
$$;
create function cf_forget_notice(notice text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not cf_notice_is_ours(notice) then
    raise insufficient_privilege using message = 'only those who wrote it redact it';
  end if;
  perform cf_forget_notice_bodies(notice);
end $$;

-- Whoever takes consent back, or is registered or described anew, must not stay named in public. A consent that ends takes the text
-- away in the same commit, from the page, the feeds and the journal; it comes back when those who wrote it have redacted it. Somebody
-- registered later only waits for them: else anyone who registers could take any notice away.
create function cf_notices_when_victim_changes() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ends boolean := tg_op = 'UPDATE' and old.consent = 'given' and new.consent <> 'given';
  told record;
begin
  if new.consent = 'given' then return null; end if;
  if tg_op = 'UPDATE' and not ends and (old.name, old.identifying) is not distinct from (new.name, new.identifying) then
    return null;
  end if;
  for told in
    select n.id, n.organisation_id, d.title, array_agg(p.number) as numbers
    from notices n join notice_publications p on p.notice_id = n.id join case_decisions d on d.case_id = n.case_id
    where n.space = new.space and n.election_id = new.election_id and p.held_at_ms is null
      and new.incident_id = any (cf_notice_incidents(n.case_id))
      and exists (select from unnest(new.name || new.identifying) name
        where btrim(cf_fold_words(name)) <> '' and strpos(cf_notice_sentences(p.texts, p.words), cf_fold_words(name)) > 0)
    group by n.id, n.organisation_id, d.title
  loop
    if ends then
      insert into notice_held select p.notice_id, p.number, p.texts, p.words, cf_now_ms()
        from notice_publications p where p.notice_id = told.id and p.number = any (told.numbers);
      update notice_publications p set texts = '{}', words = case when p.words is null then null else '{}'::jsonb end,
        held_at_ms = cf_now_ms() where p.notice_id = told.id and p.number = any (told.numbers);
      perform cf_forget_notice_bodies(told.id);
    end if;
    perform cf_wait(told.id, 'notices.name-must-go', told.title, 'exchange/notices/' || told.id, 'notices.redact-it',
      told.organisation_id, role, null, 'amber', 0, null) from unnest('{communications,editor}'::text[]) role;
  end loop;
  return null;
end $$;
create trigger notices_when_victim_changes after insert or update of consent, name, identifying on victims
  for each row execute function cf_notices_when_victim_changes();

revoke execute on function cf_notice_is_ours, cf_notice_incidents, cf_notice_case, cf_case_is_told, cf_notice_victims_untold,
  cf_notice_carers, cf_notice_names_without_consent, cf_notice_names_to_redact, cf_notice_tellers, cf_forget_notice_bodies,
  cf_forget_notice, cf_notices_when_victim_changes from public;
grant execute on function cf_notice_is_ours, cf_notice_case, cf_case_is_told, cf_notice_victims_untold, cf_notice_carers,
  cf_notice_names_without_consent, cf_notice_names_to_redact, cf_notice_tellers, cf_forget_notice to cf_app;
