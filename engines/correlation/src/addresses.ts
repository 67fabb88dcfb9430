/** An address on the web, in the form in which two are compared. */
export type Address = {
  /** Lower case, without `www.` and its like. */
  readonly host: string;
  readonly path: string;
  /** Host, path and parameters, without what only tracks readers. */
  readonly url: string;
  /** More than a host. */
  readonly isPage: boolean;
};

/** Reads an address or a host; null where it is none. */
export function addressOf(text: string): Address | null {
  const match =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s?#]*@)?([\p{L}\p{N}][\p{L}\p{N}._-]{1,252}|\[[0-9a-f:]+\])(?::\d{1,5})?([/?#].*)?$/iu.exec(
      text,
    );
  const host = hostOf(match?.[1] ?? "");
  if (!/^[^.]+(?:\.[^.]+)+$/u.test(host)) return null;
  const [beforeFragment = ""] = (match?.[2] ?? "").split("#");
  const at = beforeFragment.indexOf("?");
  const path = (at < 0 ? beforeFragment : beforeFragment.slice(0, at))
    .replaceAll(/\/{2,}/g, "/")
    .replace(/(?:\/index\.html?|\/)$/, "");
  const query = keptParameters(at < 0 ? "" : beforeFragment.slice(at + 1));
  return { host, path, url: `${host}${path}${query}`, isPage: path.length > 1 || query !== "" };
}

export function hostOf(text: string): string {
  const host = text
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, "");
  return Object.hasOwn(sameHost, host) ? sameHost[host]! : host;
}

const sameHost: Readonly<Record<string, string>> = {
  "twitter.com": "x.com",
  "fb.com": "facebook.com",
  "telegram.me": "t.me",
};

const tracking =
  /^(?:utm_\w+|fbclid|gclid|msclkid|yclid|igshid?|igsh|mc_[ce]id|ref|ref_src|si|feature|share|spm)$/i;

function keptParameters(query: string): string {
  const kept = query.split("&").filter((one) => one !== "" && !tracking.test(one.split("=")[0] ?? ""));
  return kept.length === 0 ? "" : `?${kept.slice(0, 20).sort().join("&")}`;
}

/** On a platform: whose page it is (`x.com/name`); null elsewhere and where the path names no account. */
export function accountOf({ host, path }: Address): string | null {
  const own = Object.hasOwn(accountPaths, host) ? accountPaths[host]! : null;
  const name = own?.exec(path)?.[1]?.toLowerCase();
  return name === undefined || notAccounts.has(name) ? null : `${host}/${name}`;
}

const first = /^\/@?([\w.-]{3,60})(?:\/|$)/;
const accountPaths: Readonly<Record<string, RegExp>> = {
  "x.com": first,
  "facebook.com": first,
  "instagram.com": first,
  "threads.net": first,
  "t.me": /^\/(?:s\/)?([\w.-]{3,60})(?:\/|$)/,
  "tiktok.com": /^\/@([\w.-]{2,60})(?:\/|$)/,
  "youtube.com": /^\/(?:@|c\/|channel\/|user\/)([\w.-]{3,60})(?:\/|$)/,
  "vk.com": first,
  "ok.ru": first,
  "medium.com": /^\/@([\w.-]{2,60})(?:\/|$)/,
  "reddit.com": /^\/(?:u|user)\/([\w.-]{2,60})(?:\/|$)/,
  "bsky.app": /^\/profile\/([\w.-]{3,100})(?:\/|$)/,
};

const notAccounts: ReadonlySet<string> = new Set(
  "groups group pages events watch hashtag search explore home intent share sharer reel reels stories story status photo video videos permalink.php profile.php joinchat settings about help tags".split(
    " ",
  ),
);
