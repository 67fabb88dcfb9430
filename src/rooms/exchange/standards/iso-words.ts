import type { Message } from "../../../basics/text.ts";
import type { CommentKind, Decision } from "./contract.ts";
import { messages } from "./messages.ts";

/** The types of comment in ISO's template: general, technical, editorial. */
export const isoKind: Readonly<Record<CommentKind, string>> = {
  general: "ge",
  technical: "te",
  editorial: "ed",
};

/** The columns of ISO's template for comments (ISO/IEC Directives, form 13), in their order. */
export const isoColumns: readonly Message[] = [
  messages["iso-member"],
  messages["iso-line"],
  messages["iso-clause"],
  messages["iso-place"],
  messages["iso-kind"],
  messages["iso-comment"],
  messages["iso-proposal"],
  messages["iso-observations"],
];

export const decisionWord: Readonly<Record<Decision, Message>> = {
  accepted: messages["decision-accepted"],
  "accepted-with-change": messages["decision-accepted-with-change"],
  "not-accepted": messages["decision-not-accepted"],
  noted: messages["decision-noted"],
};
