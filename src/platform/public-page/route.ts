import type { Language, LocalisedText } from "../../basics/text.ts";
import type { Context } from "../contract/context.ts";
import type { Space } from "../contract/actor.ts";
import type { LanguageChoice } from "../languages/language-pack.ts";
import type { Speaker } from "../languages/speaker.ts";

/** A page of the public site, ready to send. `cacheSeconds` 0 means that nobody may keep it (a form with words in it, a status). */
export interface PublicPage {
  readonly kind: "page";
  readonly status: number;
  readonly html: string;
  readonly language: Language;
  readonly cacheSeconds: number;
  /** Sent as Retry-After with 429 and 503. */
  readonly retryAfterSeconds?: number;
}

/** After a form was taken: the reader's browser goes on with GET (303). `permanent` (308) is for an address that moved. */
export interface Redirect {
  readonly kind: "redirect";
  readonly to: string;
  readonly permanent?: boolean;
}

/** A feed, an alert, a proof. */
export interface PublicFile {
  readonly kind: "file";
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly cacheSeconds: number;
  /** Offered as a download under this name. */
  readonly fileName?: string;
}

export type PublicReply = PublicPage | Redirect | PublicFile;

/** What stands round a page, the same for every page of one election and one reader. */
export interface Frame {
  /** `https://votes.example`, without a slash at its end. */
  readonly origin: string;
  /** Null on pages that belong to no election (such as an unknown address). */
  readonly election: PublicElection | null;
  readonly space: Space;
  readonly languages: readonly LanguageChoice[];
  readonly speaker: Speaker;
}

export interface PublicElection {
  /** The election in addresses: `/{id}/{language}/…`. */
  readonly id: string;
  readonly name: LocalisedText;
  /** IANA name of the time zone in which times are told. */
  readonly timeZone: string;
}

export interface PublicRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of a form, as sent; a name sent several times holds all its values. Empty for GET. */
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly frame: Frame;
}

export type PublicHandler = (cx: Context, request: PublicRequest) => Promise<PublicReply>;

/** A public address: no account, no cookie. HTTP mounts it; HEAD follows from `get`. */
export interface PublicRoute {
  readonly path: `/${string}`;
  readonly get?: PublicHandler;
  readonly post?: PublicHandler;
  /** Requests a minute for one asker where it differs from the house limit. */
  readonly perMinuteMax?: number;
}

/** `publicRoute({ path: "/{election}/{language}/report", get, post })`. */
export function publicRoute(route: PublicRoute): PublicRoute {
  return route;
}

/** The one value of a form's field; empty when it was not sent. */
export function fieldOf(form: PublicRequest["form"], name: string): string {
  return form[name]?.[0] ?? "";
}

/** `/{id}/{language}{path}`: where a page of this election stands in the reader's language, or in another. */
export function pathOf(frame: Frame, path: string, language: Language = frame.speaker.language): string {
  const election = frame.election ? `/${encodeURIComponent(frame.election.id)}` : "";
  return `${election}/${encodeURIComponent(language)}${path}`;
}
