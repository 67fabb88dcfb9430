-- What a command answered may hold a secret that is shown once: a receipt code, a machine's token. From here on kept replies are
-- sealed with the server's secret (platform/http/reply-seal.ts). Those from before are forgotten; that the command was done is not.
update idempotency_keys set reply = '';

-- The holder of a receipt is asked for by cf_report_status(hash); the transaction's actor never carried one.
drop function cf_receipt();
