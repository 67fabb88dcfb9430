-- Practices between instances: playbooks that came from a peer, as it wrote them. They are read, and become drafts of our own.

alter table federation_peers drop constraint federation_peers_classes_check;
alter table federation_peers add constraint federation_peers_classes_check
  check (classes <@ '{incident,evidence,indicator,method,playbook,campaign}'::text[] and cardinality(classes) > 0);
alter table federation_sent add column playbooks integer not null default 0;

create table federation_playbooks (
  received_id text not null references federation_received (id),
  place integer not null check (place >= 0),
  tlp text not null check (tlp in ('clear', 'green', 'amber')),
  playbook jsonb not null,
  -- The id of ours, once an analyst made a draft of it.
  adopted_as text,
  primary key (received_id, place)
);
create index federation_playbooks_by_draft on federation_playbooks (adopted_as) where adopted_as is not null;
alter table federation_playbooks enable row level security;
grant select, insert, update (adopted_as) on federation_playbooks to cf_app;
create policy federation_playbooks_read on federation_playbooks for select to cf_app using (
  exists (select from federation_received r where r.id = received_id)
);
create policy federation_playbooks_add on federation_playbooks for insert to cf_app with check (
  exists (select from federation_received r where r.id = received_id) and adopted_as is null
);
create policy federation_playbooks_adopt on federation_playbooks for update to cf_app
  using (adopted_as is null and exists (select from federation_received r where r.id = received_id))
  with check (adopted_as is not null);

-- A draft says what the peer said: the peer's marking binds it.
update content_tables set source_elsewhere = 'exists (select from federation_playbooks f where f.adopted_as = c.id)'
  where prefix = 'ply';
