-- Campaigns: what adds up. Links between incidents, each with its evidence and its analyst, and the rule that was declared for
-- how much adds up to how much. Rows of links and rules are only ever added; a link that no longer holds is ended with a reason.

create table campaigns (
  id text primary key,
  space text not null,
  election_id text not null references elections (id),
  organisation_id text not null references organisations (id),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  classification integer not null check (classification between 0 and 3),
  created_by text not null,
  created_at_ms bigint not null,
  title text not null,
  summary text not null,
  phase text not null
);
create index campaigns_by_time on campaigns (election_id, space, created_at_ms desc, id desc);
call cf_protect('campaigns');

-- Is it a campaign of the actor's own organisation? Says yes or no; whoever asks has seen the campaign before.
create function cf_campaign_is_ours(campaign text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from campaigns c where c.id = campaign and c.space = cf_space() and c.election_id = cf_election()
      and c.organisation_id = cf_organisation()
  )
$$;

create table campaign_links (
  id text primary key,
  campaign_id text not null references campaigns (id) on delete cascade,
  -- The one with the smaller id first: a link has no direction.
  one_incident_id text not null references incidents (id),
  other_incident_id text not null references incidents (id),
  kind text not null check (kind in ('infrastructure', 'narrative', 'actor', 'target', 'time')),
  evidence text not null check (evidence <> ''),
  confidence text not null check (confidence in ('low', 'moderate', 'high')),
  classification integer not null check (classification between 0 and 3),
  at_ms bigint not null,
  by_person text not null,
  check (one_incident_id < other_incident_id)
);
create index campaign_links_by_campaign on campaign_links (campaign_id);
create index campaign_links_by_one on campaign_links (one_incident_id);
create index campaign_links_by_other on campaign_links (other_incident_id);
alter table campaign_links enable row level security;
grant select, insert on campaign_links to cf_app;
-- A link shows to whoever may see the campaign and both incidents: it tells of all three. A link that stands for a restricted one
-- shows to those who do not see the restricted one.
create policy campaign_links_read on campaign_links for select to cf_app using (
  classification <= cf_clearance()
  and exists (select from campaigns c where c.id = campaign_id)
  and exists (select from incidents i where i.id = one_incident_id)
  and exists (select from incidents i where i.id = other_incident_id)
  and not exists (select from substitutes x where x.substitute_id = campaign_links.id)
);
create policy campaign_links_add on campaign_links for insert to cf_app with check (
  classification <= cf_clearance() and cf_campaign_is_ours(campaign_id) and by_person = cf_actor()
);

create function cf_link_is_ours(link text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from campaign_links l where l.id = link and cf_campaign_is_ours(l.campaign_id))
$$;

create table campaign_unlinks (
  link_id text primary key references campaign_links (id) on delete cascade,
  at_ms bigint not null,
  by_person text not null,
  why text not null
);
alter table campaign_unlinks enable row level security;
grant select, insert on campaign_unlinks to cf_app;
create policy campaign_unlinks_read on campaign_unlinks for select to cf_app using (
  exists (select from campaign_links l where l.id = link_id)
);
create policy campaign_unlinks_add on campaign_unlinks for insert to cf_app with check (
  cf_link_is_ours(link_id) and by_person = cf_actor()
);

create table campaign_rules (
  campaign_id text not null references campaigns (id) on delete cascade,
  version integer not null check (version > 0),
  -- Thresholds for one incident and for all together, and how many of them must be met.
  rule jsonb not null,
  why text not null,
  at_ms bigint not null,
  by_person text not null,
  primary key (campaign_id, version)
);
alter table campaign_rules enable row level security;
grant select, insert on campaign_rules to cf_app;
create policy campaign_rules_read on campaign_rules for select to cf_app using (
  exists (select from campaigns c where c.id = campaign_id)
);
create policy campaign_rules_add on campaign_rules for insert to cf_app with check (
  cf_campaign_is_ours(campaign_id) and by_person = cf_actor()
);

insert into content_tables (prefix, table_name, class) values ('cmp', 'campaigns', 'campaign');

-- Published to the other slices, with the reader's own row security.
create view campaign_summaries with (security_invoker = true) as
  select id, title, tlp, classification, phase, election_id, space, organisation_id, created_at_ms from campaigns;

-- The incidents of a campaign: those that a link holds which nobody ended.
create view campaign_incidents with (security_invoker = true) as
  select distinct l.campaign_id, side.incident_id
  from campaign_links l cross join lateral (values (l.one_incident_id), (l.other_incident_id)) as side (incident_id)
  where not exists (select from campaign_unlinks u where u.link_id = l.id);

grant select on campaign_summaries, campaign_incidents to cf_app;
