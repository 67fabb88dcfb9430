-- Whoever writes what the panel decided reads why, as far as they may see the decision: the row's own marking and share decide.
create or replace view panel_decisions with (security_invoker = true) as
  select case_id, outcome, decided_at_ms, title, incident_ids, campaign_id, tlp, classification, organisation_id, election_id,
    space, id as decision_id, created_by as decided_by, because
  from case_decisions;
