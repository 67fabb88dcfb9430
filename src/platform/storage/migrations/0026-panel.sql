-- What is put before the expert panel, what was known when, who may not take part, how they voted, and what they decided.

create table panel_cases (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  title text not null,
  matter text not null,
  asked text not null,
  incident_ids text[] not null,
  campaign_id text,
  -- The mandate under which the panel was asked, or by which the case was handed on.
  mandate_id text not null references mandates (id),
  state text not null check (state in ('briefed', 'deliberating', 'decided', 'routed', 'withdrawn')),
  briefed_at_ms bigint not null,
  deliberating_at_ms bigint,
  decided_at_ms bigint,
  -- When it was routed or withdrawn, and why.
  ended_at_ms bigint,
  ended_because text,
  routed_to text references organisations (id),
  check ((state = 'routed') = (routed_to is not null)),
  check ((state = 'decided') = (decided_at_ms is not null)),
  check ((state in ('routed', 'withdrawn')) = (ended_at_ms is not null))
);
create index panel_cases_by_time on panel_cases (election_id, space, briefed_at_ms desc, id desc);

-- Who takes no part in a case. It cannot be undone.
create table case_recusals (
  case_id text not null references panel_cases (id) on delete cascade,
  person_id text not null,
  because text not null check (because in ('direct-interest', 'own-wish')),
  at_ms bigint not null,
  primary key (case_id, person_id)
);
-- Policies ask this past row security: a policy that read the case to learn who may read the case would never end.
create function cf_recused(subject text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from case_recusals where case_id = subject and person_id = cf_actor())
$$;

call cf_protect('panel_cases');
revoke update on panel_cases from cf_app;
grant update (state, ended_at_ms, ended_because, routed_to) on panel_cases to cf_app;
-- Need to know, whatever the marking: the desk that briefs, the panel, auditors, and whoever a case was handed to. A recused
-- member sees nothing at all.
create policy panel_cases_need_to_know on panel_cases as restrictive for select to cf_app using (
  not cf_recused(id)
  and case
    when state = 'routed' and routed_to = cf_organisation() then true
    when cf_roles() && '{auditor}'::text[] then true
    when cf_roles() && '{panel-member}'::text[] then state <> 'routed'
    else organisation_id = cf_organisation() and cf_roles() && '{analyst,sponsor}'::text[]
  end
);
create policy panel_cases_auditor on panel_cases for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and tlp <> 'red'
  and cf_kind() = 'person' and cf_roles() && '{auditor}'::text[]
);
create policy panel_cases_brief on panel_cases as restrictive for insert to cf_app with check (
  cf_roles() && '{analyst}'::text[] and created_by = cf_actor() and briefed_at_ms = cf_now_ms()
);
create policy panel_cases_end on panel_cases as restrictive for update to cf_app
  using (cf_roles() && '{analyst}'::text[] and state in ('briefed', 'deliberating'))
  with check (state in ('routed', 'withdrawn') and ended_at_ms = cf_now_ms());

-- An item of knowledge. It is never edited: a later item supersedes it, and the earlier one stays.
create table case_evidence (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  case_id text not null references panel_cases (id) on delete cascade,
  statement text not null,
  source text not null,
  -- Since when the desk knew it, and when it came into the case.
  known_at_ms bigint not null,
  at_ms bigint not null,
  supersedes text references case_evidence (id),
  check (known_at_ms <= at_ms)
);
create index case_evidence_by_case on case_evidence (case_id, at_ms, id);
call cf_protect('case_evidence');
revoke update on case_evidence from cf_app;
create policy case_evidence_with_case on case_evidence as restrictive for select to cf_app using (
  exists (select from panel_cases c where c.id = case_id)
);
create policy case_evidence_auditor on case_evidence for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and tlp <> 'red'
  and cf_kind() = 'person' and cf_roles() && '{auditor}'::text[]
  and not exists (select from substitutes x where x.substitute_id = case_evidence.id)
);
create policy case_evidence_add on case_evidence as restrictive for insert to cf_app with check (
  cf_roles() && '{analyst}'::text[] and created_by = cf_actor() and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.organisation_id = cf_organisation())
);

-- The criteria sheet: each assessment of each criterion, in order. The last one stands, the earlier ones stay.
create table case_criteria (
  seq bigint generated always as identity primary key,
  case_id text not null references panel_cases (id) on delete cascade,
  criterion text not null,
  finding text not null,
  because text not null,
  known_at_ms bigint not null,
  at_ms bigint not null,
  by_person text not null,
  check (known_at_ms <= at_ms)
);
create index case_criteria_by_case on case_criteria (case_id, seq);

-- What was tried before anyone thought of stepping in, and what came of it.
create table case_alternatives (
  seq bigint generated always as identity primary key,
  case_id text not null references panel_cases (id) on delete cascade,
  alternative text not null,
  came_of_it text not null,
  known_at_ms bigint not null,
  at_ms bigint not null,
  by_person text not null,
  check (known_at_ms <= at_ms)
);
create index case_alternatives_by_case on case_alternatives (case_id, seq);

-- Interests, declared for each case. The last declaration stands.
create table case_declarations (
  seq bigint generated always as identity primary key,
  case_id text not null references panel_cases (id) on delete cascade,
  person_id text not null,
  interest text not null check (interest in ('none', 'indirect', 'direct')),
  words text,
  at_ms bigint not null,
  check ((interest = 'none') = (words is null))
);
create index case_declarations_by_case on case_declarations (case_id, seq);

create table case_votes (
  seq bigint generated always as identity primary key,
  case_id text not null references panel_cases (id) on delete cascade,
  person_id text not null,
  vote text not null check (vote in ('met', 'not-met', 'abstain')),
  because text not null,
  -- Opens the commitment that stands in the journal: SHA-256 over canonical JSON of case, person, vote, reason and salt.
  salt text not null,
  at_ms bigint not null
);
create index case_votes_by_case on case_votes (case_id, seq);

create table case_dissents (
  seq bigint generated always as identity primary key,
  case_id text not null references panel_cases (id) on delete cascade,
  person_id text not null,
  note text not null,
  at_ms bigint not null
);
create index case_dissents_by_case on case_dissents (case_id);

alter table case_recusals enable row level security;
alter table case_criteria enable row level security;
alter table case_alternatives enable row level security;
alter table case_declarations enable row level security;
alter table case_votes enable row level security;
alter table case_dissents enable row level security;
grant select, insert on case_recusals, case_criteria, case_alternatives, case_declarations, case_votes, case_dissents to cf_app;

create policy case_criteria_read on case_criteria for select to cf_app using (
  exists (select from panel_cases c where c.id = case_id)
);
create policy case_criteria_add on case_criteria for insert to cf_app with check (
  cf_roles() && '{analyst}'::text[] and by_person = cf_actor() and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.organisation_id = cf_organisation())
);
create policy case_alternatives_read on case_alternatives for select to cf_app using (
  exists (select from panel_cases c where c.id = case_id)
);
create policy case_alternatives_add on case_alternatives for insert to cf_app with check (
  cf_roles() && '{analyst}'::text[] and by_person = cf_actor() and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.organisation_id = cf_organisation())
);
create policy case_recusals_read on case_recusals for select to cf_app using (
  person_id = cf_actor() or exists (select from panel_cases c where c.id = case_id)
);
create policy case_recusals_own on case_recusals for insert to cf_app with check (
  person_id = cf_actor() and cf_roles() && '{panel-member}'::text[] and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id)
);

-- The case lies in this election and space, and the actor is cleared for it; says nothing about the need to know.
create function cf_case_here(subject text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from panel_cases c
    where c.id = subject and c.space = cf_space() and c.election_id = cf_election() and c.classification <= cf_clearance()
      and cf_reads_content() and not cf_recused(c.id)
  )
$$;
create function cf_panel_organisation() returns text language sql stable as $$
  select rules -> 'panel' ->> 'organisationId' from elections where id = cf_election()
$$;

-- Interests are read by the members of the panel and by its secretariat: coordinators of the organisation that convenes it.
create policy case_declarations_read on case_declarations for select to cf_app using (
  person_id = cf_actor()
  or cf_roles() && '{panel-member}'::text[] and exists (select from panel_cases c where c.id = case_id)
  or cf_roles() && '{coordinator}'::text[] and cf_organisation() = cf_panel_organisation() and cf_case_here(case_id)
);
create policy case_declarations_own on case_declarations for insert to cf_app with check (
  person_id = cf_actor() and cf_roles() && '{panel-member}'::text[] and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id)
);

-- A vote is read by whoever cast it and by nobody else, ever. Deciding counts them through `cf_case_ballots`.
create policy case_votes_own on case_votes for select to cf_app using (
  person_id = cf_actor() and exists (select from panel_cases c where c.id = case_id)
);
create policy case_votes_cast on case_votes for insert to cf_app with check (
  person_id = cf_actor() and cf_roles() && '{panel-member}'::text[] and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.state in ('briefed', 'deliberating'))
  and exists (select from case_declarations d where d.case_id = case_votes.case_id and d.person_id = cf_actor())
);
-- Sealed: the author, and after the decision an auditor who is cleared for the case.
create policy case_dissents_read on case_dissents for select to cf_app using (
  person_id = cf_actor() and exists (select from panel_cases c where c.id = case_id)
  or cf_roles() && '{auditor}'::text[] and exists (select from panel_cases c where c.id = case_id and c.state = 'decided')
);
create policy case_dissents_own on case_dissents for insert to cf_app with check (
  person_id = cf_actor() and cf_roles() && '{panel-member}'::text[] and at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.state in ('briefed', 'deliberating'))
);

-- What the panel decided. It belongs to the panel and has a marking of its own, so that a decision can be told where the case cannot.
create table case_decisions (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  case_id text not null unique references panel_cases (id),
  outcome text not null check (outcome in ('notice', 'bulletin', 'no-action')),
  title text not null,
  because text not null,
  incident_ids text[] not null,
  campaign_id text,
  decided_at_ms bigint not null,
  -- What was known then is what lay in the case at this moment.
  knowledge_at_ms bigint not null,
  met integer not null,
  not_met integer not null,
  abstained integer not null,
  absent integer not null,
  recused integer not null,
  -- SHA-256, hex, of the canonical JSON of the criteria and alternatives as they stood.
  sheet_sha256 text not null check (length(sheet_sha256) = 64),
  mandate_id text not null references mandates (id),
  may_publish text[] not null
);
call cf_protect('case_decisions', '{analyst,panel-member,sponsor,auditor,communications,editor}');
revoke update on case_decisions from cf_app;
-- Whoever publishes is told what is to be published, and nothing of what is not.
create policy case_decisions_need_to_know on case_decisions as restrictive for select to cf_app using (
  not cf_recused(case_id)
  and (outcome <> 'no-action' or cf_roles() && '{analyst,panel-member,sponsor,auditor}'::text[])
);
create policy case_decisions_auditor on case_decisions for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and tlp <> 'red'
  and cf_kind() = 'person' and cf_roles() && '{auditor}'::text[]
);
create policy case_decisions_make on case_decisions as restrictive for insert to cf_app with check (
  cf_roles() && '{panel-member}'::text[] and created_by = cf_actor() and decided_at_ms = cf_now_ms()
  and exists (select from panel_cases c where c.id = case_id and c.state in ('briefed', 'deliberating') and c.created_by <> cf_actor())
);

insert into content_tables (prefix, table_name, class, kept_while) values
  ('cas', 'panel_cases', 'case', 'c.state in (''briefed'', ''deliberating'', ''decided'')'),
  ('cev', 'case_evidence', 'evidence', 'exists (select from panel_cases p where p.id = c.case_id and p.state in (''briefed'', ''deliberating'', ''decided''))'),
  ('dec', 'case_decisions', 'case', 'true');

-- Published to the notices slice: decided cases, as far as the reader may see the decision.
create view panel_decisions with (security_invoker = true) as
  select case_id, outcome, decided_at_ms, title, incident_ids, campaign_id, tlp, classification, organisation_id, election_id,
    space, id as decision_id, created_by as decided_by
  from case_decisions;
grant select on panel_decisions to cf_app;

-- How often government stepped in, and how often it did not: only decisions that are neither classified nor TLP:RED.
create function cf_public_decision_counts(election text, in_space text) returns table (outcome text, decisions bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.outcome, count(*) from case_decisions d
  where d.election_id = $1 and d.space = $2 and d.classification = 0 and d.tlp <> 'red'
  group by d.outcome
$$;

-- One act on a case at a time.
create function cf_lock_case(subject text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('panel_cases'), hashtext(subject))
$$;

-- The panel moves a case that belongs to the desk: forward only, and to `decided` only with a decision.
create function cf_panel_moves(subject text, to_state text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update panel_cases c set state = to_state,
    deliberating_at_ms = coalesce(c.deliberating_at_ms, cf_now_ms()),
    decided_at_ms = case when to_state = 'decided' then cf_now_ms() end
  where c.id = subject and cf_case_here(c.id) and cf_roles() && '{panel-member}'::text[]
    and c.state in ('briefed', 'deliberating')
    and (to_state = 'deliberating' or to_state = 'decided' and exists (select from case_decisions d where d.case_id = c.id))
$$;

-- Who holds one of these roles in this election now, of which organisation, and whether cleared so far.
create function cf_holders(wanted text[], classification integer)
  returns table (person_id text, organisation_id text, cleared boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.id, p.organisation_id, p.clearance >= $2
  from role_grants g join people p on p.id = g.person_id
  where g.role = any (wanted) and wanted <@ '{panel-member,communications,editor}'::text[]
    and cf_kind() = 'person' and cf_roles() && '{analyst,panel-member,auditor}'::text[]
    and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
    and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms()
    and (g.election_id is null or g.election_id = cf_election())
$$;

-- Who has voted, and when first; not how.
create function cf_case_voters(subject text) returns table (person_id text, at_ms bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select v.person_id, min(v.at_ms) from case_votes v
  where v.case_id = subject and cf_case_here(subject) and cf_roles() && '{analyst,panel-member,auditor}'::text[]
  group by v.person_id
$$;

-- Who has declared, and when first; not what.
create function cf_case_declared(subject text) returns table (person_id text, at_ms bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.person_id, min(d.at_ms) from case_declarations d
  where d.case_id = subject and cf_case_here(subject) and cf_roles() && '{analyst,panel-member,auditor}'::text[]
  group by d.person_id
$$;

-- The last vote of each, for deciding: asked in the transaction of a decision, told to nobody.
create function cf_case_ballots(subject text) returns table (person_id text, vote text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (v.person_id) v.person_id, v.vote from case_votes v join panel_cases c on c.id = v.case_id
  where v.case_id = subject and cf_case_here(subject) and cf_roles() && '{panel-member}'::text[]
    and c.state in ('briefed', 'deliberating')
  order by v.person_id, v.seq desc
$$;

-- The acts on a case are seen by whoever sees the case, and one's own acts always.
create policy journal_of_cases on journal_entries as restrictive for select to cf_app using (
  cf_duty() is not null
  or case
    when left(subject, 4) <> 'cas_' then not exists (select from unnest(about) a where left(a, 4) = 'cas_' and cf_recused(a))
    else actor_id = cf_actor() or exists (select from panel_cases c where c.id = journal_entries.subject)
  end
);
-- Nothing about a case waits for a recused member.
create policy waiting_not_recused on waiting as restrictive for select to cf_app using (
  left(subject_id, 4) <> 'cas_' or not cf_recused(subject_id)
);
-- What waits for one person waits no more for that person.
create function cf_panel_done(subject text, what text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update waiting set done_at_ms = cf_now_ms()
  where space = cf_space() and election_id = cf_election() and subject_id = subject and kind = what
    and person_id = cf_actor() and done_at_ms is null
$$;
