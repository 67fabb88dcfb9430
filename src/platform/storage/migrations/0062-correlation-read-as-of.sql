-- A member counts as read as of the change that was seen, not as of the clock: a change that was made before the reading began and
-- committed after it has the earlier time, and was never read.
drop function cf_correlation_due();
create function cf_correlation_due() returns table (id text, space text, election_id text, changed_at_ms bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.space, x.election_id, x.at_ms from (
    select r.id, r.space, r.election_id, r.submitted_at_ms as at_ms from reports r
    union all select i.id, i.space, i.election_id, i.changed_at_ms from incidents i
    union all select b.id, b.space, b.election_id,
      greatest(b.imported_at_ms, (select max(f.at_ms) from bundle_fixes f where f.bundle_id = b.id)) from bundles b
  ) x left join correlation_members m on m.id = x.id
  where cf_kind() = 'system' and cf_duty() = 'correlation' and m.at_ms is distinct from x.at_ms
  limit 500
$$;
