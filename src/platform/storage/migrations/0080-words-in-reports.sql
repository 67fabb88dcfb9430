-- Words that most reports have: to find the newest 2,000 of them by the index of words reads every report that has them (0.26 s of
-- 105,000 on the embedded database), by the index of time hardly more than 2,000. The database does not know reliably which words are
-- common, so the newest 400 reports are asked; that decides how the rest is found, never what.
create or replace function cf_reports_matching(wanted text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp rows 500 as $$
declare
  query tsquery := wanted::tsquery;
  common boolean;
begin
  if not cf_reads_content() then return; end if;
  select count(*) filter (where n.words @@ query) >= 40 into common from (
    select k.words from report_keys k where k.election_id = cf_election() and k.space = cf_space() order by k.at_ms desc limit 400
  ) n;
  if common then
    -- Within `coalesce`, so that the index of words is not used.
    return query select k.report_id from report_keys k
      where coalesce(k.words @@ query, false) and k.election_id = cf_election() and k.space = cf_space()
      order by k.at_ms desc limit 2000;
  else
    -- Not the column itself, so that the index of time is not used.
    return query select k.report_id from report_keys k
      where k.words @@ query and k.election_id = cf_election() and k.space = cf_space()
      order by k.at_ms + 0 desc limit 2000;
  end if;
end $$;
