-- The list of incidents reads the published view, so that the state of an incident as its reader sees it is told in one place; for its
-- search in words the view carries the summary.
create or replace view incident_summaries with (security_invoker = true) as
  select i.id, i.title, i.tlp, i.classification,
    case when i.closed then 'closed'
      when exists (select from incident_assessments a where a.incident_id = i.id) then 'assessed'
      else 'open' end as state,
    i.phase, i.election_id, i.space, i.organisation_id, i.kinds, i.aims, i.beneficiary, i.created_at_ms, i.summary
  from incidents i;
