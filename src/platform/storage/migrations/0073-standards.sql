-- Standards, rules and policies that organisations make together: versions of numbered clauses, comments on clauses, what became of each
-- comment, and what was published. Everything but the head of a standard is only ever added.

create table standards (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  -- A draft is for the community, that it may comment; what was published is for everyone.
  tlp text not null check (tlp in ('green', 'clear')),
  classification integer not null check (classification = 0),
  created_by text not null,
  created_at_ms bigint not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  -- A rule of its house, said at the opening and never loosened: whoever wrote what is not yet public does not publish it.
  second_person boolean not null,
  -- The version written last, and the one that everyone reads.
  version integer not null check (version > 0),
  published_version integer check (published_version <= version),
  withdrawn_at_ms bigint,
  -- Why it no longer holds, in each language.
  withdrawn_words jsonb,
  check (state <> 'draft' or published_version is null),
  check (state <> 'published' or published_version is not null),
  check ((state = 'withdrawn') = (withdrawn_at_ms is not null) and (state = 'withdrawn') = (withdrawn_words is not null)),
  check ((tlp = 'clear') = (published_version is not null))
);
create index standards_by_time on standards (election_id, space, created_at_ms desc, id desc);
call cf_protect('standards');
create policy standards_public on standards for select to cf_app using (
  published_version is not null and space = 'live' and (select cf_space()) = 'live' and election_id = (select cf_election())
);
insert into content_tables (prefix, table_name, class, kept_while) values ('std', 'standards', 'indicator', 'true');

create function cf_standard_is_ours(standard text) returns boolean language sql stable as $$
  select exists (select from standards s where s.id = standard and s.organisation_id = cf_organisation())
$$;
-- Comments, dispositions and publication take turns: nothing is published beside a comment that has just come in.
create function cf_lock_standard(standard text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('standards'), hashtext(standard))
$$;

create table standard_publications (
  standard_id text not null references standards (id) on delete cascade,
  version integer not null,
  by_person text not null,
  at_ms bigint not null,
  primary key (standard_id, version)
);
alter table standard_publications enable row level security;
grant select, insert on standard_publications to cf_app;
create policy standard_publications_read on standard_publications for select to cf_app using (
  exists (select from standards s where s.id = standard_id)
);
create policy standard_publications_add on standard_publications for insert to cf_app with check (
  cf_standard_is_ours(standard_id) and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{editor}'::text[]
);

create table standard_versions (
  standard_id text not null references standards (id) on delete cascade,
  number integer not null check (number > 0),
  -- By language.
  titles jsonb not null,
  -- [{number, texts: {language: {title, text}}}], in the order of their numbers.
  clauses jsonb not null,
  by_person text not null,
  at_ms bigint not null,
  why text not null check (why <> ''),
  primary key (standard_id, number)
);
alter table standard_versions enable row level security;
grant select, insert on standard_versions to cf_app;
create policy standard_versions_read on standard_versions for select to cf_app using (
  exists (select from standards s where s.id = standard_id)
  and (
    (select cf_reads_content())
    or exists (select from standard_publications p where p.standard_id = standard_versions.standard_id and p.version = number)
  )
);
create policy standard_versions_add on standard_versions for insert to cf_app with check (
  cf_standard_is_ours(standard_id) and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{editor}'::text[]
);

create table standard_comments (
  id text primary key,
  standard_id text not null references standards (id) on delete cascade,
  version integer not null,
  -- Null: on the whole text.
  clause text,
  -- Paragraph, figure or table.
  place text not null,
  kind text not null check (kind in ('general', 'technical', 'editorial')),
  comment text not null check (comment <> ''),
  proposal text not null,
  organisation_id text not null references organisations (id),
  by_person text not null,
  at_ms bigint not null,
  foreign key (standard_id, version) references standard_versions (standard_id, number) on delete cascade,
  check (kind = 'general' or proposal <> '')
);
create index standard_comments_in_order on standard_comments (standard_id, at_ms, id);
alter table standard_comments enable row level security;
grant select, insert on standard_comments to cf_app;
-- Comments are for the community that makes the standard, also once the standard is for everyone.
create policy standard_comments_read on standard_comments for select to cf_app using (
  (select cf_reads_content()) and exists (select from standards s where s.id = standard_id)
);
create policy standard_comments_add on standard_comments for insert to cf_app with check (
  (select cf_reads_content()) and exists (select from standards s where s.id = standard_id)
  and organisation_id = cf_organisation() and by_person = cf_actor() and at_ms = cf_now_ms() and cf_kind() = 'person'
);

-- What became of a comment, and why. The last one counts.
create table standard_dispositions (
  comment_id text not null references standard_comments (id) on delete cascade,
  number integer not null check (number > 0),
  decision text not null check (decision in ('accepted', 'accepted-with-change', 'not-accepted', 'noted')),
  why text not null check (why <> ''),
  by_person text not null,
  at_ms bigint not null,
  primary key (comment_id, number)
);
alter table standard_dispositions enable row level security;
grant select, insert on standard_dispositions to cf_app;
create policy standard_dispositions_read on standard_dispositions for select to cf_app using (
  exists (select from standard_comments c where c.id = comment_id)
);
create policy standard_dispositions_add on standard_dispositions for insert to cf_app with check (
  exists (select from standard_comments c where c.id = comment_id and cf_standard_is_ours(c.standard_id))
  and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{editor}'::text[]
);

-- Whatever the software would let pass: nothing is published while a comment waits for its disposition, nor by its own author where the
-- house asks for a second person.
create function cf_standard_may_be_published() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from standard_comments c where c.standard_id = new.standard_id
      and not exists (select from standard_dispositions d where d.comment_id = c.id)
  ) then
    raise exception 'a comment waits for its disposition' using errcode = 'check_violation', constraint = 'standards_disposed';
  end if;
  if exists (
    select from standards s join standard_versions v on v.standard_id = s.id
    where s.id = new.standard_id and s.second_person and v.by_person = new.by_person
      and v.number > coalesce((select max(p.version) from standard_publications p where p.standard_id = s.id), 0)
  ) then
    raise exception 'a second person publishes' using errcode = 'check_violation', constraint = 'standards_second_person';
  end if;
  return new;
end $$;
create trigger standard_may_be_published before insert on standard_publications
  for each row execute function cf_standard_may_be_published();

-- Which organisation stands behind a published standard. Lets one name out: everyone may know who made the rules that hold.
create function cf_standard_house(standard text) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.name from standards s join organisations o on o.id = s.organisation_id
  where s.id = standard and s.published_version is not null and s.space = 'live' and cf_space() = 'live'
    and s.election_id = cf_election()
$$;
revoke execute on function cf_standard_house, cf_standard_may_be_published from public;
grant execute on function cf_standard_house to cf_app;
