import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { ok, refuse, type Result } from "../../basics/result.ts";

export interface Message {
  /** What kind of message, such as `victims.tell`. */
  readonly kind: string;
  /** One mail address, without a name. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** BCP 47 */
  readonly language: string;
  /** The organisation that sends; null for the instance itself, and then nobody reads the text in the outbox. */
  readonly organisationId: string | null;
  readonly classification?: 0 | 1 | 2 | 3;
  /** Ids of the objects that the message is about. */
  readonly about?: readonly string[];
  /** Roles of the sending organisation that may read it; case contacts and communications unless told. */
  readonly readers?: readonly string[];
  /** True for a message with a secret: its text is erased when it was sent. */
  readonly secret?: boolean;
}

export type MessageRefusal = "address-not-mailable" | "subject-not-one-line" | "text-not-mailable";

const Address = z.email().max(254);
const lineProblem = /\p{Cc}|[\u2028\u2029]/u;
// Tabs and line breaks are text; other control characters are not.
const textProblem = /[^\P{Cc}\t\n\r]/u;

/** Only what can be one plain message to one address: no second recipient, no header smuggled in by a line break. */
export function checkMessage<M extends Pick<Message, "to" | "subject" | "text">>(
  message: M,
): Result<M, MessageRefusal> {
  if (!Address.safeParse(message.to).success || /[^\x21-\x7e]/.test(message.to))
    return refuse("address-not-mailable");
  const subject = message.subject;
  if (subject.trim() === "" || subject.length > limits.nameCharactersMax || lineProblem.test(subject)) {
    return refuse("subject-not-one-line");
  }
  const text = message.text;
  if (text.trim() === "" || text.length > limits.textCharactersMax || textProblem.test(text)) {
    return refuse("text-not-mailable");
  }
  return ok(message);
}
