-- Cases between instances: campaigns that came from a peer with what it holds to belong together. Their incidents came as STIX, too.

alter table federation_sent add column campaigns integer not null default 0;

create table federation_campaigns (
  received_id text not null references federation_received (id),
  place integer not null check (place >= 0),
  tlp text not null check (tlp in ('clear', 'green', 'amber')),
  campaign jsonb not null,
  adopted_as text,
  primary key (received_id, place)
);
alter table federation_campaigns enable row level security;
grant select, insert, update (adopted_as) on federation_campaigns to cf_app;
create policy federation_campaigns_read on federation_campaigns for select to cf_app using (
  exists (select from federation_received r where r.id = received_id)
);
create policy federation_campaigns_add on federation_campaigns for insert to cf_app with check (
  exists (select from federation_received r where r.id = received_id) and adopted_as is null
);
create policy federation_campaigns_adopt on federation_campaigns for update to cf_app
  using (adopted_as is null and exists (select from federation_received r where r.id = received_id))
  with check (adopted_as is not null);

-- Campaigns and incidents that are drafts of what a peer told: the peer's marking binds them.
create table federation_drafts (
  id text primary key,
  received_id text not null references federation_received (id)
);
alter table federation_drafts enable row level security;
grant select, insert on federation_drafts to cf_app;
create policy federation_drafts_read on federation_drafts for select to cf_app using (
  exists (select from federation_received r where r.id = received_id)
);
create policy federation_drafts_add on federation_drafts for insert to cf_app with check (
  exists (select from federation_received r where r.id = received_id)
);
update content_tables
  set source_elsewhere = source_elsewhere || ' or exists (select from federation_drafts d where d.id = c.id)'
  where prefix = 'inc';
update content_tables set source_elsewhere = 'exists (select from federation_drafts d where d.id = c.id)' where prefix = 'cmp';
