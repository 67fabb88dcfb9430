import { type Language } from "./language.ts";

/** The six questions a public notice answers, in the order they are read. */
export const noticeFields = ["who", "what", "when", "where", "whatToDo", "whatIsNotKnown"] as const;
export type NoticeField = (typeof noticeFields)[number];

/** Where in a notice a finding sits. */
export type NoticePart = "headline" | NoticeField | "body";

/** A notice in one language. The body may be empty: the six fields can say it all. */
export interface NoticeText {
  readonly headline: string;
  readonly fields: Readonly<Record<NoticeField, string>>;
  readonly body: string;
}

/** A notice in its languages: `{ en: …, fr: … }`. */
export type Notice = Readonly<Record<Language, NoticeText>>;

/** Every part of a notice with its text, in reading order. */
export function partsOfNotice(text: NoticeText): readonly (readonly [NoticePart, string])[] {
  return [
    ["headline", text.headline],
    ...noticeFields.map((field) => [field, text.fields[field]] as const),
    ["body", text.body],
  ];
}

/** The running text: headings are left out, as Flesch (1948) does; each part ends its last sentence. */
export function runningText(text: NoticeText): string {
  return [...noticeFields.map((field) => text.fields[field]), text.body].join("\n\n");
}
