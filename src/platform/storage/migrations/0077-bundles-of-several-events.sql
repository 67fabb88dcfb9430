-- A file may hold several events of MISP: what became of each of them, in the order of the file; none of another file.
alter table bundles add column events jsonb not null default '[]';
