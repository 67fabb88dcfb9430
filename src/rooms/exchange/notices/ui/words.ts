import { languageName } from "../../../../platform/ui/language/language-name.ts";
import type { Message } from "../../../../basics/text.ts";
import { parts, type Kind, type NoticeDetail, type NoticeText, type State } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Words<K extends string> = Readonly<Record<K, Message>>;

export const stateWord: Words<State> = {
  draft: messages["state-draft"],
  submitted: messages["state-submitted"],
  approved: messages["state-approved"],
  published: messages["state-published"],
  withdrawn: messages["state-withdrawn"],
  discarded: messages["state-discarded"],
};

export const kindWord: Words<Kind> = { notice: messages.notice, bulletin: messages.bulletin };

export const partWord: Words<keyof NoticeText> = {
  headline: screen.headline,
  who: screen.who,
  what: screen.what,
  when: screen.when,
  where: screen.where,
  whatToDo: screen.whatToDo,
  whatIsNotKnown: screen.whatIsNotKnown,
  body: screen.body,
};

export function languageList(codes: readonly string[], reader: string): string {
  const list = new Intl.ListFormat(reader, { type: "conjunction" });
  return list.format(codes.map((code) => languageName(code, reader)));
}

/** A text as one, to hold two versions against each other. */
export function whole(text: NoticeText | undefined): string {
  return text ? parts.flatMap((part) => (text[part] === "" ? [] : [text[part]])).join("\n\n") : "";
}

/** The version that waits for a second pair of eyes or stands, and the one it is held against. */
export function lastTwo({ versions, version, correctionWaits }: NoticeDetail) {
  const last = versions.at(-1);
  const before = correctionWaits
    ? versions.find((each) => each.number === version)
    : versions.find((each) => each.number === (last?.number ?? 0) - 1);
  return { last, before };
}
