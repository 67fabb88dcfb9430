-- Only what stands in `content_tables` is shared, for only of that is known how it is marked: what is unknown is refused.
create or replace function cf_may_disclose(subject text, from_organisation text, to_person text) returns boolean language sql stable as $$
  select exists (
    select from cf_subject(subject) s
    where case s.tlp
      when 'red' then s.created_by = cf_actor() and to_person is not null
      when 'amber+strict' then s.organisation_id = from_organisation
      else true
    end
  )
$$;
