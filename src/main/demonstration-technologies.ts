import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Result } from "../basics/result.ts";
import type { Actor } from "../platform/contract/actor.ts";
import type { Context } from "../platform/contract/context.ts";
import type { Dice } from "../platform/dice/dice.ts";
import type { Storage } from "../platform/storage/storage.ts";
import {
  BackUp,
  deployTechnology,
  Registered,
  registerTechnology,
} from "../rooms/infrastructure/technologies/contract.ts";
import * as technologies from "../rooms/infrastructure/technologies/service.ts";

const days = z.number().int().max(0);
const TechnologyFile = z.array(
  z.object({
    inUse: z.boolean(),
    /** Days from today, as every date of a demonstration. */
    testedOn: days,
    backUp: BackUp.extend({ countedOn: days }).optional(),
    registered: Registered.omit({
      certificationEndsOn: true,
      accessibilityTest: true,
      securityTest: true,
      backUp: true,
    }),
  }),
);

/** What made-up jurisdictions vote with: paper that can be audited, a machine without paper but with a back-up, and one that is refused. */
export async function addTechnologies(
  { storage, dice }: { readonly storage: Storage; readonly dice: Dice },
  official: Actor,
): Promise<void> {
  const file = new URL("../../demonstration/technologies.json", import.meta.url);
  const rows = TechnologyFile.parse(JSON.parse(readFileSync(file, "utf8")));
  await storage.inTransaction(official, async (tx) => {
    const cx: Context = { tx, actor: official, nowMs: tx.nowMs, dice, language: "en" };
    const election = official.electionId ?? "";
    for (const { inUse, testedOn, backUp, registered } of rows) {
      const test = {
        result: "passed",
        testedOn: dayOf(tx.nowMs, testedOn),
        report: "Made-up report",
      } as const;
      const body = registerTechnology.body.parse({
        ...registered,
        certificationEndsOn: null,
        accessibilityTest: test,
        securityTest: test,
        backUp: backUp ? { ...backUp, countedOn: dayOf(tx.nowMs, backUp.countedOn) } : null,
      });
      const { id } = done(await technologies.register(cx, { params: { election }, query: {}, body }));
      const params = deployTechnology.params.parse({ election, technology: id });
      if (inUse) done(await technologies.deploy(cx, { params, query: {}, body: undefined }));
    }
  });
}

function dayOf(nowMs: number, offset: number): string {
  return new Date(nowMs + offset * 86_400_000).toISOString().slice(0, 10);
}

function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`The demonstration's register was refused: ${result.refusal}`);
  return result.value;
}
