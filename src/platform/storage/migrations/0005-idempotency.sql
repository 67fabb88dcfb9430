-- A command sent twice with one key is done once: the reply is kept with the command, in its own transaction.
create table idempotency_keys (
  actor_id text not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status integer not null,
  reply text not null,
  at_ms bigint not null,
  primary key (actor_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (at_ms);
alter table idempotency_keys enable row level security;
grant select, insert, delete on idempotency_keys to cf_app;
create policy idempotency_own on idempotency_keys for select to cf_app using (actor_id = cf_actor());
create policy idempotency_write on idempotency_keys for insert to cf_app with check (actor_id = cf_actor());
create policy idempotency_retention_read on idempotency_keys for select to cf_app using (cf_duty() = 'retention');
create policy idempotency_retention on idempotency_keys for delete to cf_app using (cf_duty() = 'retention');
