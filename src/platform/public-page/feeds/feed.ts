import type { Language } from "../../../basics/text.ts";

/** A feed in one language, from which Atom and JSON Feed are written. Addresses are absolute. */
export interface Feed {
  /** Where the feed itself stands; its permanent id. */
  readonly href: string;
  readonly homeHref: string;
  readonly title: string;
  readonly language: Language;
  /** Who publishes. */
  readonly author: string;
  /** Milliseconds since 1970 (UTC); when anything in it last changed. */
  readonly updatedMs: number;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The permanent address; never changes, also when the text is corrected or withdrawn. */
  readonly href: string;
  readonly title: string;
  /** Plain words. A correction or a withdrawal is said here, so that a reader of the feed learns of it. */
  readonly summary: string;
  /** The language of this entry's words. */
  readonly language: Language;
  /** `notice`, `bulletin`, and `corrected` or `withdrawn` where it is so. */
  readonly categories: readonly string[];
  readonly publishedMs: number;
  readonly updatedMs: number;
}
