-- Two libraries keep tables of their own: sign-in (better-auth) and durable jobs (pg-boss). Each has a schema and a role that
-- sees nothing else; the application's role does not see theirs.

do $$ begin
  if not exists (select from pg_roles where rolname = 'cf_sign_in') then
    create role cf_sign_in nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'cf_jobs') then
    create role cf_jobs nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- Nobody connects or makes temporary tables only because he exists.
  execute format('revoke connect, temporary on database %I from public', current_database());
  execute format('grant connect on database %I to cf_app, cf_sign_in, cf_jobs', current_database());
end $$;

-- The tables of sign-in come with migrations and belong to the owner; its role reads and writes them.
create schema sign_in;
grant usage on schema sign_in to cf_sign_in;
alter default privileges in schema sign_in grant select, insert, update, delete on tables to cf_sign_in;
alter default privileges in schema sign_in grant usage, select on sequences to cf_sign_in;

-- The tables of the jobs are made and changed by their library.
create schema jobs;
grant usage, create on schema jobs to cf_jobs;
