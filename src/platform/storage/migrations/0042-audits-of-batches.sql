-- Batch comparison: the reported totals of a batch are withheld like records until the audit is concluded, because who counts a batch by
-- hand must not know them.
alter table audit_files drop constraint audit_files_check;
alter table audit_files add constraint audit_files_body check ((body is null) = (name in ('records.ndjson', 'batches.ndjson')));
