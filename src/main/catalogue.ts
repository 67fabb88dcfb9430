import { messages as reports } from "../rooms/exchange/reports/messages.ts";
import type { Message } from "../basics/text.ts";
import { publicCatalogue } from "../platform/public-page/catalogue.ts";

/** Every message that a language pack may translate. */
export const catalogue: readonly Message[] = [
  ...publicCatalogue,
  ...[reports].flatMap((slice) => Object.values<Message>(slice)),
];
