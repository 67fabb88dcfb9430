-- The journal: append-only, hash-chained, a Merkle tree over its entries. Only the duty `seal` writes it, at the end of the
-- commit that it records. The encoded entry is the proof; the columns beside it are copies to search by.
create table journal_entries (
  seq bigint primary key,
  encoded bytea not null,
  leaf_hash bytea not null,
  salt bytea,
  body text,
  at_ms bigint not null,
  actor_id text not null,
  actor_organisation_id text,
  role text not null,
  action text not null,
  subject text not null,
  about text[] not null,
  why text not null,
  space text not null,
  election_id text,
  organisation_id text,
  tlp text not null,
  classification integer not null,
  purged_at_ms bigint
);
create index journal_entries_by_subject on journal_entries (subject, seq);
create index journal_entries_by_about on journal_entries using gin (about);
create index journal_entries_by_election on journal_entries (election_id, space, seq);

create table journal_tiles (
  level integer not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);

create table journal_head (
  only_row boolean primary key default true check (only_row),
  size bigint not null,
  last_leaf_hash bytea not null,
  frontier bytea not null
);
insert into journal_head (size, last_leaf_hash, frontier)
  values (0, decode(repeat('00', 32), 'hex'), decode(repeat('00', 8), 'hex'));

create table journal_checkpoints (
  size bigint primary key,
  note text not null,
  at_ms bigint not null
);

alter table journal_entries enable row level security;
alter table journal_tiles enable row level security;
alter table journal_head enable row level security;
alter table journal_checkpoints enable row level security;
grant select, insert, update on journal_entries to cf_app;
grant select, insert on journal_tiles to cf_app;
grant select, update on journal_head to cf_app;
grant select, insert on journal_checkpoints to cf_app;

-- No update but the purge of a body; no delete at all.
create policy journal_append on journal_entries for insert to cf_app with check (cf_duty() = 'seal');
create policy journal_purge_read on journal_entries for select to cf_app using (cf_duty() = 'retention');
create policy journal_purge on journal_entries for update to cf_app using (cf_duty() = 'retention')
  with check (cf_duty() = 'retention' and body is null and salt is null);
create policy journal_export on journal_entries for select to cf_app using (cf_duty() = 'export');
-- Readers of content: what concerns their election and space, up to their clearance, under the marking of the subject.
create policy journal_read on journal_entries for select to cf_app using (
  space = cf_space() and election_id = cf_election() and classification <= cf_clearance() and cf_reads_content()
  and (
    tlp in ('clear', 'green')
    or organisation_id = cf_organisation() and (tlp <> 'red' or actor_id = cf_actor())
    or cf_roles() && '{auditor}'::text[] and tlp <> 'red'
    or exists (
      select from shares s
      where s.subject_id = journal_entries.subject and s.to_organisation_id = cf_organisation()
        and (s.to_person_id = cf_actor() or (s.to_person_id is null and journal_entries.tlp <> 'red'))
        and s.revoked_at_ms is null and (s.expires_at_ms is null or s.expires_at_ms > cf_now_ms())
    )
  )
);
-- What is public: acts marked TLP:CLEAR, such as an election's dates or a published notice.
create policy journal_public on journal_entries for select to cf_app using (
  space = cf_space() and election_id = cf_election() and tlp = 'clear' and classification = 0
);
-- Accounts and configuration of the instance belong to no election; the operator sees these and nothing else.
create policy journal_operator on journal_entries for select to cf_app using (
  election_id is null and cf_roles() && '{operator,auditor}'::text[]
);
create policy journal_tiles_append on journal_tiles for insert to cf_app with check (cf_duty() = 'seal');
create policy journal_tiles_read on journal_tiles for select to cf_app using (true);
create policy journal_head_read on journal_head for select to cf_app using (true);
create policy journal_head_move on journal_head for update to cf_app using (cf_duty() = 'seal') with check (cf_duty() = 'seal');
create policy journal_checkpoints_read on journal_checkpoints for select to cf_app using (true);
create policy journal_checkpoints_keep on journal_checkpoints for insert to cf_app with check (cf_duty() = 'checkpoint');

-- Proofs need the hashes of entries that the reader may not see. A hash tells nothing: each body is salted.
create function cf_journal_leaf_hashes(first bigint, count integer) returns table (leaf_hash bytea)
  language sql stable security definer set search_path = public
  as $$ select e.leaf_hash from journal_entries e where e.seq >= first and e.seq < first + count order by e.seq $$;
grant execute on function cf_journal_leaf_hashes to cf_app;
