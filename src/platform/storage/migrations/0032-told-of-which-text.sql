-- Those affected and those concerned are told of one text. A telling holds for that text alone: what is written anew is told anew.
alter table notice_tellings add column sha256 text check (length(sha256) = 64);
update notice_tellings t set sha256 = (
  select v.sha256 from notice_versions v where v.notice_id = t.notice_id and v.at_ms <= t.at_ms order by v.number desc limit 1
);
alter table notice_tellings alter column sha256 set not null;
alter table notice_tellings drop constraint notice_tellings_pkey;
alter table notice_tellings add primary key (notice_id, step, organisation_id, sha256);
drop policy notice_tellings_add on notice_tellings;
create policy notice_tellings_add on notice_tellings for insert to cf_app with check (
  by_person = cf_actor() and at_ms = cf_now_ms() and told_at_ms <= cf_now_ms()
  and cf_roles() && '{communications,case-contact}'::text[]
  and exists (
    select from notices n join notice_versions v on v.notice_id = n.id and v.number = n.version
    where n.id = notice_tellings.notice_id and v.sha256 = notice_tellings.sha256 and n.state in ('draft', 'submitted', 'approved')
  )
);
