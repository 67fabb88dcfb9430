import type { Message } from "../../../../basics/text.ts";
import type { Speech } from "../../../../platform/ui/language/say.tsx";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import type { Auditability, Gate, Kind, PaperRecord, TechnologyState } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Words<K extends string> = Readonly<Record<K, Message>>;

export const stateWord: Words<TechnologyState> = {
  registered: messages["state-registered"],
  deployed: messages["state-deployed"],
  retired: messages["state-retired"],
};

export const auditabilityWord: Words<Auditability> = {
  auditable: screen.auditable,
  "by-back-up": screen["by-back-up"],
  "not-auditable": screen["not-auditable"],
};

export const verdictWord: Words<Gate["verdict"]> = {
  permitted: screen.permitted,
  "permitted-with-condition": screen["permitted-with-condition"],
  refused: screen.refused,
};

export const verdictTone: Readonly<Record<Gate["verdict"], Tone>> = {
  permitted: "good",
  "permitted-with-condition": "soon",
  refused: "danger",
};

export const kindWord: Words<Kind> = {
  "hand-counted-paper": screen["kind-hand-counted-paper"],
  "optical-scan": screen["kind-optical-scan"],
  "ballot-marking-device": screen["kind-ballot-marking-device"],
  "dre-with-paper-trail": screen["kind-dre-with-paper-trail"],
  dre: screen["kind-dre"],
  internet: screen["kind-internet"],
};

export const paperWord: Words<PaperRecord> = {
  "voter-marked": screen["paper-voter-marked"],
  "voter-verifiable": screen["paper-voter-verifiable"],
  "not-verifiable": screen["paper-not-verifiable"],
  none: screen["paper-none"],
};

export const resultWord: Words<"passed" | "failed"> = { passed: screen.passed, failed: screen.failed };

export function choicesOf<K extends string>(say: Speech["say"], words: Words<K>) {
  return Object.entries<Message>(words).map(([value, label]) => ({ value, label: say(label) }));
}
