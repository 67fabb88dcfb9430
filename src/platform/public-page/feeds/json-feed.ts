import type { PublicFile } from "../route.ts";
import type { Feed } from "./feed.ts";

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: feed.title,
      home_page_url: feed.homeHref,
      feed_url: feed.href,
      language: feed.language,
      authors: [{ name: feed.author }],
      items: feed.entries.map((entry) => ({
        id: entry.href,
        url: entry.href,
        title: entry.title,
        content_text: entry.summary,
        language: entry.language,
        tags: entry.categories,
        date_published: new Date(entry.publishedMs).toISOString(),
        date_modified: new Date(entry.updatedMs).toISOString(),
      })),
    },
    null,
    2,
  );
}

export function jsonFeedFile(feed: Feed, cacheSeconds = 60): PublicFile {
  return {
    kind: "file",
    contentType: "application/feed+json; charset=utf-8",
    body: jsonFeed(feed),
    cacheSeconds,
  };
}
