import { Popover } from "@mantine/core";
import { useState } from "react";
import { useFeed, type Feed, type FeedNews } from "../feed/feed.tsx";
import { actMessage } from "../language/known-messages.ts";
import { Say, useFormats, useNow, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { Go } from "../parts/Go.tsx";
import { When } from "../parts/When.tsx";
import { useObjectPath } from "./object-path.tsx";

/** What happened since the page was opened, in words, and how fresh that is. */
export function Notifications() {
  const say = useSay();
  const feed = useFeed();
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) feed.markRead();
  };
  return (
    <Popover
      opened={open}
      onChange={change}
      position="bottom-end"
      trapFocus
      withinPortal={false}
      width={340}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={feed.state === "lost" ? "cf-button cf-news cf-news-lost" : "cf-button cf-news"}
          aria-label={say(ui["notifications-count"], { n: feed.unread })}
          onClick={() => change(!open)}
        >
          <Say m={ui.notifications} />
          {feed.unread > 0 && <span className="cf-count">{feed.unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say(ui.notifications)}>
        <Contact feed={feed} />
        {feed.news.length === 0 && (
          <p>
            <Say m={ui["notifications-none"]} />
          </p>
        )}
        <ul className="cf-news-list" tabIndex={-1}>
          {feed.news.map((one) => (
            <NewsLine key={one.seq} news={one} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function NewsLine({ news }: { news: FeedNews }) {
  const say = useSay();
  const path = useObjectPath()(news.subject);
  const words = actMessage(news.action);
  const text = words ? say(words) : news.action;
  return (
    <li>
      {path === null ? text : <Go to={path}>{text}</Go>} <code className="cf-id">{news.subject}</code>{" "}
      <span className="cf-muted">
        <When atMs={news.atMs} short />
      </span>
    </li>
  );
}

function Contact({ feed }: { feed: Feed }) {
  const say = useSay();
  const formats = useFormats();
  const nowMs = useNow(1000);
  if (feed.lastContactMs === null)
    return (
      <p className="cf-muted">
        <Say m={ui["contact-none"]} />
      </p>
    );
  const ago = formats.relative(feed.lastContactMs, nowMs);
  return feed.state === "live" ? (
    <p className="cf-muted">{say(ui["contact-ok"], { ago })}</p>
  ) : (
    <p className="cf-reason">{say(ui["contact-lost"], { ago })}</p>
  );
}
