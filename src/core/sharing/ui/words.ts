import type { Message } from "../../../basics/text.ts";
import { roleLabel } from "../../../platform/ui/labels.ts";
import type { Tone } from "../../../platform/ui/parts/ObjectHead.tsx";
import { messages as organisations } from "../../organisations/messages.ts";
import { sectors } from "../../organisations/contract.ts";
import { agreementStates, classes, purposes, tlps } from "../contract.ts";
import { messages } from "../messages.ts";

type State = (typeof agreementStates)[number];

export const stateWord: Readonly<Record<State, Message>> = {
  proposed: messages["state-proposed"],
  "in-force": messages["state-in-force"],
  withdrawn: messages["state-withdrawn"],
  expired: messages["state-expired"],
};

export const stateTone: Readonly<Record<State, Tone>> = {
  proposed: "plain",
  "in-force": "good",
  withdrawn: "plain",
  expired: "plain",
};

export const classWord = wordsOf(classes, (name) => messages[`class-${name}`]);
export const purposeWord = wordsOf(purposes, (name) => messages[`purpose-${name}`]);
export const sectorWord = wordsOf(sectors, (name) => organisations[`sector-${name}`]);
export const roleWord = roleLabel;

export const tlpChoices = tlps.map((tlp) => ({ value: tlp, label: `TLP:${tlp.toUpperCase()}` }));

function wordsOf<K extends string>(
  names: readonly K[],
  word: (name: K) => Message,
): Readonly<Record<K, Message>> {
  return Object.fromEntries(names.map((name) => [name, word(name)])) as Record<K, Message>;
}
