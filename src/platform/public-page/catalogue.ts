import type { Message } from "../../basics/text.ts";
import { errorMessages } from "./error-messages.ts";
import { frameMessages } from "./frame-messages.ts";
import { glossaryMessages } from "./glossary-messages.ts";
import { pageMessages } from "./page-messages.ts";
import { partMessages } from "./part-messages.ts";

/** Every message of the public site's own pages and parts. Slices with public pages add theirs. */
export const publicCatalogue: readonly Message[] = [
  frameMessages,
  partMessages,
  pageMessages,
  errorMessages,
  glossaryMessages,
].flatMap((slice) => Object.values<Message>(slice));
