-- Why a version goes on although the gate of plain language blocks it belongs to that version: the reason of a correction that waits,
-- is returned or is withdrawn is not the reason of the text that stands.
alter table notice_versions add column override_why text;
update notice_versions v set override_why = n.override_why from notices n
  where n.id = v.notice_id and v.number = coalesce(n.correction_version, n.version);
