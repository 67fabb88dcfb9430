-- Who may see a row is decided here, in the database, from the transaction's actor.
-- The settings cf.* are set by platform/storage at the start of every transaction, for that transaction only.

-- The application's role owns nothing, may not bypass row security and may not create anything.
do $$ begin
  if not exists (select from pg_roles where rolname = 'cf_app') then
    create role cf_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;
grant usage on schema public to cf_app;
revoke create on schema public from public;

create function cf_actor() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('cf.actor', true), ''), 'public') $$;
create function cf_kind() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('cf.kind', true), ''), 'public') $$;
create function cf_organisation() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('cf.organisation', true), '') $$;
create function cf_election() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('cf.election', true), '') $$;
create function cf_space() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('cf.space', true), ''), 'live') $$;
create function cf_clearance() returns integer language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('cf.clearance', true), ''), '0')::integer $$;
create function cf_roles() returns text[] language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('cf.roles', true), ''), ',') $$;
create function cf_duty() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('cf.duty', true), '') $$;
create function cf_receipt() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('cf.receipt', true), '') $$;
-- The transaction's one time, in milliseconds: rules about expiry use it, never the clock of the database.
create function cf_now_ms() returns bigint language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('cf.now_ms', true), ''), '0')::bigint $$;
-- Only people and machines with a role other than the operator's read content.
create function cf_reads_content() returns boolean language sql stable parallel safe
  as $$ select cf_kind() in ('person', 'machine') and cf_roles() <> array['operator']::text[] $$;
