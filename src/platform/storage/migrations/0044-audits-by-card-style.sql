-- Comparison by card style: a round says how many cards each contest asked for, rounds before included; null for every other draw.
alter table audit_rounds add column sizes jsonb;
