import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { z } from "zod";
import { textIn, type Language, type LocalisedText, type Message } from "../../../basics/text.ts";
import { systemClock } from "../../clock/clock.ts";
import { setRequestContext } from "../api.ts";
import type { SessionLanguage } from "../session-contract.ts";
import { formatsFor, type Formats } from "./formats.ts";
import { recall, remember } from "./remembered.ts";
import { sentenceIn, type Pack, type Values } from "./sentence.ts";

export interface Speech {
  readonly language: Language;
  readonly dir: "ltr" | "rtl";
  /** The sentence in the current language, else in English. */
  readonly say: (message: Message, values?: Values) => string;
  /** A text that people wrote, in the nearest language it exists in. */
  readonly read: (text: LocalisedText) => string;
  readonly choose: (language: SessionLanguage) => Promise<void>;
  readonly pack: Pack | null;
}

const SpeechContext = createContext<Speech | null>(null);
const TimeZoneContext = createContext("UTC");

/** Instants below it are written in this zone (the election's). */
export const TimeZone = TimeZoneContext.Provider;

/** Languages of the house, built in; further ones come as packs from the server. */
export const houseLanguages: readonly SessionLanguage[] = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "fr", name: "Français", dir: "ltr" },
];

export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }) {
  const [chosen, setChosen] = useState<{ language: SessionLanguage; pack: Pack | null }>(() => ({
    language: firstLanguage(initial),
    pack: null,
  }));
  const { language, pack } = chosen;
  const choose = useCallback(async (next: SessionLanguage) => {
    const pack = isHouse(next.code) ? null : await fetchPack(next.code);
    remember("language", next);
    setChosen({ language: next, pack });
  }, []);
  // Before the effects of the screens below, which send the first requests.
  useLayoutEffect(() => setRequestContext({ language: language.code }), [language]);
  useEffect(() => {
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.dir;
  }, [language]);
  useEffect(() => {
    if (!initial) void restorePack(choose);
  }, [choose, initial]);
  const speech = useMemo<Speech>(
    () => ({
      language: language.code,
      dir: language.dir,
      say: (message, values) => {
        const said = sentenceIn(message, language.code, pack, values);
        return said.language === language.code ? said.text : isolated(said.text, language.dir);
      },
      read: (text) => isolated(textIn(text, language.code).text, language.dir),
      choose,
      pack,
    }),
    [language, pack, choose],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("useSpeech outside LanguageProvider");
  return speech;
}

export function useSay(): Speech["say"] {
  return useSpeech().say;
}

export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}

export function useFormats(): Formats {
  const { language } = useSpeech();
  const timeZone = useTimeZone();
  return useMemo(() => formatsFor(language, timeZone), [language, timeZone]);
}

/** A sentence as an element: where it had to fall back to English, screen readers hear that it is English. */
export function Say({ m, values }: { m: Message; values?: Values }) {
  const { language, pack } = useSpeech();
  const said = sentenceIn(m, language, pack, values);
  if (said.language === language || language.startsWith(`${said.language}-`)) return said.text;
  return (
    <span lang={said.language} dir="ltr">
      {said.text}
    </span>
  );
}

/** The time, again every so often: for clocks and for "3 minutes ago". */
export function useNow(everyMs = 30_000): number {
  const [nowMs, setNowMs] = useState(() => systemClock.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(systemClock.nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}

const Remembered = z.object({ code: z.string(), name: z.string(), dir: z.enum(["ltr", "rtl"]) });

function firstLanguage(initial: Language | undefined): SessionLanguage {
  const wanted = initial ?? recall("language", Remembered)?.code ?? navigator.language;
  return houseLanguages.find(({ code }) => wanted.startsWith(code)) ?? houseLanguages[0]!; // the list is not empty
}

async function restorePack(choose: Speech["choose"]): Promise<void> {
  const before = recall("language", Remembered);
  if (before && !isHouse(before.code)) await choose(before).catch(() => undefined);
}

/** Within right-to-left text, a sentence of another language keeps its own order (Unicode UAX 9, first strong isolate). */
function isolated(text: string, dir: "ltr" | "rtl"): string {
  return dir === "rtl" ? `\u2068${text}\u2069` : text;
}

function isHouse(code: Language): boolean {
  return houseLanguages.some((language) => language.code === code);
}

async function fetchPack(code: Language): Promise<Pack> {
  const response = await fetch(`/api/languages/${encodeURIComponent(code)}`);
  if (!response.ok) throw new Error(`No language pack ${code}`);
  return z.record(z.string(), z.string()).parse(await response.json());
}
