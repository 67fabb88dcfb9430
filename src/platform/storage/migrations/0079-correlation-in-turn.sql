-- What correlation has still to read stands in a queue. To find it by comparing every report with what was read took 1.7 s on the
-- embedded database at 100,000 reports, 500 of them at a time; and to forget what a member had said walked the whole index, since
-- row security let no better one be used. Measured on a busy machine: 60 reports read a second before.

create table correlation_due (
  turn bigint generated always as identity primary key,
  -- A report, an incident or a bundle that is new or changed; one that was changed twice stands here twice.
  id text not null,
  space text not null,
  election_id text not null,
  at_ms bigint not null
);
alter table correlation_due enable row level security;

-- In the transaction of the change itself: whatever is kept is read, in whatever order commits end.
create function cf_correlation_report_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into correlation_due (id, space, election_id, at_ms) values (new.id, new.space, new.election_id, new.submitted_at_ms);
  return null;
end $$;
create trigger reports_due_for_correlation after insert on reports for each row execute function cf_correlation_report_due();

create function cf_correlation_incident_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into correlation_due (id, space, election_id, at_ms) values (new.id, new.space, new.election_id, new.changed_at_ms);
  return null;
end $$;
create trigger incidents_due_for_correlation after insert or update of changed_at_ms on incidents
  for each row execute function cf_correlation_incident_due();

create function cf_correlation_bundle_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into correlation_due (id, space, election_id, at_ms) values (new.id, new.space, new.election_id, new.imported_at_ms);
  return null;
end $$;
create trigger bundles_due_for_correlation after insert or update of imported_at_ms on bundles
  for each row execute function cf_correlation_bundle_due();

create function cf_correlation_fix_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into correlation_due (id, space, election_id, at_ms)
    select b.id, b.space, b.election_id, new.at_ms from bundles b where b.id = new.bundle_id;
  return null;
end $$;
create trigger fixes_due_for_correlation after insert on bundle_fixes for each row execute function cf_correlation_fix_due();

insert into correlation_due (id, space, election_id, at_ms)
  select x.id, x.space, x.election_id, x.at_ms from (
    select r.id, r.space, r.election_id, r.submitted_at_ms as at_ms from reports r
    union all select i.id, i.space, i.election_id, i.changed_at_ms from incidents i
    union all select b.id, b.space, b.election_id,
      greatest(b.imported_at_ms, (select max(f.at_ms) from bundle_fixes f where f.bundle_id = b.id)) from bundles b
  ) x left join correlation_members m on m.id = x.id
  where m.at_ms is distinct from x.at_ms order by x.at_ms, x.id;

create function cf_correlates() returns boolean language sql stable parallel safe
  as $$ select cf_kind() = 'system' and coalesce(cf_duty() = 'correlation', false) $$;

-- The first that wait, for the duty alone.
drop function cf_correlation_due();
create function cf_correlation_due() returns table (turn bigint, id text, space text, election_id text, changed_at_ms bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.turn, d.id, d.space, d.election_id, d.at_ms from correlation_due d where cf_correlates() order by d.turn limit 500
$$;

-- The duty writes by these alone, in its election and space; they need no policy that asks what a reader may see.
create function cf_correlation_forget(members text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  member text;
begin
  if not cf_correlates() then raise insufficient_privilege; end if;
  -- Most were never read. One by one and without the columns of other indexes: a whole list of them is looked for in every row,
  -- where the database has not counted how many rows there are.
  for member in select n.id from unnest(members) as n (id) where exists (select from correlation_members m where m.id = n.id) loop
    delete from correlation_values v
      where v.member_id = member and v.election_id || '' = cf_election() and v.space || '' = cf_space();
  end loop;
end $$;

create function cf_correlation_add(kinds text[], texts text[], members text[], sources text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not cf_correlates() then raise insufficient_privilege; end if;
  insert into correlation_values (space, election_id, kind, text, member_id, source_id)
    select cf_space(), cf_election(), n.kind, n.text, n.member, n.source
    from unnest(kinds, texts, members, sources) as n (kind, text, member, source)
    on conflict do nothing;
end $$;

-- Each as of the change that was seen; a later one stands in the queue in a turn of its own.
create function cf_correlation_read(members text[], changed_ms bigint[], turns bigint[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not cf_correlates() then raise insufficient_privilege; end if;
  insert into correlation_members (id, space, election_id, at_ms)
    select n.id, cf_space(), cf_election(), n.at_ms from unnest(members, changed_ms) as n (id, at_ms)
    on conflict (id) do update set at_ms = excluded.at_ms;
  delete from correlation_due d using unnest(turns) as t (turn)
    where d.turn = t.turn and d.election_id = cf_election() and d.space = cf_space();
end $$;

drop policy correlation_values_duty on correlation_values;
drop policy correlation_members_duty on correlation_members;
revoke insert, delete on correlation_values from cf_app;
revoke insert, update on correlation_members from cf_app;
