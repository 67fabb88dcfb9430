-- Markings, shares and substitutes: the rules by which one organisation's content becomes visible to another.

create table shares (
  id text primary key,
  space text not null,
  election_id text not null,
  subject_id text not null,
  from_organisation_id text not null,
  to_organisation_id text not null,
  to_person_id text,
  agreement_id text,
  clause text,
  purpose text not null,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  shared_by text not null,
  shared_at_ms bigint not null,
  expires_at_ms bigint,
  revoked_at_ms bigint
);
create index shares_by_subject on shares (subject_id, to_organisation_id);
create index shares_by_recipient on shares (to_organisation_id, election_id, space);
alter table shares enable row level security;
grant select, insert, update on shares to cf_app;
create policy shares_read on shares for select to cf_app using (
  space = cf_space() and election_id = cf_election()
  and (from_organisation_id = cf_organisation() or to_organisation_id = cf_organisation())
);
create policy shares_write on shares for insert to cf_app with check (
  space = cf_space() and election_id = cf_election()
  and (from_organisation_id = cf_organisation() or cf_kind() = 'system')
);
create policy shares_revoke on shares for update to cf_app using (
  space = cf_space() and election_id = cf_election() and from_organisation_id = cf_organisation()
);

-- An item above a reader's clearance may have an unclassified substitute: an item of its own, with an id of its own, that a
-- cleared reader does not see and an uncleared reader cannot tell from any other. Who may not read the original may not read
-- this link either.
create table substitutes (
  original_id text primary key,
  substitute_id text not null unique,
  space text not null,
  election_id text not null,
  classification integer not null check (classification between 1 and 3)
);
alter table substitutes enable row level security;
grant select, insert on substitutes to cf_app;
create policy substitutes_cleared on substitutes to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and cf_reads_content()
);

-- `call cf_protect('reports')` gives a table of content its row security. The table must have the columns
-- id, space, election_id, organisation_id (the owner), tlp, classification and created_by.
-- TLP 2.0 (FIRST, August 2022): RED, named persons only; AMBER+STRICT, the recipient's organisation; AMBER, the recipient's
-- organisation (its clients are shares that the recipient makes); GREEN, the community; CLEAR, everyone.
-- `reading_roles` narrows reading to these roles, whatever else holds.
create procedure cf_protect(content text, reading_roles text[] default null) language plpgsql as $$
declare
  here text := 'space = cf_space() and election_id = cf_election()';
  roles text := case when reading_roles is null then 'true' else format('cf_roles() && %L::text[]', reading_roles) end;
begin
  execute format('alter table %I enable row level security', content);
  execute format('grant select, insert, update, delete on %I to cf_app', content);
  execute format($policy$
    create policy %1$s_read on %1$I for select to cf_app using (
      %2$s and classification <= cf_clearance() and cf_reads_content() and %3$s
      and (
        (organisation_id = cf_organisation() and (tlp <> 'red' or created_by = cf_actor()))
        or tlp in ('clear', 'green')
        or exists (
          select from shares s
          where s.subject_id = %1$I.id and s.to_organisation_id = cf_organisation()
            and (s.to_person_id = cf_actor() or (s.to_person_id is null and %1$I.tlp <> 'red'))
            and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
        )
      )
      and not exists (select from substitutes x where x.substitute_id = %1$I.id)
    )$policy$, content, here, roles);
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
