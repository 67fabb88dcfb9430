import type { PublicFile } from "../route.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { element, xmlDocument } from "./xml.ts";

/** The Atom Syndication Format (RFC 4287). Corrected entries keep their id and get a newer `updated` (section 4.2.15). */
export function atom(feed: Feed): string {
  const children = [
    element("id", feed.href),
    element("title", feed.title),
    element("updated", timestamp(feed.updatedMs)),
    element("author", [element("name", feed.author)]),
    element("link", "", { rel: "self", type: "application/atom+xml", href: feed.href }),
    element("link", "", {
      rel: "alternate",
      type: "text/html",
      hreflang: feed.language,
      href: feed.homeHref,
    }),
    ...feed.entries.map(entryOf),
  ];
  const root = { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language };
  return xmlDocument(element("feed", children, root));
}

export function atomFile(feed: Feed, cacheSeconds = 60): PublicFile {
  return { kind: "file", contentType: "application/atom+xml; charset=utf-8", body: atom(feed), cacheSeconds };
}

function entryOf(entry: FeedEntry) {
  return element(
    "entry",
    [
      element("id", entry.href),
      element("title", entry.title),
      element("published", timestamp(entry.publishedMs)),
      element("updated", timestamp(entry.updatedMs)),
      element("link", "", {
        rel: "alternate",
        type: "text/html",
        hreflang: entry.language,
        href: entry.href,
      }),
      ...entry.categories.map((term) => element("category", "", { term })),
      element("summary", entry.summary),
    ],
    { "xml:lang": entry.language },
  );
}

function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}
