import type { Message } from "../../../../basics/text.ts";
import { pageWords } from "./messages.ts";

/** Messages of this slice's public pages, for the language packs. */
export const turnoutCatalogue: readonly Message[] = Object.values<Message>(pageWords);
