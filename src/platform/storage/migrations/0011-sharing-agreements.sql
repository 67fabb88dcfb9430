-- Agreements by which organisations share, what they were applied to, and what remains of content after its retention.

create table agreements (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  title text not null,
  parties text[] not null check (cardinality(parties) >= 2),
  -- Numbered clauses: from, to, class of information, highest marking, purposes, retention.
  clauses jsonb not null,
  expires_at_ms bigint,
  amends text references agreements (id),
  proposed_by text not null,
  proposed_by_organisation_id text not null references organisations (id),
  proposed_at_ms bigint not null
);
create index agreements_by_election on agreements (election_id, space);
alter table agreements enable row level security;
grant select, insert on agreements to cf_app;
create policy agreements_read on agreements for select to cf_app using (
  space = cf_space() and election_id = cf_election() and cf_reads_content()
);
create policy agreements_propose on agreements for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and cf_roles() && '{coordinator}'::text[]
  and proposed_by = cf_actor()
);

-- Every signature and withdrawal, in order. Rows are only ever added: the history of a withdrawn agreement stays.
create table agreement_acts (
  seq bigint generated always as identity primary key,
  agreement_id text not null references agreements (id),
  organisation_id text not null references organisations (id),
  act text not null check (act in ('signed', 'withdrawn')),
  -- In the organisation's own words: what it declares, or why it leaves.
  declaration text not null,
  by_person text not null,
  at_ms bigint not null
);
create index agreement_acts_by_agreement on agreement_acts (agreement_id, seq);
alter table agreement_acts enable row level security;
grant select, insert on agreement_acts to cf_app;
create policy agreement_acts_read on agreement_acts for select to cf_app using (
  exists (select from agreements a where a.id = agreement_id)
);
create policy agreement_acts_own on agreement_acts for insert to cf_app with check (
  organisation_id = cf_organisation() and by_person = cf_actor()
  and exists (select from agreements a where a.id = agreement_id and cf_organisation() = any (a.parties))
);

-- The tables of content, by the prefix of their ids. Each slice's migration adds one row.
create table content_tables (
  prefix text primary key check (prefix ~ '^[a-z]{3}$'),
  table_name text not null unique,
  -- Class of information in the words of the agreements: report, incident, evidence, campaign, indicator, case.
  class text not null,
  -- SQL condition on a row `c` while which retention waits, because its owner still works on it: `c.state <> 'closed'`.
  kept_while text
);
alter table content_tables enable row level security;
grant select on content_tables to cf_app;
create policy content_tables_read on content_tables for select to cf_app using (true);

-- What is this subject, who owns it, how is it marked? Nothing where the reader may not see it: runs with the reader's rights.
create function cf_subject(subject text)
  returns table (kind text, organisation_id text, tlp text, classification integer, created_by text)
  language plpgsql stable security invoker as $$
declare
  content content_tables%rowtype;
begin
  select * into content from content_tables t where t.prefix = split_part(subject, '_', 1);
  if not found then return; end if;
  return query execute format(
    'select %L::text, c.organisation_id::text, c.tlp::text, c.classification::integer, c.created_by::text from %I c where c.id = $1',
    content.class, content.table_name) using subject;
end $$;

-- The part of TLP 2.0 that no path around the rules may break: one discloses only what one sees; RED goes from its author to a
-- named person, AMBER+STRICT leaves only the organisation that marked it.
create function cf_may_disclose(subject text, from_organisation text, to_person text) returns boolean language sql stable as $$
  select not exists (select from content_tables t where t.prefix = split_part(subject, '_', 1))
    or exists (
      select from cf_subject(subject) s
      where case s.tlp
        when 'red' then s.created_by = cf_actor() and to_person is not null
        when 'amber+strict' then s.organisation_id = from_organisation
        else true
      end
    )
$$;
create policy shares_disclose on shares as restrictive for insert to cf_app with check (
  cf_kind() = 'system' or cf_may_disclose(subject_id, from_organisation_id, to_person_id)
);
-- A share is ended, never rewritten.
revoke update on shares from cf_app;
grant update (revoked_at_ms) on shares to cf_app;

-- Ends a share of one's own organisation, and with it what its receiver handed on without having it from anyone else. Returns the
-- ids of all that ended. What is TLP:CLEAR or GREEN was never had from a share alone.
create function cf_revoke_share(share text) returns setof text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  revoked shares%rowtype;
begin
  update shares s set revoked_at_ms = cf_now_ms()
    where s.id = share and s.space = cf_space() and s.election_id = cf_election()
      and s.from_organisation_id = cf_organisation() and s.revoked_at_ms is null
    returning * into revoked;
  if not found then return; end if;
  return next revoked.id;
  return query
    with recursive source as (
      select organisation_id from cf_subject(revoked.subject_id) where tlp not in ('clear', 'green')
    ), live as (
      select * from shares s where s.subject_id = revoked.subject_id and s.revoked_at_ms is null
        and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    ), has as (
      select organisation_id from source
      union
      select l.to_organisation_id from live l join has on l.from_organisation_id = has.organisation_id
    )
    update shares s set revoked_at_ms = cf_now_ms()
      from live l
      where s.id = l.id and exists (select from source)
        and l.from_organisation_id not in (select organisation_id from has)
      returning s.id;
end $$;

-- Which roles someone of an organisation holds here and now. Names nobody.
create function cf_organisation_roles(organisation text) returns text[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct g.role order by g.role), '{}')
  from role_grants g join people p on p.id = g.person_id
  where p.organisation_id = organisation and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
    and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms()
    and (g.election_id is null or g.election_id = cf_election()) and cf_kind() in ('person', 'machine')
$$;

-- What remains when retention has ended: that there was something, of which class, under which clause it was deleted, and the
-- hash of what it was.
create table tombstones (
  subject_id text primary key,
  class text not null,
  space text not null,
  election_id text not null,
  organisation_id text not null,
  tlp text not null,
  classification integer not null,
  created_by text not null,
  agreement_id text,
  clause text,
  purged_at_ms bigint not null,
  -- SHA-256, hex, of the row as PostgreSQL writes it in jsonb.
  content_sha256 text not null
);
alter table tombstones enable row level security;
grant select on tombstones to cf_app;
create policy tombstones_read on tombstones for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and cf_reads_content()
  and (
    (organisation_id = cf_organisation() and (tlp <> 'red' or created_by = cf_actor()))
    or exists (
      select from shares s
      where s.subject_id = tombstones.subject_id and s.to_organisation_id = cf_organisation()
        and (s.to_person_id is null or s.to_person_id = cf_actor())
    )
  )
);

-- Deletes every row of content whose retention has ended, and leaves its tombstone. Retention has ended when the row was shared
-- and every share that was not revoked has run out; what was never shared is not touched. A row on which other rows rest stays.
create function cf_purge_expired() returns setof tombstones
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  content content_tables%rowtype;
  ended record;
  stone tombstones%rowtype;
begin
  if cf_kind() <> 'system' or cf_duty() is distinct from 'retention' then
    raise insufficient_privilege using message = 'only the duty of retention purges';
  end if;
  for content in select * from content_tables order by prefix loop
    for ended in
      select distinct on (s.subject_id) s.subject_id, s.agreement_id, s.clause
      from shares s
      where split_part(s.subject_id, '_', 1) = content.prefix and s.revoked_at_ms is null
        and not exists (
          select from shares o
          where o.subject_id = s.subject_id and o.revoked_at_ms is null
            and (o.expires_at_ms is null or o.expires_at_ms > cf_now_ms())
        )
      order by s.subject_id, s.expires_at_ms desc, s.id
    loop
      begin
        stone := null;
        execute format(
          $q$delete from %I c where c.id = $1 and not coalesce((%s), false)
             returning c.id, %L, c.space, c.election_id, c.organisation_id, c.tlp, c.classification, c.created_by, $2, $3,
               cf_now_ms(), encode(sha256(convert_to(to_jsonb(c)::text, 'UTF8')), 'hex')$q$,
          content.table_name, coalesce(content.kept_while, 'false'), content.class)
          into stone using ended.subject_id, ended.agreement_id, ended.clause;
        if stone.subject_id is not null then
          delete from substitutes where original_id = stone.subject_id;
          insert into tombstones select stone.*;
          return next stone;
        end if;
      exception when foreign_key_violation then
        -- Still part of something that is kept: it is asked again at the next run.
        null;
      end;
    end loop;
  end loop;
end $$;
