import { readJson } from "@counterfoil/stix";
import { z } from "zod";
import { refuse } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { keep, recordAdded } from "./objects-service.ts";
import { askPartner } from "./partner-client.ts";
import type { ExchangeSetting, Running, Step } from "./partner-step.ts";
import * as stored from "./partners-store.ts";
import { findCollection } from "./store.ts";
import { microsecondsOf } from "./time-rules.ts";

/**
 * Asks for one page and keeps it. The place in the partner's pages and the objects are one commit, so that a run that breaks off is
 * gone on with; where the partner does not know its mark any more, the run begins again, and what is here already changes nothing.
 */
export async function pullPage({ storage, dice }: ExchangeSetting, running: Running): Promise<Step> {
  const { actor, server, partnerId, signal } = running;
  const row = await storage.inTransaction(actor, (tx) => stored.findPartner(tx, partnerId), {
    readOnly: true,
  });
  if (row === null) return refuse("collection-closed-here");
  const query = new URLSearchParams({
    limit: "1000",
    "match[version]": "all",
    "match[spec_version]": "2.0,2.1",
  });
  if (row.added_after !== null) query.set("added_after", row.added_after);
  if (row.next_page !== null) query.set("next", row.next_page);
  const reply = await askPartner(
    server,
    `collections/${row.remote_collection}/objects/?${query.toString()}`,
    null,
    signal,
  );
  if (!reply.ok && reply.refusal === "refused-there" && row.next_page !== null) {
    await storage.inTransaction(actor, (tx) => stored.changePartner(tx, partnerId, { next_page: null }));
    return { ok: true, value: "more" };
  }
  if (!reply.ok) return reply;
  const read = readJson(reply.value.body);
  const envelope = Envelope.safeParse(read.ok ? read.value : null);
  if (!envelope.success) return refuse("no-taxii");
  const { objects, more, next } = envelope.data;
  const last = header(reply.value.headers["x-taxii-date-added-last"]);
  const goesOn = more && objects.length > 0 && next !== undefined && next !== row.next_page;
  return storage.inTransaction(actor, async (tx): Promise<Step> => {
    const collection = await findCollection(tx, { id: row.collection_id });
    if (collection === null || collection.closedAtMs !== null) return refuse("collection-closed-here");
    const cx: Context = { tx, actor, nowMs: tx.nowMs, dice, language: "en" };
    if (objects.length > 0) {
      const kept = await keep(cx, collection, objects as Parameters<typeof keep>[2]);
      recordAdded(cx, collection, kept, { partner: partnerId });
      const refused = kept.judged.flatMap((one, at) =>
        one.kept
          ? []
          : [{ stixId: one.id, version: one.version, why: one.why, object: JSON.stringify(objects[at]) }],
      );
      await stored.insertRefusals(tx, { partner: partnerId, run: running.run }, refused);
      await stored.countPage(tx, running.run, {
        received: objects.length,
        added: kept.added.length,
        refused: refused.length,
      });
    }
    const latest = later(row.latest_added, last);
    await stored.changePartner(
      tx,
      partnerId,
      goesOn
        ? { next_page: next, latest_added: latest }
        : { next_page: null, latest_added: null, added_after: latest ?? row.added_after },
    );
    return { ok: true, value: goesOn ? "more" : "done" };
  });
}

const Envelope = z.object({
  more: z.boolean().default(false),
  next: z.string().max(4000).optional(),
  objects: z.array(z.unknown()).default([]),
});

/** The later of two timestamps; what is none does not count. */
function later(a: string | null, b: string | null): string | null {
  const [first, second] = [a, b].map((text) => (text === null ? null : microsecondsOf(text)));
  if (second === null || second === undefined) return a;
  return first === null || first === undefined || second > first ? b : a;
}

function header(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
