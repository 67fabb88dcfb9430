-- Where a bundle came from: whoever takes in a file says whether it is the organisation's own work or another's. What another marked
-- binds whoever received it, whether it came in an envelope (0063, 0064) or by hand.

alter table bundles
  -- Of what was taken in before somebody had to say, nobody knows it: it counts as another's.
  add column origin text not null default 'received' check (origin in ('own', 'received')),
  -- Who sent it, as the importer says.
  add column source_name text check (source_name <> ''),
  add constraint bundles_own_work_has_no_sender check (origin = 'received' or source_name is null);

-- Did another mark this: did it come by an envelope, or in a bundle from elsewhere, or does it rest on such a bundle? Yes or no, past
-- row security, because who may not see where something came from is bound by it all the same.
create function cf_marked_by_another(subject text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return cf_source_is_elsewhere(subject) or case split_part(subject, '_', 1)
    when 'bnd' then exists (select from bundles b where b.id = subject and b.origin = 'received')
    when 'bob' then exists (
      select from bundle_objects o join bundles b on b.id = o.bundle_id where o.id = subject and b.origin = 'received'
    )
    when 'inc' then exists (
      select from activities a, jsonb_array_elements(a.sources) s join bundles b on b.id = s ->> 'bundle'
      where a.incident_id = subject and a.until_ms is null and b.origin = 'received'
    )
    else false
  end;
end $$;

-- Against plain SQL: what another marked RED or AMBER+STRICT is handed to nobody, AMBER only under a clause that speaks of clients.
create policy shares_bound_by_source on shares as restrictive for insert to cf_app with check (
  cf_kind() = 'system'
  or not cf_marked_by_another(subject_id)
  or exists (
    select from cf_subject(subject_id) s
    where s.tlp in ('clear', 'green')
      or (s.tlp = 'amber' and exists (
        select from agreements a, jsonb_array_elements(a.clauses) c
        where a.id = agreement_id and c ->> 'number' = clause and (c ->> 'toClients')::boolean
      ))
  )
);
