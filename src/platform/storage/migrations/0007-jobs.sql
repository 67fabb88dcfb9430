-- Durable jobs. A request is written in the transaction of the command that wants it; the runner hands it to the queue (pg-boss,
-- schema `jobs`) under an id derived from the request's, and writes here how it went. People read this table, never the queue's.
create table job_requests (
  id text primary key,
  kind text not null,
  space text not null,
  election_id text,
  requested_by text not null,
  requested_at_ms bigint not null,
  run_after_ms bigint not null,
  state text not null check (state in ('requested', 'running', 'retrying', 'done', 'failed', 'cancelled', 'held')),
  attempts integer not null default 0,
  attempts_max integer not null check (attempts_max between 1 and 50),
  limit_ms bigint not null,
  handed_over boolean not null default false,
  last_error text,
  started_at_ms bigint,
  finished_at_ms bigint
);
create index job_requests_by_time on job_requests (requested_at_ms desc, id desc);
create index job_requests_to_hand_over on job_requests (requested_at_ms)
  where not handed_over and state in ('requested', 'running', 'retrying');

-- What a job works on may be content: it lies apart, where the operator does not see it.
create table job_payloads (
  job_id text primary key references job_requests (id) on delete cascade,
  payload jsonb not null
);

alter table job_requests enable row level security;
alter table job_payloads enable row level security;
grant select, insert, delete on job_requests, job_payloads to cf_app;
grant update (state, attempts, handed_over, last_error, started_at_ms, finished_at_ms) on job_requests to cf_app;

create policy job_requests_make on job_requests for insert to cf_app with check (
  space = cf_space() and requested_by = cf_actor() and attempts = 0 and not handed_over
  and state in ('requested', 'held')
);
create policy job_payloads_make on job_payloads for insert to cf_app with check (true);
-- The software itself, whatever its duty, sees a job in the midst of running it.
create policy job_requests_run on job_requests for select to cf_app using (cf_kind() = 'system');
create policy job_requests_record on job_requests for update to cf_app using (cf_kind() = 'system');
create policy job_payloads_run on job_payloads for select to cf_app using (cf_kind() = 'system');
-- Operators of this space see which jobs there are and cancel those that wait.
create policy job_requests_read on job_requests for select to cf_app using (
  'operator' = any (cf_roles()) and space = cf_space()
);
create policy job_requests_cancel on job_requests for update to cf_app
  using ('operator' = any (cf_roles()) and space = cf_space() and state in ('requested', 'retrying', 'held'))
  with check (state = 'cancelled');
create policy job_requests_retention on job_requests for delete to cf_app using (cf_duty() = 'retention');
create policy job_payloads_retention on job_payloads for delete to cf_app using (cf_duty() = 'retention');
