import { done, wait } from "../../../core/home/waiting.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { KeptPackage } from "./store.ts";

/** What a package can wait for, and where it is done. */
const places = {
  disputes: { kind: "pollbooks.waits-disputes", verb: "pollbooks.decide-them", part: "disputes" },
  closing: { kind: "pollbooks.waits-closing", verb: "pollbooks.close-it", part: "closing" },
  certifying: { kind: "pollbooks.waits-certifying", verb: "pollbooks.certify-it", part: "closing" },
} as const;
export type WaitsFor = keyof typeof places;

type Of = Pick<KeptPackage, "id" | "organisationId" | "definition">;

/** From now on it stands on the home page of the officials who run these polls. */
export async function waits(tx: Tx, { id, organisationId, definition }: Of, what: WaitsFor): Promise<void> {
  const { kind, verb, part } = places[what];
  await wait(tx, {
    subject: id,
    kind,
    title: definition.title.en,
    path: `infrastructure/pollbooks/${id}/${part}`,
    verb,
    for: { organisationId, role: "election-authority" },
    tlp: "amber+strict",
    classification: 0,
    dueAtMs: null,
  });
}

export async function waitsNoMore(tx: Tx, { id }: Of, what: WaitsFor): Promise<void> {
  await done(tx, { subject: id, kind: places[what].kind });
}
