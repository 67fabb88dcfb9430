import { readJson } from "@counterfoil/stix";
import { z } from "zod";
import { refuse } from "../../../basics/result.ts";
import { objectsAfter } from "./objects-store.ts";
import { askPartner } from "./partner-client.ts";
import { actorOf, type ExchangeSetting, type Running, type Step } from "./partner-step.ts";
import * as stored from "./partners-store.ts";
import { findCollection } from "./store.ts";

const pushedMax = 100;

/**
 * Sends what the partner's organisation would read here by itself, as row security says at this moment: neither more nor less. What
 * it gave us is not sent back.
 */
export async function pushPage({ storage }: ExchangeSetting, running: Running): Promise<Step> {
  const { actor, server, partnerId, run, signal } = running;
  const row = await storage.inTransaction(actor, (tx) => stored.findPartner(tx, partnerId), {
    readOnly: true,
  });
  const organisation = row?.partner_organisation_id ?? null;
  if (row === null || organisation === null) return refuse("collection-closed-here");
  const reader = actorOf(row, organisation, ["member"]);
  const found = await storage.inTransaction(
    reader,
    async (tx) =>
      (await findCollection(tx, { id: row.collection_id })) === null
        ? []
        : objectsAfter(tx, { id: row.collection_id }, everything, {
            afterUs: row.sent_us,
            limit: pushedMax,
            withBodies: true,
            alone: true,
            notOf: organisation,
          }),
    { readOnly: true },
  );
  const sent = found.slice(0, pushedMax);
  const last = sent.at(-1);
  if (last === undefined) return { ok: true, value: "done" };
  const body = `{"objects":[${sent.map((one) => one.body).join(",")}]}`;
  const reply = await askPartner(server, `collections/${row.remote_collection}/objects/`, body, signal);
  if (!reply.ok) return reply;
  const read = readJson(reply.value.body);
  const status = PostStatus.safeParse(read.ok ? read.value : null);
  if (!status.success) return refuse("no-taxii");
  const refused = status.data.failures.slice(0, pushedMax).map(({ id, version, message }) => ({
    stixId: id,
    version: version ?? null,
    why: { said: message },
    object: sent.find((one) => one.id === id)?.body ?? "",
  }));
  return storage.inTransaction(actor, async (tx): Promise<Step> => {
    await stored.insertRefusals(tx, { partner: partnerId, run }, refused);
    await stored.countPage(tx, run, {
      received: sent.length,
      added: sent.length - refused.length,
      refused: refused.length,
    });
    await stored.changePartner(tx, partnerId, { sent_us: last.addedUs });
    tx.journal({
      atMs: tx.nowMs,
      actor,
      action: "partners.send",
      subject: row.collection_id,
      about: [partnerId, organisation],
      why: "pushed by TAXII 2.1",
      electionId: row.election_id,
      organisationId: row.organisation_id,
      tlp: "amber",
      classification: 0,
      body: { sent: sent.length, refused: refused.length, until: last.addedUs },
    });
    return { ok: true, value: found.length > pushedMax ? "more" : "done" };
  });
}

const PostStatus = z.object({
  failures: z
    .array(
      z.object({
        id: z.string().transform((id) => id.slice(0, 300)),
        version: z.string().max(60).optional(),
        message: z
          .string()
          .default("")
          .transform((said) => said.slice(0, 500)),
      }),
    )
    .default([]),
});

const everything = {
  addedAfterUs: null,
  ids: null,
  types: null,
  specVersions: ["2.0", "2.1"],
  versions: { all: true, first: false, last: false, exactUs: [] },
  limit: null,
  next: null,
} as const;
