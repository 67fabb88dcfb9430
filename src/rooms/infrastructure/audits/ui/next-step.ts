import type { Message } from "../../../../basics/text.ts";
import type { Audit } from "../contract.ts";
import { steps } from "./step-messages.ts";

export interface Reader {
  readonly roles: readonly string[];
  readonly organisationId: string | null;
}

/** What an audit waits for from this reader, and on which of its pages; null: nothing. */
export function nextStep(
  audit: Audit,
  reader: Reader,
): { readonly words: Message; readonly page: string } | null {
  if (reader.roles.includes("audit-board"))
    return reading.has(audit.state) ? { words: steps["next-read"], page: "rounds" } : null;
  if (reader.roles.includes("auditor"))
    return audit.state === "set-up" ? { words: steps["next-look"], page: "checks" } : null;
  if (!reader.roles.includes("election-authority")) return null;
  if (audit.organisationId !== reader.organisationId)
    return audit.state === "set-up" ? { words: steps["next-hand-in"], page: "files" } : null;
  return ofThoseWhoRunIt[audit.state] ?? null;
}

const reading = new Set(["seeded", "reading", "counting"]);

const ofThoseWhoRunIt: Partial<Record<Audit["state"], { words: Message; page: string }>> = {
  "set-up": { words: steps["next-commit"], page: "files" },
  committed: { words: steps["next-seed"], page: "seed" },
  seeded: { words: steps["next-draw"], page: "plan" },
  reading: { words: steps["next-measure"], page: "rounds" },
  counting: { words: steps["next-count"], page: "rounds" },
  decided: { words: steps["next-conclude"], page: "" },
};
