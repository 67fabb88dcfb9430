import type { Message } from "../../../../basics/text.ts";
import { pageWords } from "./messages.ts";

/** Messages of this slice's public page, for the language packs. */
export const acknowledgeCatalogue: readonly Message[] = Object.values<Message>(pageWords);
