-- Signed envelopes that were written for peers and that came from them. What came in as STIX lies in the bundles; what binds it is here.

create table federation_sent (
  id text primary key,
  peer_id text not null references federation_peers (id),
  -- Counted from 1 for each peer, without holes.
  number integer not null check (number > 0),
  made_at_ms bigint not null,
  made_by text not null,
  why text not null,
  purpose text not null,
  tlp text not null check (tlp in ('clear', 'green', 'amber')),
  classes text[] not null,
  objects integer not null,
  methods integer not null,
  -- [{why, count}]: what was asked for and did not go along.
  left_out jsonb not null,
  -- SHA-256, hex, of the envelope.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  envelope text not null,
  unique (peer_id, number)
);
alter table federation_sent enable row level security;
grant select, insert on federation_sent to cf_app;
create policy federation_sent_read on federation_sent for select to cf_app using (
  exists (select from federation_peers p where p.id = peer_id) and cf_roles() && '{coordinator,auditor}'::text[]
);
create policy federation_sent_add on federation_sent for insert to cf_app with check (
  exists (select from federation_peers p where p.id = peer_id and p.state = 'trusted')
  and made_by = cf_actor() and cf_roles() && '{coordinator}'::text[]
);

create table federation_received (
  id text primary key,
  peer_id text not null references federation_peers (id),
  envelope_id text not null,
  number integer not null check (number > 0),
  made_at_ms bigint not null,
  received_at_ms bigint not null,
  received_by text not null,
  instance text not null,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classes text[] not null,
  -- Empty where nothing but methods came, and once retention has ended.
  bundle_id text references bundles (id) on delete set null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- An envelope is taken once.
  unique (peer_id, envelope_id),
  unique (peer_id, number)
);
create index federation_received_by_bundle on federation_received (bundle_id);
alter table federation_received enable row level security;
grant select, insert on federation_received to cf_app;
create policy federation_received_read on federation_received for select to cf_app using (
  exists (select from federation_peers p where p.id = peer_id)
);
create policy federation_received_add on federation_received for insert to cf_app with check (
  exists (select from federation_peers p where p.id = peer_id and p.state = 'trusted')
  and received_by = cf_actor() and cf_roles() && '{coordinator}'::text[]
);

-- Methods that a peer has published, as it wrote them, with the measure that it counted.
create table federation_methods (
  received_id text not null references federation_received (id),
  place integer not null check (place >= 0),
  method jsonb not null,
  -- The id of ours, once an analyst made a draft of it.
  adopted_as text,
  primary key (received_id, place)
);
alter table federation_methods enable row level security;
grant select, insert, update (adopted_as) on federation_methods to cf_app;
create policy federation_methods_read on federation_methods for select to cf_app using (
  exists (select from federation_received r where r.id = received_id)
);
create policy federation_methods_add on federation_methods for insert to cf_app with check (
  exists (select from federation_received r where r.id = received_id) and adopted_as is null
);
create policy federation_methods_adopt on federation_methods for update to cf_app
  using (adopted_as is null and exists (select from federation_received r where r.id = received_id))
  with check (adopted_as is not null);

-- What came in by an envelope is bound by its source, and so is an incident that rests on it.
update content_tables set source_elsewhere = 'exists (select from federation_received r where r.bundle_id = c.id)'
  where prefix = 'bnd';
update content_tables set source_elsewhere = 'exists (select from federation_received r where r.bundle_id = c.bundle_id)'
  where prefix = 'bob';
update content_tables set source_elsewhere = 'exists (select from activities a, jsonb_array_elements(a.sources) s
    join federation_received r on r.bundle_id = s ->> ''bundle'' where a.incident_id = c.id and a.until_ms is null)'
  where prefix = 'inc';

-- One at a time makes a draft of a method that came in this envelope.
create function cf_lock_federation(received text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('federation_methods'), hashtext(received))
$$;
