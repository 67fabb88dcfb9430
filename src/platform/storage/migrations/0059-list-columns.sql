-- From which columns of the registry's list each field of the package was read, [{field, columns}], for whoever opens the hub to look
-- at; null where the list had the house's own form.
alter table pollbook_packages add column list_columns jsonb;
