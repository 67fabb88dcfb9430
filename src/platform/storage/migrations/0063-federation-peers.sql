-- Other instances with which an organisation exchanges signed envelopes: their pinned key, whether it is trusted, and what may go which
-- way. And in the core: content whose source is elsewhere stays bound by its source's marking.

create table federation_peers (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  created_by text not null,
  created_at_ms bigint not null,
  name text not null,
  -- Ed25519 (RFC 8032), 32 bytes as 64 hexadecimal digits; it never changes. Another key is another peer.
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  -- SHA-256, hex, of the key's SubjectPublicKeyInfo.
  key_id text not null check (key_id ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('unconfirmed', 'trusted', 'revoked')),
  confirmed_by text,
  confirmed_at_ms bigint,
  revoked_by text,
  revoked_at_ms bigint,
  revoked_why text,
  -- The peer's election with which this one exchanges, as the peer names it.
  their_election text not null,
  -- The peer as a party of agreements here; without it nothing narrower than TLP:GREEN goes out.
  peer_organisation_id text references organisations (id),
  direction text not null check (direction in ('send', 'receive', 'both')),
  classes text[] not null check (classes <@ '{incident,evidence,indicator,method}'::text[] and cardinality(classes) > 0),
  tlp_max text not null check (tlp_max in ('clear', 'green', 'amber')),
  -- Number of the last envelope written for it.
  sent_number integer not null check (sent_number >= 0),
  unique (election_id, space, organisation_id, key_id),
  check ((state = 'trusted') <= (confirmed_at_ms is not null)),
  check ((confirmed_at_ms is null) = (confirmed_by is null)),
  check ((state = 'revoked') = (revoked_at_ms is not null) and (state = 'revoked') = (revoked_by is not null)
    and (state = 'revoked') = (revoked_why is not null))
);
alter table federation_peers enable row level security;
grant select, insert, update on federation_peers to cf_app;
create policy federation_peers_read on federation_peers for select to cf_app using (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation() and cf_reads_content()
  and cf_roles() && '{coordinator,analyst,auditor}'::text[]
);
create policy federation_peers_add on federation_peers for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation() and created_by = cf_actor()
  and cf_roles() && '{coordinator}'::text[]
);
create policy federation_peers_change on federation_peers for update to cf_app
  using (
    space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
    and cf_roles() && '{coordinator}'::text[]
  )
  with check (organisation_id = cf_organisation());
-- The key is pinned for good.
revoke update on federation_peers from cf_app;
grant update (state, confirmed_by, confirmed_at_ms, revoked_by, revoked_at_ms, revoked_why, their_election,
  peer_organisation_id, direction, classes, tlp_max, sent_number) on federation_peers to cf_app;

-- A key that was revoked stays revoked, against plain SQL too.
create function cf_revoked_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'revoked' then raise exception 'a revoked key is never trusted again' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger federation_peers_revoked before update on federation_peers
  for each row execute function cf_revoked_stays();

-- SQL condition on a row `c`: its source is another organisation's instance, so that who owns it here did not mark it.
alter table content_tables add column source_elsewhere text;

-- Yes or no, and nothing else comes out; looks past row security, because who may not see where something came from is bound by it
-- all the same.
create function cf_source_is_elsewhere(subject text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  content content_tables%rowtype;
  elsewhere boolean;
begin
  select * into content from content_tables t where t.prefix = split_part(subject, '_', 1);
  if not found or content.source_elsewhere is null then return false; end if;
  execute format('select exists (select from %I c where c.id = $1 and (%s))', content.table_name, content.source_elsewhere)
    into elsewhere using subject;
  return elsewhere;
end $$;

-- As in 0035, and: what came AMBER+STRICT from elsewhere leaves no organisation, and RED no person, that received it.
create or replace function cf_may_disclose(subject text, from_organisation text, to_person text) returns boolean language sql stable as $$
  select exists (
    select from cf_subject(subject) s
    where case s.tlp
      when 'red' then s.created_by = cf_actor() and to_person is not null and not cf_source_is_elsewhere(subject)
      when 'amber+strict' then s.organisation_id = from_organisation and not cf_source_is_elsewhere(subject)
      else true
    end
  )
$$;
