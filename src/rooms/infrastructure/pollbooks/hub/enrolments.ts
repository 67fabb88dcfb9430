import type { Storage, Tx } from "../../../../platform/storage/storage.ts";
import { findCodes, takeLock, useCode, type Code } from "../events-store.ts";
import { sha256Hex } from "../keys.ts";
import { FRAME, jsonFrame } from "../peers/frames.ts";
import { Enrol } from "../peers/hello.ts";
import type { KeptPackage } from "../store.ts";
import type { Books } from "./books.ts";
import { hubActor } from "./hub-actor.ts";

type Enrolling = { readonly storage: Storage; readonly books: Books; readonly kept: KeptPackage };
type Frames = readonly Buffer[];

type Asking = {
  readonly secret: string;
  readonly publicKey: string;
  readonly answer: (frames: Frames) => void;
  readonly fail: (error: unknown) => void;
};

/** So many are enrolled in one commit; whoever comes meanwhile is in the next. */
const AT_ONCE = 200;

/**
 * Devices that bring their one-time codes: once for one key. The same device may ask again when the answer was lost, nobody else. The
 * answer goes out when code, event and journal are committed.
 */
export function enroller(
  enrolling: Enrolling,
): (body: Buffer, tlsKey: string | null) => Frames | Promise<Frames> {
  let waiting: Asking[] = [];
  let running = false;
  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      const some = waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
      await answerAll(enrolling, some);
    }
    running = false;
  };
  return (body, tlsKey) => {
    const asked = Enrol.safeParse(JSON.parse(body.toString()));
    if (!asked.success || asked.data.publicKey !== tlsKey) return [refusal("enrol-code-wrong")];
    return new Promise((answer, fail) => {
      waiting.push({ ...asked.data, answer, fail });
      if (!running) void run();
    });
  };
}

/** Where they cannot be enrolled together, each is tried alone, so that one does not stand in the way of the others. */
async function answerAll(enrolling: Enrolling, all: readonly Asking[]): Promise<void> {
  try {
    const answers = await enrolAll(enrolling, all);
    all.forEach(({ answer }, at) => answer(answers[at]!));
  } catch (error) {
    if (all.length === 1) return all[0]!.fail(error);
    for (const one of all) await answerAll(enrolling, [one]);
  }
}

async function enrolAll({ storage, books, kept }: Enrolling, all: readonly Asking[]): Promise<Frames[]> {
  const answers = await storage.inTransaction(
    hubActor(kept),
    async (tx) => {
      await takeLock(tx, kept.id);
      const hashes = all.map(({ secret }) => sha256Hex(secret));
      const codes = new Map(await findCodes(tx, kept.id, hashes));
      const fresh: Code[] = [];
      const frames = all.map(({ publicKey }, at) => {
        const code = codes.get(hashes[at]!);
        if (code === undefined) return [refusal("enrol-code-wrong")];
        if (code.publicKey !== null && code.publicKey !== publicKey) return [refusal("enrol-code-used")];
        const used = { ...code, publicKey };
        if (code.publicKey === null) fresh.push(used);
        codes.set(hashes[at]!, used);
        return [jsonFrame(FRAME.enrolled, { device: code.device, site: code.site })];
      });
      if (fresh.length > 0) await record(tx, { books, kept }, fresh);
      return frames;
    },
    { alone: true },
  );
  // The devices will come back at once, and are to be known then.
  await storage.inTransaction(hubActor(kept), (tx) => books.current(tx, kept), { readOnly: true });
  return answers;
}

async function record(
  tx: Tx,
  { books, kept }: Omit<Enrolling, "storage">,
  fresh: readonly Code[],
): Promise<void> {
  const enrolled = fresh.map(({ device, site, publicKey }) => ({ device, site, publicKey: publicKey ?? "" }));
  const facts = enrolled.map((one) => ({ kind: "device-enrolled", ...one }) as const);
  const said = await books.record(tx, kept, facts, "hub");
  if (!said.ok) throw new Error(`the hub could not enrol a device: ${said.refusal}`);
  await Promise.all(enrolled.map(({ device, publicKey }) => useCode(tx, kept.id, device, publicKey)));
  for (const one of enrolled)
    tx.journal({
      atMs: tx.nowMs,
      actor: tx.actor,
      action: "pollbooks.enrol",
      subject: kept.id,
      why: one.device,
      electionId: kept.electionId,
      organisationId: kept.organisationId,
      tlp: "amber+strict",
      classification: 0,
      body: one,
    });
}

function refusal(name: string): Buffer {
  return jsonFrame(FRAME.refused, { refusal: name });
}
