import type { Message } from "../../../../basics/text.ts";
import { pageWords } from "./messages.ts";

/** What a language pack translates of these pages. */
export const standardCatalogue: readonly Message[] = Object.values<Message>(pageWords);
