import {
  appendLeaf,
  bodyHash,
  encodeEntry,
  frontierBytes,
  leafHash,
  parseFrontier,
  SALT_BYTES,
  utf8Of,
  type Frontier,
  type JournalEntry,
  type TileHash,
} from "@counterfoil/journal";
import { canonicalJson } from "../../basics/canonical-json.ts";
import type { Dice } from "../../platform/dice/dice.ts";
import type { JournalDraft, Seal } from "../../platform/storage/storage.ts";
import { sha256 } from "./signing.ts";
import { appendEntries, lockHead, type SealedRow } from "./store.ts";

/** Gives the acts of one commit their places in the chain, inside that commit. */
export function journalSeal(dice: Dice): Seal {
  return async (tx, drafts) => {
    const head = await lockHead(tx);
    const read = parseFrontier(head.frontier);
    if (!read.ok) throw new Error("The journal's frontier is damaged");
    let frontier: Frontier = read.value;
    let previousHash = head.lastLeafHash;
    const rows: SealedRow[] = [];
    const tiles: TileHash[] = [];
    for (const draft of drafts) {
      const row = sealed(draft, frontier.size, previousHash, dice);
      const appended = appendLeaf(sha256, frontier, row.leafHash);
      frontier = appended.frontier;
      tiles.push(...appended.tiles);
      previousHash = row.leafHash;
      rows.push(row);
    }
    await appendEntries(tx, rows, tiles, {
      size: frontier.size,
      lastLeafHash: previousHash,
      frontier: frontierBytes(frontier),
    });
  };
}

function sealed(draft: JournalDraft, seq: number, previousHash: Uint8Array, dice: Dice): SealedRow {
  const why = oneLine(draft.why);
  // What the chain keeps is kept for ever and exported in clear: the reason goes there only where it may go to the community.
  const open = draft.classification === 0 && (draft.tlp === "clear" || draft.tlp === "green");
  const body = canonicalJson({ about: draft.about ?? [], why, changed: draft.body ?? null });
  const bytes = utf8Of(body);
  if (bytes === null) throw new Error("A journal body holds a lone surrogate");
  const salt = dice.bytes(SALT_BYTES);
  const entry: JournalEntry = {
    seq,
    atMs: draft.atMs,
    space: draft.actor.space,
    electionId: draft.electionId ?? "",
    actorId: draft.actor.id,
    organisationId: draft.actor.organisationId ?? "",
    role: draft.actor.role,
    action: draft.action,
    subject: draft.subject,
    why: open ? why : "",
    marking: draft.tlp,
    classification: draft.classification,
    bodyHash: bodyHash(sha256, salt, bytes),
    previousHash,
  };
  const encoded = encodeEntry(entry);
  if (!encoded.ok) throw new Error(`A journal entry cannot be written: ${encoded.refusal}`);
  return { draft, why, seq, encoded: encoded.value, leafHash: leafHash(sha256, encoded.value), salt, body };
}

/** One line of at most 1,000 characters: the chain keeps it for ever, so it stays short; the body may hold more. */
function oneLine(why: string): string {
  return why.replaceAll(controls, " ").toWellFormed().trim().slice(0, 1000).toWellFormed();
}

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
