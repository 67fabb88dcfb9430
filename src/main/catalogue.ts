import type { Message } from "../basics/text.ts";
import { publicCatalogue } from "../platform/public-page/catalogue.ts";
import { homeMessages } from "./public-home.ts";
import { methodCatalogue } from "../rooms/exchange/methods/public/catalogue.ts";
import { noticeCatalogue } from "../rooms/exchange/notices/public/catalogue.ts";
import { standardCatalogue } from "../rooms/exchange/standards/public/catalogue.ts";
import { reportCatalogue } from "../rooms/exchange/reports/public/catalogue.ts";
import { auditCatalogue } from "../rooms/infrastructure/audits/public/catalogue.ts";
import { turnoutCatalogue } from "../rooms/infrastructure/pollbooks/public/catalogue.ts";
import { acknowledgeCatalogue } from "../rooms/exchange/victims/public/catalogue.ts";

/** Every message of the public face: what a language pack translates first. */
export const catalogue: readonly Message[] = [
  ...publicCatalogue,
  ...noticeCatalogue,
  ...methodCatalogue,
  ...standardCatalogue,
  ...reportCatalogue,
  ...acknowledgeCatalogue,
  ...auditCatalogue,
  ...turnoutCatalogue,
  ...Object.values<Message>(homeMessages),
];
