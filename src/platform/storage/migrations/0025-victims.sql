-- People and organisations affected by an incident: told first, named only with their consent. Read by case contacts of the owning
-- organisation, and by the person affected; everyone else gets numbers or a yes or no.

create table victims (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp = 'amber+strict'),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  incident_id text not null references incidents (id),
  kind text not null check (kind in ('person', 'organisation', 'campaign', 'party')),
  name text not null,
  -- Other names, and descriptions from which a reader could tell who it is.
  identifying text[] not null,
  address text,
  phone text,
  language text not null,
  -- The one person of ours to whom the victim turns.
  contact_person_id text not null references people (id),
  safety text not null,
  consent text not null default 'unknown' check (consent in ('unknown', 'given', 'refused', 'withdrawn')),
  outcome text not null check (outcome in ('attempt-blocked', 'attempt-unknown', 'breach')),
  account_person_id text references people (id),
  redress text[] not null,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'acknowledged', 'unreachable')),
  registered_at_ms bigint not null,
  -- Null while nobody knows how to reach them; the time to tell runs from here.
  contact_known_at_ms bigint,
  tell_due_at_ms bigint,
  -- Of the next step: telling, then acknowledging. Null where nothing is due.
  due_at_ms bigint,
  told_at_ms bigint,
  acknowledged_at_ms bigint,
  check ((contact_known_at_ms is null) = (tell_due_at_ms is null)),
  check (contact_known_at_ms is not null or (address is null and phone is null)),
  check ((told_at_ms is not null) = (state in ('told', 'acknowledged'))),
  check ((acknowledged_at_ms is not null) = (state = 'acknowledged'))
);
create index victims_by_due on victims (election_id, space, due_at_ms, id);
create index victims_by_incident on victims (incident_id);
create index victims_by_account on victims (account_person_id) where account_person_id is not null;
call cf_protect('victims', '{case-contact,victim}');
-- Rows come in by cf_register_victims alone; what a victim is told of, and by whom they were entered, never changes.
revoke insert, update on victims from cf_app;
grant update (identifying, address, phone, language, safety, redress, state, contact_known_at_ms, tell_due_at_ms, due_at_ms, told_at_ms,
  acknowledged_at_ms) on victims to cf_app;
create policy victims_own on victims for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and cf_kind() = 'person'
  and cf_roles() && '{victim}'::text[] and account_person_id = cf_actor()
);
-- The duty `victims` finds what is overdue, and nothing else.
create policy victims_duty on victims for select to cf_app using (
  space = cf_space() and election_id = cf_election() and cf_kind() = 'system' and cf_duty() = 'victims'
  and state in ('waiting', 'told') and due_at_ms <= cf_now_ms()
);
create policy victims_whom on victims as restrictive for select to cf_app using (
  cf_kind() = 'system'
  or cf_kind() = 'person' and (cf_roles() && '{case-contact}'::text[] or account_person_id = cf_actor())
);
create policy victims_by_contacts on victims as restrictive for update to cf_app using (
  cf_kind() = 'person' and cf_roles() && '{case-contact}'::text[]
);

-- What they were told, when, how and by whom. Rows are only ever added.
create table victim_tellings (
  id text primary key,
  victim_id text not null references victims (id) on delete cascade,
  at_ms bigint not null,
  channel text not null check (channel in ('mail', 'phone', 'in-person', 'post')),
  by_person text not null,
  language text not null,
  -- Which text of the house, such as `attempt-1`; `own` where the contact wrote it.
  text_version text not null,
  -- Without the code.
  text text not null,
  message_id text,
  -- SHA-256, hex, of the acknowledgement code.
  code_sha256 text unique check (code_sha256 ~ '^[0-9a-f]{64}$')
);
create index victim_tellings_by_victim on victim_tellings (victim_id, at_ms);

-- What was tried without reaching them.
create table victim_attempts (
  id text primary key,
  victim_id text not null references victims (id) on delete cascade,
  at_ms bigint not null,
  channel text not null check (channel in ('mail', 'phone', 'in-person', 'post')),
  by_person text not null,
  note text not null
);
create index victim_attempts_by_victim on victim_attempts (victim_id, at_ms);

create table victim_consents (
  id text primary key,
  victim_id text not null references victims (id) on delete cascade,
  at_ms bigint not null,
  consent text not null check (consent in ('given', 'refused', 'withdrawn')),
  by_person text not null,
  -- How it was said: by letter, on the phone, by the victim here.
  how text not null
);
create index victim_consents_by_victim on victim_consents (victim_id, at_ms);

-- Each step that became overdue, once a level.
create table victim_escalations (
  victim_id text not null references victims (id) on delete cascade,
  step text not null check (step in ('tell', 'acknowledge')),
  level integer not null check (level between 1 and 3),
  due_at_ms bigint not null,
  at_ms bigint not null,
  primary key (victim_id, step, due_at_ms, level)
);

-- As visible as the victim; added by the case contacts of the owning organisation, never changed.
do $$
declare child text;
begin
  foreach child in array '{victim_tellings,victim_attempts,victim_consents,victim_escalations}'::text[] loop
    execute format('alter table %I enable row level security', child);
    execute format('grant select, insert on %I to cf_app', child);
    execute format('create policy %1$s_read on %1$I for select to cf_app using (exists (select from victims v where v.id = victim_id))', child);
  end loop;
  foreach child in array '{victim_tellings,victim_attempts}'::text[] loop
    execute format($policy$
      create policy %1$s_add on %1$I for insert to cf_app with check (
        by_person = cf_actor() and at_ms = cf_now_ms() and cf_roles() && '{case-contact}'::text[]
        and exists (select from victims v where v.id = victim_id and v.organisation_id = cf_organisation())
      )$policy$, child);
  end loop;
end $$;
-- The words of a consent come in by cf_victim_consent alone.
revoke insert on victim_consents from cf_app;
create policy victim_escalations_add on victim_escalations for insert to cf_app with check (
  cf_kind() = 'system' and cf_duty() = 'victims' and at_ms = cf_now_ms()
  and exists (select from victims v where v.id = victim_id)
);

insert into content_tables (prefix, table_name, class, kept_while) values
  ('vic', 'victims', 'victim', 'c.state in (''waiting'', ''told'')');

-- Who may be named in a registration: case contacts with their organisation, accounts of victims, incidents. Says nothing else.
create function cf_victim_grounds(incidents_named text[], people_named text[])
  returns table (what text, id text, organisation_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'incident', i.id, null from incidents i
  where i.id = any (incidents_named) and i.space = cf_space() and i.election_id = cf_election()
    and cf_roles() && '{case-contact,security-firm}'::text[]
  union all
  select distinct g.role, p.id, p.organisation_id
  from role_grants g join people p on p.id = g.person_id
  where g.role in ('case-contact', 'victim') and (g.role = 'case-contact' or p.id = any (people_named))
    and cf_roles() && '{case-contact,security-firm}'::text[]
    and (p.ended_at_ms is null or p.ended_at_ms > cf_now_ms())
    and g.revoked_at_ms is null and g.expires_at_ms > cf_now_ms()
    and (g.election_id is null or g.election_id = cf_election())
$$;

-- Takes in one or many; each belongs to the organisation of its case contact, for whom it waits from now on.
create function cf_register_victims(rows jsonb) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  added integer;
begin
  if not (cf_kind() in ('person', 'machine') and cf_roles() && '{case-contact,security-firm}'::text[]) then
    raise insufficient_privilege using message = 'only case contacts and security firms register who was affected';
  end if;
  insert into victims (id, space, election_id, organisation_id, tlp, classification, created_by, incident_id, kind, name, identifying,
    address, phone, language, contact_person_id, safety, outcome, account_person_id, redress, registered_at_ms, contact_known_at_ms,
    tell_due_at_ms, due_at_ms)
  select r.id, cf_space(), cf_election(), c.organisation_id, 'amber+strict', 0, cf_actor(), i.id, r.kind, r.name, r.identifying,
    r.address, r.phone, r.language, c.id, r.safety, r.outcome, r.account, r.redress, cf_now_ms(), r.contact_known_at_ms,
    r.due_at_ms, r.due_at_ms
  from jsonb_to_recordset(rows) as r (id text, incident text, kind text, name text, identifying text[], address text, phone text,
      language text, contact_person text, safety text, outcome text, account text, redress text[], contact_known_at_ms bigint,
      due_at_ms bigint)
    join cf_victim_grounds('{}', '{}') c on c.what = 'case-contact' and c.id = r.contact_person
    join incidents i on i.id = r.incident and i.space = cf_space() and i.election_id = cf_election();
  get diagnostics added = row_count;
  if added <> jsonb_array_length(rows) then
    raise foreign_key_violation using message = 'a case contact or an incident is not known here';
  end if;
  perform cf_wait(v.id, 'victims.not-told-yet', v.name, 'exchange/victims/' || v.id, 'victims.tell', null, null, v.contact_person_id,
      v.tlp, v.classification, v.due_at_ms)
    from jsonb_to_recordset(rows) as r (id text) join victims v on v.id = r.id order by v.due_at_ms, v.id;
  return added;
end $$;

-- The victim decides about its own name, or a case contact writes down what it said. Says whether the row was theirs to decide.
create function cf_victim_consent(entry text, victim text, said text, how text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update victims v set consent = said
    where v.id = victim and v.space = cf_space() and v.election_id = cf_election() and cf_kind() = 'person'
      and (v.organisation_id = cf_organisation() and cf_roles() && '{case-contact}'::text[]
        or v.account_person_id = cf_actor() and cf_roles() && '{victim}'::text[]);
  if not found then return false; end if;
  insert into victim_consents (id, victim_id, at_ms, consent, by_person, how)
    values (entry, victim, cf_now_ms(), said, cf_actor(), how);
  return true;
end $$;

-- Whoever holds the code says that they were told. Says what it was, for the journal; nothing where there is no such code here.
create function cf_acknowledge_victim(code_hash text)
  returns table (victim_id text, organisation_id text, incident_id text, at_ms bigint, fresh boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v victims%rowtype;
begin
  select w.* into v from victims w join victim_tellings t on t.victim_id = w.id
    where t.code_sha256 = code_hash and w.space = cf_space() and w.election_id = cf_election()
    for update of w;
  if not found then return; end if;
  if v.state = 'told' then
    update victims w set state = 'acknowledged', acknowledged_at_ms = cf_now_ms(), due_at_ms = null where w.id = v.id;
    perform cf_done(v.id, 'victims.not-acknowledged');
    perform cf_done(v.id, 'victims.overdue');
  end if;
  return query select v.id, v.organisation_id, v.incident_id, coalesce(v.acknowledged_at_ms, cf_now_ms()), v.state = 'told';
end $$;

-- Where the duty has something to do.
create function cf_victim_overdue_places() returns table (election_id text, space text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct v.election_id, v.space from victims v
  where cf_kind() = 'system' and cf_duty() = 'victims' and v.state in ('waiting', 'told') and v.due_at_ms <= cf_now_ms()
$$;

-- Published to the notices slice: how many of those affected by these incidents have not been told. Who was documented as
-- unreachable after several attempts counts as told.
create function cf_victims_untold(incident_ids text[]) returns integer
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if cf_kind() not in ('person', 'system') then
    raise insufficient_privilege using message = 'not for the public';
  end if;
  return (select count(*)::integer from victims v
    where v.incident_id = any (incident_ids) and v.space = cf_space() and v.election_id = cf_election() and v.state = 'waiting');
end $$;

-- A text as its words, each between single spaces, without case, accents and invisible characters; scripts that are written without
-- spaces are taken apart sign by sign. The same on every server, whatever its locale.
create function cf_fold_words(given text) returns text
  language sql immutable parallel safe set search_path = pg_catalog as $$
  select ' ' || btrim(regexp_replace(regexp_replace(
    replace(replace(replace(
      translate(
        lower((normalize(regexp_replace(
          normalize(translate(given, U&'\00AD\061C\0640\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF', ''), NFKD),
          '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]', '', 'g'), NFKC)) collate "C"),
        'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐЁЇЎЃЌØøŁłĐđıÆŒẞ',
        'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґеіугкoolldd' || 'iæœß'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]+', ' ', 'g')) || ' '
$$;

-- Published to the notices slice: does any text name, or describe, someone affected by these incidents who has not consented?
create function cf_names_without_consent(incident_ids text[], texts text[]) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if cf_kind() not in ('person', 'system') then
    raise insufficient_privilege using message = 'not for the public';
  end if;
  return exists (
    select from (select cf_fold_words(t) as words from unnest(texts) t) told,
      (select distinct cf_fold_words(n) as words from victims v, unnest(v.name || v.identifying) n
       where v.incident_id = any (incident_ids) and v.space = cf_space() and v.election_id = cf_election() and v.consent <> 'given') named
    where btrim(named.words) <> '' and strpos(told.words, named.words) > 0
  );
end $$;

-- For analysts: how many, by outcome and whether told. No cell says a number below `cell_min`, and none is left out.
create function cf_victim_counts(incident text)
  returns table (outcome text, told boolean, victims bigint, said text, cell_min integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.outcome, t.told, case when c.n >= 3 then c.n end, case when c.n >= 3 then c.n::text else 'fewer than 3' end, 3
  from unnest('{attempt-blocked,attempt-unknown,breach}'::text[]) with ordinality o (outcome, place)
    cross join unnest('{false,true}'::boolean[]) t (told)
    cross join lateral (
      select count(*) as n from victims v
      where v.incident_id = incident and v.space = cf_space() and v.election_id = cf_election()
        and v.outcome = o.outcome and (v.state in ('told', 'acknowledged')) = t.told
    ) c
  where cf_kind() = 'person' and cf_roles() && '{analyst,coordinator,auditor,case-contact}'::text[]
  order by o.place, t.told
$$;

-- The whole election, attempts and breaches apart. `due` are those whose time to tell has run out or who were told.
create function cf_victim_measure()
  returns table (lane text, registered bigint, due bigint, told_in_time bigint, told bigint, acknowledged bigint, unreachable bigint,
    overdue bigint, median_ms double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.lane, count(v.id),
    count(v.id) filter (where v.tell_due_at_ms is not null and (v.told_at_ms is not null or v.tell_due_at_ms < cf_now_ms())),
    count(v.id) filter (where v.told_at_ms <= v.tell_due_at_ms),
    count(v.told_at_ms), count(v.acknowledged_at_ms), count(v.id) filter (where v.state = 'unreachable'),
    count(v.id) filter (where v.state in ('waiting', 'told') and v.due_at_ms < cf_now_ms()),
    percentile_cont(0.5) within group (order by v.told_at_ms - v.contact_known_at_ms)
  from unnest('{attempts,breaches}'::text[]) with ordinality l (lane, place)
    left join victims v on (v.outcome = 'breach') = (l.lane = 'breaches') and v.space = cf_space() and v.election_id = cf_election()
  where cf_kind() = 'person' and cf_roles() && '{case-contact,coordinator,auditor}'::text[]
  group by l.lane, l.place order by l.place
$$;

revoke execute on function cf_victim_grounds, cf_register_victims, cf_victim_consent, cf_acknowledge_victim,
  cf_victim_overdue_places, cf_victims_untold, cf_names_without_consent, cf_victim_counts, cf_victim_measure from public;
grant execute on function cf_victim_grounds, cf_register_victims, cf_victim_consent, cf_acknowledge_victim,
  cf_victim_overdue_places, cf_victims_untold, cf_names_without_consent, cf_victim_counts, cf_victim_measure to cf_app;

-- That somebody is a victim is itself confidential: acts on a record are seen by case contacts, auditors and the victim. A withdrawn
-- consent is also seen by those who write for the public.
create policy journal_of_victims on journal_entries as restrictive for select to cf_app using (
  cf_duty() is not null or left(subject, 4) <> 'vic_' or actor_id = cf_actor()
  or cf_roles() && '{case-contact,auditor}'::text[]
  or action = 'victims.withdraw' and cf_roles() && '{communications,editor}'::text[]
  or exists (select from victims v where v.id = journal_entries.subject)
);
