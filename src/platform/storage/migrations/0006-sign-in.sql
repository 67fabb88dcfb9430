-- Accounts and sessions: the tables of the sign-in library, in a schema of their own, with its column names. A test compares
-- them with what the installed version expects. The application's role (cf_app) has no right here at all.
create table sign_in."user" (
  id text not null primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "twoFactorEnabled" boolean
);

create table sign_in.session (
  id text not null primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references sign_in."user" (id) on delete cascade,
  -- How the person proved who they are: password, password-and-code, backup-code, passkey, organisation.
  method text
);
create index "session_userId_idx" on sign_in.session ("userId");

create table sign_in.account (
  id text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references sign_in."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on sign_in.account ("userId");

create table sign_in.verification (
  id text not null primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on sign_in.verification (identifier);

create table sign_in."twoFactor" (
  id text not null primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references sign_in."user" (id) on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on sign_in."twoFactor" (secret);
create index "twoFactor_userId_idx" on sign_in."twoFactor" ("userId");

create table sign_in.passkey (
  id text not null primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references sign_in."user" (id) on delete cascade,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
create index "passkey_userId_idx" on sign_in.passkey ("userId");
create index "passkey_credentialID_idx" on sign_in.passkey ("credentialID");

create table sign_in."rateLimit" (
  id text not null primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- Failed passwords by account. The subject is a keyed hash of the address as it was typed, so the table names nobody and an
-- address without an account is treated like any other.
create table sign_in.lock_out (
  subject text not null primary key,
  failures integer not null,
  last_attempt_ms bigint not null,
  locked_until_ms bigint not null
);
create index lock_out_by_age on sign_in.lock_out (last_attempt_ms);

grant usage on schema sign_in to cf_sign_in;
grant select, insert, update, delete on all tables in schema sign_in to cf_sign_in;

-- Access tokens of machines. Only the hash of the secret is kept.
create table machine_tokens (
  id text primary key,
  name text not null,
  organisation_id text not null,
  election_id text not null,
  space text not null,
  issued_by text not null,
  secret_hash text not null check (length(secret_hash) = 64),
  actions text[] not null,
  issued_at_ms bigint not null,
  expires_at_ms bigint not null,
  last_used_at_ms bigint,
  revoked_at_ms bigint,
  revoked_by text,
  check (expires_at_ms > issued_at_ms and expires_at_ms <= issued_at_ms + 31622400000)
);
create index machine_tokens_by_organisation on machine_tokens (organisation_id, election_id, space, issued_at_ms desc);
alter table machine_tokens enable row level security;
grant select, insert, update (last_used_at_ms, revoked_at_ms, revoked_by) on machine_tokens to cf_app;
-- Own organisation, and within it one's own tokens; operators see those that colleagues left behind.
create policy machine_tokens_read on machine_tokens for select to cf_app using (
  cf_kind() = 'person' and organisation_id = cf_organisation() and election_id = cf_election() and space = cf_space()
  and (issued_by = cf_actor() or 'operator' = any (cf_roles()))
);
create policy machine_tokens_issue on machine_tokens for insert to cf_app with check (
  cf_kind() = 'person' and organisation_id = cf_organisation() and election_id = cf_election() and space = cf_space()
  and issued_by = cf_actor()
);
create policy machine_tokens_revoke on machine_tokens for update to cf_app using (
  cf_kind() = 'person' and organisation_id = cf_organisation() and election_id = cf_election() and space = cf_space()
  and (issued_by = cf_actor() or 'operator' = any (cf_roles()))
);
-- Looking a token up happens before anyone is known, for the one duty that does it.
create policy machine_tokens_identify on machine_tokens for select to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'identify'
);
create policy machine_tokens_used on machine_tokens for update to cf_app using (
  cf_kind() = 'system' and cf_duty() = 'identify'
);
