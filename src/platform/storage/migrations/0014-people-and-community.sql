-- When the workspace of an election was opened, by whom, and with which sectors present.
create table community_openings (
  election_id text not null references elections (id),
  space text not null,
  opened_at_ms bigint not null,
  opened_by text not null,
  sectors text[] not null,
  primary key (election_id, space)
);
alter table community_openings enable row level security;
grant select, insert on community_openings to cf_app;
create policy community_openings_read on community_openings for select to cf_app using (
  space = cf_space() and election_id = cf_election() and cf_kind() <> 'public'
);
create policy community_openings_write on community_openings for insert to cf_app with check (
  space = cf_space() and election_id = cf_election() and cf_roles() && '{coordinator}'::text[] and opened_by = cf_actor()
);

-- The address to which a person was invited. Accounts live in a schema of their own that this transaction cannot reach: an
-- invitation waits here until its account is made. Read by operators only.
create table invitations (
  person_id text primary key references people (id),
  email text not null unique check (email = lower(btrim(email))),
  invited_by text not null,
  invited_at_ms bigint not null,
  account_made_at_ms bigint,
  -- Why no account could be made, such as `email-in-use`.
  refused text
);
create index invitations_waiting on invitations (invited_at_ms) where account_made_at_ms is null and refused is null;
alter table invitations enable row level security;
grant select, insert, update (account_made_at_ms, refused) on invitations to cf_app;
create policy invitations_operator on invitations for select to cf_app using (
  cf_kind() = 'person' and cf_roles() && '{operator}'::text[]
);
create policy invitations_invite on invitations for insert to cf_app with check (
  cf_kind() = 'person' and cf_roles() && '{operator}'::text[] and invited_by = cf_actor()
);
create policy invitations_duty on invitations for select to cf_app using (cf_kind() = 'system' and cf_duty() = 'invite');
create policy invitations_made on invitations for update to cf_app using (cf_kind() = 'system' and cf_duty() = 'invite');
