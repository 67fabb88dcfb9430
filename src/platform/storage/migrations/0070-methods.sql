-- The method library: how manipulation is identified, and how well that works on labelled cases. Versions, cases and labels are only
-- ever added; what a method achieves is counted from the last label of each case and stands in no column.

create table methods (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('amber', 'clear')),
  classification integer not null check (classification = 0),
  created_by text not null,
  created_at_ms bigint not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  -- The version written last, and the one that everyone reads.
  version integer not null check (version > 0),
  published_version integer check (published_version <= version),
  published_by text,
  published_at_ms bigint,
  retired_at_ms bigint,
  -- Why it is used no more, in each language.
  retired_words jsonb,
  check ((published_version is null) = (published_by is null) and (published_version is null) = (published_at_ms is null)),
  check (state <> 'draft' or published_version is null),
  check (state <> 'published' or published_version is not null),
  check ((state = 'retired') = (retired_at_ms is not null) and (state = 'retired') = (retired_words is not null)),
  check ((tlp = 'clear') = (published_version is not null))
);
create index methods_by_time on methods (election_id, space, created_at_ms desc, id desc);
call cf_protect('methods');
-- Everyone reads that it was published. An exercise is never public.
create policy methods_public on methods for select to cf_app using (
  published_version is not null and space = 'live' and (select cf_space()) = 'live' and election_id = (select cf_election())
);
insert into content_tables (prefix, table_name, class, kept_while) values ('mtd', 'methods', 'indicator', 'true');

-- Is it a method of the actor's own organisation? Says yes or no; whoever asks has seen the method before.
create function cf_method_is_ours(method text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from methods m where m.id = method and m.space = cf_space() and m.election_id = cf_election()
      and m.organisation_id = cf_organisation() and cf_reads_content()
  )
$$;

create table method_versions (
  method_id text not null references methods (id) on delete cascade,
  number integer not null check (number > 0),
  -- The first version of which the labelled cases count for this one: a method that answers otherwise is measured anew.
  measured_since integer not null check (measured_since between 1 and number),
  -- Name, indicator, how to check it, limits; by language.
  texts jsonb not null,
  -- Of the vocabulary: what it detects.
  code text,
  review_by date not null,
  by_person text not null,
  at_ms bigint not null,
  why text not null,
  primary key (method_id, number)
);
alter table method_versions enable row level security;
grant select, insert on method_versions to cf_app;
-- A revision stays with those who write until somebody else has published it.
create policy method_versions_read on method_versions for select to cf_app using (
  exists (select from methods m where m.id = method_id
    and (m.tlp <> 'clear' or m.published_version = number or cf_method_is_ours(m.id)
      or cf_reads_content() and cf_roles() && '{auditor}'::text[]))
);
create policy method_versions_add on method_versions for insert to cf_app with check (
  cf_method_is_ours(method_id) and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{analyst}'::text[]
);

create table method_cases (
  id text primary key,
  method_id text not null references methods (id) on delete cascade,
  measured_since integer not null,
  title text not null check (title <> ''),
  by_person text not null,
  at_ms bigint not null,
  unique (method_id, measured_since, title)
);
alter table method_cases enable row level security;
grant select, insert on method_cases to cf_app;
-- A case may name people and what befell them: it stays with the organisation of the method and with auditors.
create policy method_cases_read on method_cases for select to cf_app using (
  cf_method_is_ours(method_id)
  or cf_reads_content() and cf_roles() && '{auditor}'::text[] and exists (select from methods m where m.id = method_id)
);
create policy method_cases_add on method_cases for insert to cf_app with check (
  cf_method_is_ours(method_id) and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{analyst}'::text[]
);

-- What the method said of a case and what is true. The last one counts.
create table method_labels (
  case_id text not null references method_cases (id) on delete cascade,
  number integer not null check (number > 0),
  says text not null check (says in ('positive', 'negative')),
  truth text not null check (truth in ('positive', 'negative')),
  why text not null check (why <> ''),
  by_person text not null,
  at_ms bigint not null,
  primary key (case_id, number)
);
alter table method_labels enable row level security;
grant select, insert on method_labels to cf_app;
create policy method_labels_read on method_labels for select to cf_app using (
  exists (select from method_cases c where c.id = case_id)
);
create policy method_labels_add on method_labels for insert to cf_app with check (
  exists (select from method_cases c where c.id = case_id and cf_method_is_ours(c.method_id))
  and by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{analyst}'::text[]
);

-- How many cases have which last label. Lets numbers out and no case: whoever may read a method may read how well it works.
create function cf_method_counts(method text)
  returns table (measured_since integer, says text, truth text, cases integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.measured_since, l.says, l.truth, count(*)::integer
  from methods m
  join method_cases c on c.method_id = m.id
  join lateral (
    select x.says, x.truth from method_labels x where x.case_id = c.id order by x.number desc limit 1
  ) l on true
  where m.id = method and m.space = cf_space() and m.election_id = cf_election()
    and (cf_reads_content() or m.published_version is not null and m.space = 'live')
  group by c.measured_since, l.says, l.truth
$$;
revoke execute on function cf_method_is_ours, cf_method_counts from public;
grant execute on function cf_method_is_ours, cf_method_counts to cf_app;
