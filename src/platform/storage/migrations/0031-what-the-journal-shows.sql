-- Which acts anyone may read and prove is said by whoever records them. The marking alone does not say it: an object that is
-- TLP:CLEAR belongs to its organisation until it is published.
alter table journal_entries add column public boolean not null default false;
update journal_entries set public = true where tlp = 'clear' and classification = 0 and (
  action like 'elections.%' or action like 'audits.%'
  or action in ('notices.publish', 'notices.correct', 'notices.withdraw', 'notices.redact')
);
alter table journal_entries add check (not public or (tlp = 'clear' and classification = 0));
drop policy journal_public on journal_entries;
create policy journal_public on journal_entries for select to cf_app using (
  public and space = (select cf_space()) and election_id = (select cf_election())
);

-- A purge takes the reason too: where it is not in the chain, the column is the only place that still holds it.
drop policy journal_purge on journal_entries;
create policy journal_purge on journal_entries for update to cf_app using (cf_duty() = 'retention')
  with check (cf_duty() = 'retention' and body is null and salt is null and why = '');
create or replace function cf_forget_notice_bodies(notice text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update journal_entries e set body = null, salt = null, why = case when e.public then e.why else '' end, purged_at_ms = cf_now_ms()
    where e.subject = notice and e.action like 'notices.%' and e.body is not null
$$;
