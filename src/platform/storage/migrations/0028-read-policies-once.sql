-- Who may see a row depends on the actor and on the row. What depends on the actor alone is worked out once for a query here, by
-- sub-selects that name no column of the row, and no longer for each row: the same rule, about three times as fast over many rows.

drop policy shares_read on shares;
create policy shares_read on shares for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election())
  and (from_organisation_id = (select cf_organisation()) or to_organisation_id = (select cf_organisation()))
);
drop policy substitutes_cleared on substitutes;
create policy substitutes_cleared on substitutes to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and (select cf_reads_content())
);

-- The reading policy of a table of content; the rule is told in migration 0002.
create procedure cf_protect_reading(content text, reading_roles text[] default null) language plpgsql as $$
declare
  roles text := case when reading_roles is null then 'true' else format('(select cf_roles() && %L::text[])', reading_roles) end;
  shared text := $shared$(
    select s.subject_id from shares s
    where s.to_organisation_id = cf_organisation() and %s
      and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
  )$shared$;
begin
  execute format('drop policy if exists %1$s_read on %1$I', content);
  execute format($policy$
    create policy %1$s_read on %1$I for select to cf_app using (
      space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
      and (select cf_reads_content()) and %2$s
      and (
        (organisation_id = (select cf_organisation()) and (tlp <> 'red' or created_by = (select cf_actor())))
        or tlp in ('clear', 'green')
        or (tlp <> 'red' and id in %3$s)
        or id in %4$s
      )
      and id not in (select x.substitute_id from substitutes x)
    )$policy$, content, roles, format(shared, 's.to_person_id is null'), format(shared, 's.to_person_id = cf_actor()'));
end $$;

create or replace procedure cf_protect(content text, reading_roles text[] default null) language plpgsql as $$
declare
  here text := 'space = cf_space() and election_id = cf_election()';
  roles text := case when reading_roles is null then 'true' else format('cf_roles() && %L::text[]', reading_roles) end;
begin
  execute format('alter table %I enable row level security', content);
  execute format('grant select, insert, update, delete on %I to cf_app', content);
  call cf_protect_reading(content, reading_roles);
  execute format($policy$
    create policy %1$s_insert on %1$I for insert to cf_app with check (
      %2$s and classification <= cf_clearance() and organisation_id = cf_organisation()
    )$policy$, content, here);
  execute format($policy$
    create policy %1$s_update on %1$I for update to cf_app
      using (%2$s and classification <= cf_clearance() and cf_reads_content() and %3$s and organisation_id = cf_organisation())
      with check (%2$s and organisation_id = cf_organisation())$policy$, content, here, roles);
  execute format($policy$
    create policy %1$s_retention on %1$I for delete to cf_app using (cf_duty() = 'retention')$policy$, content);
end $$;

call cf_protect_reading('report_sources', '{analyst}');
call cf_protect_reading('report_pairs');
call cf_protect_reading('bundles');
call cf_protect_reading('bundle_objects');
call cf_protect_reading('incidents');
call cf_protect_reading('evidence');
call cf_protect_reading('campaigns');
call cf_protect_reading('victims', '{case-contact,victim}');
call cf_protect_reading('panel_cases');
call cf_protect_reading('case_evidence');
call cf_protect_reading('case_decisions', '{analyst,panel-member,sponsor,auditor,communications,editor}');
call cf_protect_reading('notices');

-- The journal grows for ever and is read by all: the same there.
drop policy journal_read on journal_entries;
create policy journal_read on journal_entries for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and classification <= (select cf_clearance())
  and (select cf_reads_content())
  and (
    tlp in ('clear', 'green')
    or organisation_id = (select cf_organisation()) and (tlp <> 'red' or actor_id = (select cf_actor()))
    or (select cf_roles() && '{auditor}'::text[]) and tlp <> 'red'
    or tlp <> 'red' and subject in (
      select s.subject_id from shares s
      where s.to_organisation_id = cf_organisation() and s.to_person_id is null
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
    or subject in (
      select s.subject_id from shares s
      where s.to_organisation_id = cf_organisation() and s.to_person_id = cf_actor()
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
  )
);
drop policy journal_public on journal_entries;
create policy journal_public on journal_entries for select to cf_app using (
  space = (select cf_space()) and election_id = (select cf_election()) and tlp = 'clear' and classification = 0
);
