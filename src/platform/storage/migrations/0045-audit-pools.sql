-- Pools of a comparison (ONEAudit): batches of which only the totals are known. What a jurisdiction handed in of them, in one row.
alter table audit_jurisdictions add column pools jsonb check (pools is null or manifest is not null);
grant update (pools) on audit_jurisdictions to cf_app;
create table audit_pools (
  audit_id text not null,
  code text not null,
  -- By batch: its number in the manifest, and its totals by the names of the file.
  totals jsonb not null,
  census jsonb not null,
  -- From the commitment on: the lines as published.
  lines text,
  primary key (audit_id, code),
  foreign key (audit_id, code) references audit_jurisdictions (audit_id, code)
);
alter table audit_pools enable row level security;
grant select, insert, delete, update (lines) on audit_pools to cf_app;
create policy audit_pools_read on audit_pools for select to cf_app using (cf_audit_inputs_seen(audit_id, code));
create policy audit_pools_hand_in on audit_pools for insert to cf_app
  with check (cf_audit_jurisdiction_is_ours(audit_id, code) and cf_audit_in_set_up(audit_id));
create policy audit_pools_replace on audit_pools for delete to cf_app
  using (cf_audit_jurisdiction_is_ours(audit_id, code) and cf_audit_in_set_up(audit_id));
create policy audit_pools_fix on audit_pools for update to cf_app
  using (cf_audit_is_ours(audit_id) and cf_audit_in_set_up(audit_id));
-- As the records: public once the audit is concluded, and with it every board has read.
create policy audit_pools_public on audit_pools for select to cf_app using (
  exists (select from audits a where a.id = audit_id and a.state = 'concluded')
);
