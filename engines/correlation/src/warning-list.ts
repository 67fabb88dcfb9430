import type { RegistrableDomain, ValueKind } from "./values.ts";

/** Why a value links nothing by itself. */
export type Warning = "platform" | "shortener" | "hosting" | "delivery" | "reference" | "mail";

/** A reviewed list of sites that many unrelated cases share. */
export type WarningList = {
  /** When the list was last read through: an old list is a list of yesterday's platforms. */
  readonly reviewedOn: string;
  readonly warningOf: (site: string) => Warning | null;
};

/** A list from its lines, `{ platform: "x.com facebook.com", … }`. */
export function warningList(reviewedOn: string, sites: Readonly<Record<Warning, string>>): WarningList {
  const known = new Map<string, Warning>();
  for (const warning of Object.keys(sites) as Warning[])
    for (const site of sites[warning].trim().split(/\s+/)) known.set(site, warning);
  return { reviewedOn, warningOf: (site) => known.get(site) ?? null };
}

/** Only sites and hosts can be on the list: a page or an account on a platform is its owner's. */
export function warned(
  kind: ValueKind,
  text: string,
  list: {
    readonly registrableDomain: RegistrableDomain;
    readonly warningOf: (site: string) => Warning | null;
  },
): Warning | null {
  if (kind !== "domain" && kind !== "site") return null;
  return list.warningOf(text) ?? list.warningOf(list.registrableDomain(text) ?? text);
}

/** The list that comes with the software; an authority replaces it by its own. */
export const defaultWarningList: WarningList = warningList("2026-11-27", {
  platform: `facebook.com fb.me fb.watch messenger.com instagram.com threads.net threads.com x.com youtube.com youtu.be
    tiktok.com whatsapp.com wa.me telegram.org t.me reddit.com snapchat.com linkedin.com pinterest.com discord.com
    discord.gg twitch.tv rumble.com bsky.app mastodon.social truthsocial.com gab.com vk.com ok.ru weibo.com qq.com
    wechat.com douyin.com bilibili.com line.me signal.org odysee.com dailymotion.com vimeo.com quora.com change.org
    soundcloud.com spotify.com flickr.com imgur.com tumblr.com livejournal.com medium.com substack.com patreon.com`,
  shortener: `bit.ly tinyurl.com t.co goo.gl ow.ly buff.ly is.gd rebrand.ly cutt.ly linktr.ee lnkd.in redd.it shorturl.at
    s.id rb.gy tiny.cc clck.ru vk.cc`,
  hosting: `wordpress.com blogspot.com weebly.com wixsite.com github.io github.com gitlab.com netlify.app vercel.app
    pages.dev web.app firebaseapp.com herokuapp.com azurewebsites.net neocities.org tilda.ws ucoz.ru jimdo.com
    squarespace.com godaddysites.com`,
  delivery: `cloudflare.com cloudfront.net akamaihd.net akamai.net fastly.net amazonaws.com googleusercontent.com
    gstatic.com jsdelivr.net fbcdn.net twimg.com ytimg.com cdninstagram.com telesco.pe`,
  reference: `google.com bing.com yahoo.com yandex.ru baidu.com wikipedia.org wikimedia.org archive.org archive.ph archive.is
    web.archive.org microsoft.com apple.com amazon.com ec.europa.eu`,
  mail: `gmail.com outlook.com hotmail.com live.com icloud.com yandex.com mail.ru proton.me protonmail.com gmx.com gmx.de
    aol.com qq.mail.com`,
});
