-- An operator asks again for a job that failed. The payload may be content, which the operator does not read: it is copied here,
-- and only whether that happened comes out.
create function cf_retry_job(failed text, fresh text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not ('operator' = any (cf_roles())) then
    return false;
  end if;
  insert into job_requests
    (id, kind, space, election_id, requested_by, requested_at_ms, run_after_ms, state, attempts_max, limit_ms)
  select fresh, j.kind, j.space, j.election_id, cf_actor(), cf_now_ms(), cf_now_ms(), 'requested', j.attempts_max, j.limit_ms
    from job_requests j join job_payloads p on p.job_id = j.id
    where j.id = failed and j.space = cf_space() and j.state = 'failed';
  if not found then
    return false;
  end if;
  insert into job_payloads (job_id, payload) select fresh, p.payload from job_payloads p where p.job_id = failed;
  return true;
end
$$;
