import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { systemClock } from "../../../../platform/clock/clock.ts";
import { call, freshKey } from "../../../../platform/ui/api.ts";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { readSession } from "../../../../platform/ui/session-contract.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { enterReadings, Entry, type AuditId, type Board, type Reading, type UnitRef } from "../contract.ts";
import { afterAnswer, shelfOf, type Kept } from "./kept-entries.ts";

export interface Outbox extends Sending {
  readonly kept: Kept;
  /** False where the browser's storage is closed: then entries live only as long as the page. */
  readonly isStored: boolean;
  /** Units that this device has entered, whether or not they have arrived. */
  readonly isEntered: (unit: UnitRef) => boolean;
  readonly add: (unit: UnitRef, reading: Reading) => void;
  /** Puts an entry aside that was not taken; `again`: its unit comes up to be read again. */
  readonly dismiss: (id: string, again: boolean) => void;
}

/**
 * Entries go to the browser's storage first and to the server from there, with ids made here, so that sending twice is entering once.
 * While the server does not answer they wait, and the reading goes on.
 */
export function useOutbox(auditId: AuditId, boardId: Board["id"]): Outbox {
  const onShelf = useShelf(boardId);
  const { kept, change } = onShelf;
  // What waited on the device when the page was opened is entered, too: once it has arrived, it does not come up again.
  const [entered, setEntered] = useState<ReadonlySet<string>>(() => new Set(kept.waiting.map(keyOf)));
  const sending = useSending({ auditId, boardId, ...onShelf });
  const add = (unit: UnitRef, reading: Reading) => {
    const made = Entry.parse({
      id: `ent_${freshKey().replaceAll("-", "")}`,
      contest: unit.contest,
      unit: unit.unit,
      reading,
      enteredAtMs: systemClock.nowMs(),
    });
    change((before) => ({ ...before, waiting: [...before.waiting, made] }));
    setEntered((before) => new Set(before).add(keyOf(unit)));
    sending.sendNow();
  };
  const dismiss = (id: string, again: boolean) => {
    const aside = kept.refused.find(({ entry }) => entry.id === id);
    change((before) => ({ ...before, refused: before.refused.filter(({ entry }) => entry.id !== id) }));
    if (!aside) return;
    const key = keyOf(aside.entry);
    setEntered((before) => new Set(again ? [...before].filter((one) => one !== key) : [...before, key]));
  };
  const held = new Set([...kept.waiting, ...kept.refused.map(({ entry }) => entry)].map(keyOf));
  return {
    ...sending,
    kept,
    isStored: onShelf.isStored,
    isEntered: (unit) => entered.has(keyOf(unit)) || held.has(keyOf(unit)),
    add,
    dismiss,
  };
}

interface OnShelf {
  readonly kept: Kept;
  readonly isStored: boolean;
  readonly change: (step: (before: Kept) => Kept) => void;
  /** As it is at this moment, also between two renderings. */
  readonly now: () => Kept;
}

function useShelf(boardId: Board["id"]): OnShelf {
  const { space } = usePlace();
  const { person } = useSession();
  const shelf = useMemo(() => shelfOf(space, person?.id ?? "", boardId), [space, person?.id, boardId]);
  const [kept, setKept] = useState<Kept>(() => shelf.read());
  const [isStored, setStored] = useState(true);
  const held = useRef({ kept, isStored });
  const change = useCallback(
    (step: (before: Kept) => Kept) => {
      // What another tab has put there is kept, too.
      const next = step(held.current.isStored ? shelf.read() : held.current.kept);
      held.current = { kept: next, isStored: shelf.write(next) };
      setStored(held.current.isStored);
      setKept(next);
    },
    [shelf],
  );
  const now = useCallback(() => held.current.kept, []);
  return { kept, isStored, change, now };
}

interface Sending {
  readonly sending: boolean;
  /** Why the last sending failed; null after one that did not. */
  readonly problem: ApiProblem | null;
  /** Somebody else has signed in on this device: nothing of mine is sent in their name. */
  readonly isOther: boolean;
  /** When the server answered last. */
  readonly contactMs: number | null;
  readonly sendNow: () => void;
}

const againMs = 5_000;
const entriesMax = 100;

/** Sends what waits, at once and then every few seconds, until nothing waits. */
function useSending(props: { readonly auditId: AuditId; readonly boardId: Board["id"] } & OnShelf): Sending {
  const { auditId, boardId, kept, change, now } = props;
  const { electionId } = usePlace();
  const { person } = useSession();
  const [state, setState] = useState<Omit<Sending, "sendNow">>(atRest);
  const busy = useRef(false);
  const personId = person?.id;
  const send = useCallback(async () => {
    const entries = now().waiting.slice(0, entriesMax);
    if (busy.current || entries.length === 0) return;
    busy.current = true;
    setState((before) => ({ ...before, sending: true }));
    try {
      const session = await call(readSession, {});
      const isOther = session.person !== null && session.person.id !== personId;
      if (isOther) return setState((before) => ({ ...before, sending: false, isOther }));
      const params = { election: electionId, audit: auditId, board: boardId };
      const { results } = await call(enterReadings, { params, body: { entries } });
      change((before) => afterAnswer(before, results));
      setState({ sending: false, problem: null, isOther: false, contactMs: systemClock.nowMs() });
    } catch (thrown) {
      setState((before) => ({ ...before, sending: false, problem: asProblem(thrown) }));
    } finally {
      busy.current = false;
    }
  }, [auditId, boardId, electionId, personId, change, now]);
  useSentUntilNothing(kept.waiting.length, send);
  return { ...state, sendNow: () => void send() };
}

const atRest = { sending: false, problem: null, isOther: false, contactMs: null };

function useSentUntilNothing(waiting: number, send: () => Promise<unknown>): void {
  const waits = waiting > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const soon = () => void send();
    const timer = setInterval(soon, againMs);
    addEventListener("online", soon);
    soon();
    return () => {
      clearInterval(timer);
      removeEventListener("online", soon);
    };
  }, [waits, send]);
}

export function keyOf({ contest, unit }: UnitRef): string {
  return JSON.stringify([contest, unit]);
}
