-- Envelopes that the house delivers by itself: where a peer takes them, with which token (sealed with the server's own secret; nobody
-- reads it back), and how the last attempt went.

alter table federation_peers
  add column delivery_url text,
  -- The peer stands in a network of our own: only then may its address be private, or its scheme http.
  add column delivery_private boolean not null default false,
  add column delivery_sealed text,
  add column delivery_next_at_ms bigint not null default 0,
  -- Attempts that failed since the last that did not.
  add column delivery_failures integer not null default 0,
  add column delivery_error text,
  add constraint federation_peers_delivery check ((delivery_url is null) = (delivery_sealed is null));
grant update (delivery_url, delivery_private, delivery_sealed, delivery_next_at_ms, delivery_failures, delivery_error)
  on federation_peers to cf_app;
create policy federation_peers_turn on federation_peers for select to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'federation'
);

alter table federation_sent
  add column delivered_at_ms bigint,
  -- What the peer calls the envelope that it took; null where it had come by another way before.
  add column receipt text;
grant update (delivered_at_ms, receipt) on federation_sent to cf_app;
create policy federation_sent_turn on federation_sent for select to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'federation'
);
create policy federation_sent_deliver on federation_sent for update to cf_app
  using (
    delivered_at_ms is null and cf_roles() && '{coordinator}'::text[]
    and exists (select from federation_peers p where p.id = peer_id)
  )
  with check (delivered_at_ms is not null);
create index federation_sent_waiting on federation_sent (peer_id, number) where delivered_at_ms is null;
