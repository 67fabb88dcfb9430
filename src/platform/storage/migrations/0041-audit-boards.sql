-- Audit boards: two people of different affiliations who read paper, each without the other's entry, and settle together what differs.

create table audit_boards (
  id text primary key,
  audit_id text not null,
  code text not null,
  organisation_id text not null references organisations (id),
  name text not null,
  made_by text not null,
  made_at_ms bigint not null,
  unique (audit_id, code, name),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code)
);
create table audit_board_members (
  board_id text not null references audit_boards (id),
  audit_id text not null references audits (id),
  person_id text not null references people (id),
  primary key (board_id, person_id),
  -- Nobody reads for two boards of one audit.
  unique (audit_id, person_id)
);
-- When each member sat at the table, and the affiliation that each declared.
create table audit_sittings (
  board_id text not null references audit_boards (id),
  person_id text not null,
  affiliation text not null,
  signed_in_at_ms bigint not null,
  signed_out_at_ms bigint check (signed_out_at_ms >= signed_in_at_ms),
  primary key (board_id, person_id, signed_in_at_ms)
);

-- Is this one of my boards? Its members act on it and nobody else.
create function cf_audit_board_is_mine(board text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select cf_roles() && '{audit-board}'::text[] and cf_kind() = 'person' and exists (
    select from audit_board_members m join audits a on a.id = m.audit_id
    where m.board_id = board and m.person_id = cf_actor() and a.space = cf_space() and a.election_id = cf_election()
  )
$$;
-- Does this person hold the role of an audit board here and now?
create function cf_audit_reads_paper(person text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select cf_roles() && '{election-authority}'::text[] and exists (
    select from role_grants g join people p on p.id = g.person_id
    where p.id = person and g.role = 'audit-board' and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
      and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms() and (g.election_id is null or g.election_id = cf_election())
      and p.organisation_id = cf_organisation()
  )
$$;

alter table audit_boards enable row level security;
alter table audit_board_members enable row level security;
alter table audit_sittings enable row level security;
grant select, insert on audit_boards, audit_board_members, audit_sittings to cf_app;
grant update (signed_out_at_ms) on audit_sittings to cf_app;
create policy audit_boards_read on audit_boards for select to cf_app using (
  cf_audit_board_is_mine(id) or cf_audit_inputs_seen(audit_id, code)
);
create policy audit_boards_make on audit_boards for insert to cf_app with check (
  cf_audit_jurisdiction_is_ours(audit_id, code) and organisation_id = cf_organisation()
  and made_by = cf_actor() and made_at_ms = cf_now_ms()
);
create policy audit_board_members_read on audit_board_members for select to cf_app using (
  exists (select from audit_boards b where b.id = board_id)
);
create policy audit_board_members_name on audit_board_members for insert to cf_app with check (
  exists (select from audit_boards b where b.id = board_id and b.audit_id = audit_board_members.audit_id
    and b.made_at_ms = cf_now_ms() and cf_audit_jurisdiction_is_ours(b.audit_id, b.code))
  and cf_audit_reads_paper(person_id)
);
create policy audit_sittings_read on audit_sittings for select to cf_app using (
  exists (select from audit_boards b where b.id = board_id)
);
create policy audit_sittings_begin on audit_sittings for insert to cf_app with check (
  cf_audit_board_is_mine(board_id) and person_id = cf_actor() and signed_in_at_ms = cf_now_ms() and signed_out_at_ms is null
);
create policy audit_sittings_end on audit_sittings for update to cf_app
  using (cf_audit_board_is_mine(board_id) and person_id = cf_actor() and signed_out_at_ms is null)
  with check (signed_out_at_ms = cf_now_ms());

-- One entry of one person for one unit. It is never changed.
create table audit_entries (
  -- Made by the device that it was entered on, so that sending it twice is sending it once.
  id text primary key,
  audit_id text not null,
  contest text not null,
  unit text not null,
  board_id text not null references audit_boards (id),
  person_id text not null,
  reading jsonb not null,
  -- When it was entered, as the device says, and when it came in.
  entered_at_ms bigint not null,
  at_ms bigint not null,
  check (entered_at_ms <= at_ms),
  unique (audit_id, contest, unit, person_id),
  foreign key (audit_id, contest, unit) references audit_units (audit_id, contest, unit)
);
alter table audit_entries enable row level security;
grant select, insert on audit_entries to cf_app;

create policy audit_units_of_board on audit_units for select to cf_app using (
  board_id is not null and cf_audit_board_is_mine(board_id)
);
-- Neither sees the other's entry before both are in.
create policy audit_entries_read on audit_entries for select to cf_app using (
  person_id = cf_actor()
  or exists (
    select from audit_units u
    where u.audit_id = audit_entries.audit_id and u.contest = audit_entries.contest and u.unit = audit_entries.unit and u.both_in
  )
);
create policy audit_entries_add on audit_entries for insert to cf_app with check (
  person_id = cf_actor() and cf_audit_board_is_mine(board_id) and at_ms = cf_now_ms()
  and exists (
    select from audit_units u where u.audit_id = audit_entries.audit_id and u.contest = audit_entries.contest
      and u.unit = audit_entries.unit and u.board_id = audit_entries.board_id and not u.both_in
  )
);
-- Only the board settles what the paper says, and only once. Election officials change no reading.
grant update (reading, settled_at_ms, settled_by, settled_how) on audit_units to cf_app;
create policy audit_units_settle on audit_units for update to cf_app
  using (board_id is not null and cf_audit_board_is_mine(board_id) and both_in and reading is null)
  with check (settled_at_ms = cf_now_ms() and (settled_by is null or settled_by = cf_actor()));

-- Those of these units that both members of my board have entered now: from here on the two see each other's entries.
create function cf_audit_pair_up(board text, wanted jsonb) returns table (contest text, unit text)
  language sql security definer set search_path = public, pg_temp as $$
  update audit_units u set both_in = true
  from jsonb_to_recordset(wanted) w(contest text, unit text)
  where u.audit_id = (select b.audit_id from audit_boards b where b.id = board) and u.contest = w.contest and u.unit = w.unit
    and u.board_id = board and cf_audit_board_is_mine(board) and not u.both_in
    and (select count(*) from audit_entries e
      where e.audit_id = u.audit_id and e.contest = u.contest and e.unit = u.unit and e.board_id = board) = 2
  returning u.contest, u.unit
$$;

-- Who reads what: units that nobody reads yet, or those of a board that reads no more. What both have entered stays where it is.
create function cf_audit_deal(audit text, jurisdiction text, dealt jsonb) returns bigint
  language sql security definer set search_path = public, pg_temp as $$
  with moved as (
    update audit_units u set board_id = d.board
    from jsonb_to_recordset(dealt) d(contest text, unit text, board text)
    where u.audit_id = audit and u.code = jurisdiction and u.contest = d.contest and u.unit = d.unit and not u.both_in
      and (cf_audit_is_ours(audit) or cf_audit_jurisdiction_is_ours(audit, jurisdiction))
      and exists (select from audit_boards b where b.id = d.board and b.audit_id = audit and b.code = jurisdiction)
    returning 1
  )
  select count(*) from moved
$$;

-- How far reading is, without saying what was read: for whoever may know of the audit at all.
create function cf_audit_progress(audit text) returns table (code text, contest text, units bigint, settled bigint, disputed bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.code, u.contest, count(*), count(u.reading), count(*) filter (where u.both_in and u.reading is null)
  from audit_units u join audits a on a.id = u.audit_id
  where u.audit_id = audit and a.space = cf_space() and a.election_id = cf_election()
    and (cf_kind() <> 'public' or a.tlp = 'clear' and a.space = 'live')
  group by u.code, u.contest
$$;
