-- Every message that goes out, or would: also those of an exercise and of a demonstration, which are held.
create table outbox (
  id text primary key,
  kind text not null,
  space text not null,
  election_id text,
  -- The organisation that sends; null for the instance itself (sign-in).
  organisation_id text,
  classification integer not null default 0 check (classification between 0 and 3),
  created_by text not null,
  -- Who of the owning organisation may read it.
  reading_roles text[] not null,
  language text not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'held')),
  attempts integer not null default 0,
  last_error text,
  erase_when_sent boolean not null default false,
  created_at_ms bigint not null,
  sent_at_ms bigint
);
create index outbox_by_time on outbox (election_id, space, created_at_ms desc, id desc);

-- Address, subject, text and what a message is about are content: they lie apart, where the operator does not see them.
create table outbox_contents (
  message_id text primary key references outbox (id) on delete cascade,
  to_address text not null check (to_address !~ '[[:cntrl:][:space:],;<>]'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  body text not null,
  about text[] not null
);

alter table outbox enable row level security;
alter table outbox_contents enable row level security;
grant select, insert, delete on outbox, outbox_contents to cf_app;
grant update (state, attempts, last_error, sent_at_ms) on outbox to cf_app;
grant update (body) on outbox_contents to cf_app;

create policy outbox_post on outbox for insert to cf_app with check (
  space = cf_space() and election_id is not distinct from cf_election() and created_by = cf_actor()
  and (organisation_id is null or organisation_id = cf_organisation() or cf_kind() = 'system')
  and attempts = 0 and (state = 'held' or (state = 'queued' and space = 'live'))
);
create policy outbox_contents_post on outbox_contents for insert to cf_app with check (true);

-- The people of the owning organisation who deal with it.
create policy outbox_read on outbox for select to cf_app using (
  cf_kind() = 'person' and space = cf_space() and election_id = cf_election() and organisation_id = cf_organisation()
  and classification <= cf_clearance() and cf_roles() && reading_roles
);
-- Contents follow the message: who sees the message as its reader, sees them. Operators come by the policy below only.
create policy outbox_contents_read on outbox_contents for select to cf_app using (
  exists (
    select from outbox o
    where o.id = message_id and cf_kind() = 'person' and o.organisation_id = cf_organisation()
      and cf_roles() && o.reading_roles
  )
);
create policy outbox_operate on outbox for select to cf_app using (
  cf_kind() = 'person' and 'operator' = any (cf_roles()) and space = cf_space()
  and (election_id is null or election_id = cf_election())
);

-- Sending.
create policy outbox_send_read on outbox for select to cf_app using (cf_kind() = 'system' and cf_duty() = 'mail');
create policy outbox_send on outbox for update to cf_app using (cf_kind() = 'system' and cf_duty() = 'mail')
  with check (state <> 'sent' or space = 'live');
create policy outbox_contents_send on outbox_contents for select to cf_app using (cf_kind() = 'system' and cf_duty() = 'mail');
create policy outbox_contents_erase on outbox_contents for update to cf_app
  using (cf_kind() = 'system' and cf_duty() = 'mail') with check (body = '');

create policy outbox_retention_read on outbox for select to cf_app using (cf_duty() = 'retention');
create policy outbox_retention on outbox for delete to cf_app using (cf_duty() = 'retention');
create policy outbox_contents_retention on outbox_contents for delete to cf_app using (cf_duty() = 'retention');
