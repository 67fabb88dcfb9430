import { createHash } from "node:crypto";
import type { Actor } from "../platform/contract/actor.ts";
import type { Dice } from "../platform/dice/dice.ts";
import { Submission } from "../rooms/exchange/reports/contract.ts";
import { takeIn } from "../rooms/exchange/reports/service.ts";
import { anomaliesOf } from "../rooms/infrastructure/pollbooks/anomaly-rules.ts";
import type { Anomaly } from "../rooms/infrastructure/pollbooks/contract.ts";
import { keepReported, reportedAnomalies } from "../rooms/infrastructure/pollbooks/events-store.ts";
import { hubActor, type HubWork } from "../rooms/infrastructure/pollbooks/hub/hub-actor.ts";
import { hubMessages } from "../rooms/infrastructure/pollbooks/hub-messages.ts";
import type { KeptPackage } from "../rooms/infrastructure/pollbooks/store.ts";

/**
 * Each anomaly becomes one report to the election's desk, in the name of the organisation that runs the polls. Its id follows from
 * the anomaly, so that two servers, or one that was killed in between, hand in the same report. It names no voter.
 */
export function keepReportOf(dice: Dice): HubWork {
  return async ({ kept, book, storage }) => {
    const found = anomaliesOf(book.ledger, book.tally);
    if (found.length === 0) return;
    const known = await storage.inTransaction(hubActor(kept), (tx) => reportedAnomalies(tx, kept.id), {
      readOnly: true,
    });
    for (const one of found.filter(({ key }) => !known.has(key))) {
      const hash = createHash("sha256").update(`${kept.id}\0${one.key}`).digest();
      const made = { id: `rep_${hash.toString("hex").slice(0, 20)}`, bytes: new Uint8Array(hash) };
      const taken = await storage.inTransaction(machineOf(kept), (tx) =>
        takeIn({ tx, actor: tx.actor, nowMs: tx.nowMs, dice, language: "en" }, submissionOf(kept, one), made),
      );
      if (!taken.ok) throw new Error(`an anomaly was not taken in as a report: ${taken.refusal}`);
      await storage.inTransaction(hubActor(kept), (tx) => keepReported(tx, kept.id, one.key, made.id));
    }
  };
}

/** The hub as a machine of the organisation whose polls these are. */
function machineOf({ organisationId, electionId, space }: KeptPackage): Actor {
  const roles = ["election-authority"];
  return {
    kind: "machine",
    id: "mch_pollbookhub",
    organisationId,
    roles,
    role: "election-authority",
    clearance: 0,
    electionId,
    space,
  };
}

function submissionOf(
  kept: KeptPackage,
  { kind, device, site, count, why, signer }: Omit<Anomaly, "reportId">,
) {
  const values: Readonly<Record<string, string | number>> = {
    device,
    count,
    site: kept.definition.sites.find(({ id }) => id === site)?.name ?? site ?? "?",
    why: why ?? "",
    signer: signer ?? "?",
  };
  const told = (language: "en" | "fr") =>
    hubMessages[`told-${kind}`][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(values[name] ?? ""),
    );
  return Submission.parse({
    what: `${told("en")}\n\n${told("fr")}`,
    where: String(values["site"]),
    phase: "voting",
    outcome: "attempt-unknown",
    kind: kind === "device-forging" ? "intrusion" : "unsure",
    language: "en",
    tlp: "amber+strict",
  });
}
