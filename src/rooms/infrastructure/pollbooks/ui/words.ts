import { useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import type { DeviceNow, Evidence, SiteNow } from "../contract.ts";
import { factWords, screen } from "./screen-messages.ts";
import { siteWords } from "./site-messages.ts";

export function useContactWords(): (device: DeviceNow) => string {
  const say = useSay();
  return ({ contact, heardSecondsAgo }) => {
    const words = say(screen[`contact-${contact}`]);
    if (heardSecondsAgo === null) return words;
    return say(screen["seconds-ago"], { contact: words, seconds: heardSecondsAgo });
  };
}

export function useQueueWords(): (site: SiteNow) => string {
  const say = useSay();
  return ({ waiting, waitMinutes, promise }) =>
    waiting === 0
      ? say(siteWords["queue-none"])
      : say(siteWords[`queue-${promise}`], { waiting, minutes: waitMinutes ?? 0 });
}

/** Whether a site works on paper, and since when by its own clock. */
export function useWorkWords(): (site: SiteNow) => string {
  const say = useSay();
  const formats = useFormats();
  return ({ onPaperSinceMs: since }) =>
    since === null
      ? say(siteWords["on-devices"])
      : say(siteWords["on-paper-since"], { when: formats.time(since) });
}

export function useFactWords(): (act: Evidence) => string {
  const say = useSay();
  return ({ kind }) => {
    const words = Object.entries(factWords).find(([name]) => name === `fact-${kind}`)?.[1];
    return words === undefined ? kind : say(words);
  };
}
