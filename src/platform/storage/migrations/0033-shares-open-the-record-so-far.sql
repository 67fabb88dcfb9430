-- A share of an object opens its record up to the marking under which it was shared: an act on it that touches something narrower
-- has a narrower entry, and stays with whoever may read that.
create function cf_tlps_up_to(tlp text) returns setof text language sql immutable as $$
  select unnest(all_tlps[1:array_position(all_tlps, tlp)])
  from (select '{clear,green,amber,amber+strict,red}'::text[] as all_tlps) t
$$;
drop policy journal_read on journal_entries;
create policy journal_read on journal_entries for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and (select cf_reads_content())
  and (
    tlp in ('clear', 'green')
    or organisation_id = (select cf_organisation()) and (tlp <> 'red' or actor_id = (select cf_actor()))
    or (select cf_roles() && '{auditor}'::text[]) and tlp <> 'red'
    or tlp <> 'red' and (subject, tlp) in (
      select s.subject_id, reach.tlp from shares s, cf_tlps_up_to(s.tlp) reach(tlp)
      where s.to_organisation_id = cf_organisation() and s.to_person_id is null
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
    or (subject, tlp) in (
      select s.subject_id, reach.tlp from shares s, cf_tlps_up_to(s.tlp) reach(tlp)
      where s.to_organisation_id = cf_organisation() and s.to_person_id = cf_actor()
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
  )
);
