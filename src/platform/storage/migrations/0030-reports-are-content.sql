-- Reports are content like any other: they are shared under agreements, joined to incidents, and deleted when their retention has
-- ended, unless the desk is still at work on them. (The class was named in 0011; the row was forgotten in 0020.)
insert into content_tables (prefix, table_name, class, kept_while) values ('rep', 'reports', 'report', $$c.state <> 'closed'$$);
