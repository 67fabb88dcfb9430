/** An address in the form in which two are compared. */
export interface Address {
  /** `example.org/a/b?id=1`: no scheme, no www, no fragment, no tracking parameters, parameters in order. */
  readonly url: string;
  /** The domain as registered, as far as the own list of second-level suffixes goes: `example.co.uk`, `elections.gc.ca`. */
  readonly domain: string;
  /** True where the address is more than a host: only then is the same address evidence beyond the same domain. */
  readonly isPage: boolean;
  /** The account a platform's address belongs to: `name` of `x.com/name/status/1`. */
  readonly account: string | null;
}

/** Puts an address into its normal form; defanged ones (`hxxps://evil[.]example`) too. Null where it is none. */
export function addressOf(written: string): Address | null {
  const plain = storable(written.slice(0, 2000))
    .trim()
    .replace(/\[\.\]|\(\.\)|\[dot\]/giu, ".")
    .replace(/^h[tx]{2}p/iu, "http");
  const match =
    /^(?:https?:\/\/)?(?:[^/@\s]*@)?(?<host>[\p{L}\p{N}][\p{L}\p{N}.-]{2,252})(?::\d{1,5})?(?<rest>[/?#].*)?$/iu.exec(
      plain,
    );
  const host = hostOf(match?.groups?.["host"] ?? "");
  if (!/\.[\p{L}\p{N}-]{2,}$/u.test(host)) return null;
  const [beforeFragment = ""] = (match?.groups?.["rest"] ?? "").split("#");
  const [path, query] = splitOnce(beforeFragment, "?");
  return assembled(
    host,
    path.replace(/\/{2,}/gu, "/").replace(/(?:\/index\.html?|\/)$/u, ""),
    keptParameters(query),
  );
}

/** A text without control and format characters and half surrogates: what every database can hold. */
export function storable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "");
}

/** Addresses written in a text, in order, each in its normal form once. */
export function addressesIn(text: string): readonly Address[] {
  const found = new Map<string, Address>();
  for (const [written] of text.matchAll(addressPattern)) {
    const address = addressOf(written.replace(/[.,;:!?)\]}>»”"']{1,8}$/u, ""));
    if (address !== null) found.set(address.url, address);
  }
  return [...found.values()];
}

const addressPattern =
  /(?:h[tx]{2}ps?:\/\/|www\.)[^\s<>"”»]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}(?:\.|\[\.\])){1,5}(?:com|org|net|info|ca|us|uk|fr|io|me|gov|news|site|online|xyz|top|example|app|link|club|live|ru|cn|ly|be)(?![\p{L}\p{N}.@-])(?:\/[^\s<>"”»]*)?/giu;

function hostOf(written: string): string {
  const host = written
    .toLowerCase()
    .replace(/\.$/u, "")
    .replace(/^(?:www\d?|m|mobile|amp|old|web)\.(?=[^.]+\.)/u, "");
  return sameHost[host] ?? host;
}

const sameHost: Readonly<Record<string, string>> = {
  "twitter.com": "x.com",
  "fb.com": "facebook.com",
  "telegram.me": "t.me",
  "youtube-nocookie.com": "youtube.com",
};

function assembled(host: string, path: string, query: readonly string[]): Address {
  const short = host === "youtu.be" && path.length > 1;
  const [home, way, rest] = short ? ["youtube.com", "/watch", [`v=${path.slice(1)}`]] : [host, path, query];
  const domain = domainOf(home);
  const account = isPlatform(domain) ? accountOf(way) : null;
  const url = `${home}${caseless.has(domain) ? way.toLowerCase() : way}${rest.length > 0 ? `?${rest.join("&")}` : ""}`;
  return { url, domain, isPage: way.length > 1 || rest.length > 0, account };
}

/** Platforms whose account names do not tell capitals apart. */
const caseless: ReadonlySet<string> = new Set(["x.com"]);

/** Parameters that say where a reader came from, not what is read. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid?|igsh|mc_[ce]id|ref|ref_src|ref_url|referrer|source|src|si|s|t|feature|share|shared|sharer|cmpid|cmp|spm|_ga|trk|smid|ocid|ncid|sfns?|mibextid|rdid|__twitter_impression|amp)$/iu;

function keptParameters(query: string): readonly string[] {
  return query
    .split("&")
    .filter((one) => one !== "" && !tracking.test(one.split("=")[0] ?? ""))
    .slice(0, 20)
    .toSorted(byCodeUnit);
}

function accountOf(path: string): string | null {
  const first = path.split("/").find((part) => part !== "" && part !== "s") ?? "";
  const name = first.replace(/^@/u, "").toLowerCase();
  return /^[a-z0-9._]{3,60}$/u.test(name) && !notAccounts.has(name) ? name : null;
}

const notAccounts: ReadonlySet<string> = new Set(
  "watch video videos shorts reel reels story stories status groups group share share.php sharer.php hashtag search explore home login intent photo photo.php permalink.php story.php posts events event pages channel playlist live embed joinchat invite p c user wiki web url results marketplace about help settings settings tag tags r comments".split(
    " ",
  ),
);

/** The registered domain, by an own short list of suffixes of two labels; the Public Suffix List is not at hand. */
export function domainOf(host: string): string {
  const labels = host.split(".");
  const two = labels.slice(-2).join(".");
  return labels.slice(twoLabelSuffix.test(two) ? -3 : -2).join(".");
}

const twoLabelSuffix =
  /^(?:(?:co|com|org|net|gov|gouv|edu|ac|gob|go|or|ne|asso)\.[a-z]{2}|(?:gc|on|qc|bc|ab|mb|sk|ns|nb|nl|pe|yt|nt|nu)\.ca|(?:blogspot|wordpress|github|substack|weebly|wixsite)\.(?:com|io))$/u;

/** Platforms, shorteners and portals so common that a shared domain says nothing. */
export function isPlatform(domain: string): boolean {
  return platforms.has(domain);
}

const platforms: ReadonlySet<string> = new Set(
  "facebook.com fb.me fb.watch messenger.com instagram.com threads.net threads.com x.com t.co youtube.com youtu.be tiktok.com whatsapp.com wa.me telegram.org t.me reddit.com redd.it snapchat.com linkedin.com lnkd.in pinterest.com discord.com discord.gg twitch.tv rumble.com bsky.app mastodon.social truthsocial.com gab.com vk.com ok.ru weibo.com weixin.qq.com qq.com wechat.com douyin.com bilibili.com line.me signal.org google.com goo.gl gmail.com bing.com yahoo.com outlook.com hotmail.com icloud.com apple.com microsoft.com live.com office.com wikipedia.org archive.org archive.ph archive.is bit.ly tinyurl.com ow.ly buff.ly is.gd rebrand.ly cutt.ly linktr.ee imgur.com medium.com substack.com wordpress.com blogspot.com github.com dropbox.com quora.com spotify.com amazon.com".split(
    " ",
  ),
);

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
