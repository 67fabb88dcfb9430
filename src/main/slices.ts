import { fileURLToPath } from "node:url";
import type { Signer } from "@counterfoil/journal";
import { electionsHttp } from "../core/elections/http.ts";
import { allElections } from "../core/elections/store.ts";
import { asOf } from "../core/elections/service.ts";
import { homeHttp } from "../core/home/http.ts";
import { jobsHttp } from "../core/jobs/http.ts";
import { journalHttp } from "../core/journal/http.ts";
import { mandatesHttp } from "../core/mandates/http.ts";
import { organisationsHttp } from "../core/organisations/http.ts";
import { outboxHttp } from "../core/outbox/http.ts";
import { peopleHttp } from "../core/people/http.ts";
import { permissionsHttp } from "../core/permissions/http.ts";
import { sharingHttp } from "../core/sharing/http.ts";
import { tokensHttp } from "../core/tokens/http.ts";
import { endpointsOf } from "../platform/http/documents.ts";
import { replySeal, type ReplySeal } from "../platform/http/reply-seal.ts";
import type { Slice } from "../platform/http/mount.ts";
import type { LanguageChoice } from "../platform/languages/language-pack.ts";
import { bundlesHttp } from "../rooms/exchange/bundles/http.ts";
import * as bundleExports from "../rooms/exchange/bundles/export-service.ts";
import * as bundles from "../rooms/exchange/bundles/service.ts";
import { campaignsHttp } from "../rooms/exchange/campaigns/http.ts";
import * as campaigns from "../rooms/exchange/campaigns/service.ts";
import { link } from "../rooms/exchange/campaigns/link-service.ts";
import { correlationHttp } from "../rooms/exchange/correlation/http.ts";
import { federationHttp } from "../rooms/exchange/federation/http.ts";
import { instanceKey, type InstanceKey } from "../rooms/exchange/federation/instance-key.ts";
import { incidentsHttp } from "../rooms/exchange/incidents/http.ts";
import * as incidents from "../rooms/exchange/incidents/service.ts";
import { methodsHttp } from "../rooms/exchange/methods/http.ts";
import * as methods from "../rooms/exchange/methods/service.ts";
import { noticesHttp } from "../rooms/exchange/notices/http.ts";
import { panelHttp } from "../rooms/exchange/panel/http.ts";
import { playbooksHttp } from "../rooms/exchange/playbooks/http.ts";
import * as playbooks from "../rooms/exchange/playbooks/service.ts";
import { reportsHttp } from "../rooms/exchange/reports/http.ts";
import { standardsHttp } from "../rooms/exchange/standards/http.ts";
import { collectionsHttp, partnersHttp } from "../rooms/exchange/taxii/http.ts";
import { techniquesHttp } from "../rooms/exchange/techniques/http.ts";
import { vocabularyHttp } from "../rooms/exchange/vocabulary/http.ts";
import { victimsHttp } from "../rooms/exchange/victims/http.ts";
import { auditsHttp } from "../rooms/infrastructure/audits/http.ts";
import { openBooks, type Books } from "../rooms/infrastructure/pollbooks/hub/books.ts";
import { pollbooksHttp } from "../rooms/infrastructure/pollbooks/http.ts";
import { equipmentHttp } from "../rooms/infrastructure/equipment/http.ts";
import { technologiesHttp } from "../rooms/infrastructure/technologies/http.ts";
import { coverageOf } from "../rooms/readiness/practices/evidence.ts";
import { practicesHttp } from "../rooms/readiness/practices/http.ts";
import type { demonstrationAccounts } from "./demonstration.ts";

import { roomStates } from "./room-states.ts";
import { waitsNow } from "./waits-now.ts";

export interface Given {
  readonly signer: Signer;
  readonly languages: readonly LanguageChoice[];
  readonly demonstration: typeof demonstrationAccounts | null;
  /** Where the public pages stand, such as `https://votes.example`; letters lead there. */
  readonly publicOrigin?: string;
  /** What this server knows of pollbooks; without it, nothing is served of them but the contract. */
  readonly books?: Books;
  /** Seals what is kept but shown to nobody, such as the secrets of partners. */
  readonly replies?: ReplySeal;
  /** Signs for this instance what goes to others. */
  readonly instance?: InstanceKey;
}

/** Every slice that serves the API, in the order of the work. */
export function slicesOf({
  signer,
  languages,
  demonstration,
  publicOrigin = "",
  books = noBooks,
  replies = replySeal("only to list the endpoints"),
  instance = instanceKey("only to list the endpoints", "nowhere"),
}: Given): Slice[] {
  const people = peopleHttp({
    elections: async (tx, nowMs) => (await allElections(tx)).map((election) => asOf(election, nowMs)),
    languages: languages.map(({ code, name, direction }) => ({ code, name, dir: direction })),
    demonstration: demonstration !== null,
    ...(demonstration !== null && { accounts: demonstration }),
  });
  const covered = coverageOf(projectFolder, () => endpointsOf(all));
  const slices = [
    electionsHttp,
    organisationsHttp,
    people,
    tokensHttp,
    mandatesHttp,
    sharingHttp,
    permissionsHttp,
    homeHttp(roomStates(covered), waitsNow),
    journalHttp(signer),
    jobsHttp,
    outboxHttp,
    reportsHttp,
    vocabularyHttp,
    techniquesHttp,
    playbooksHttp,
    methodsHttp,
    standardsHttp,
    bundlesHttp,
    collectionsHttp(publicOrigin),
    partnersHttp(replies),
    federationHttp(
      instance,
      {
        bundles: { ...bundles, ...bundleExports },
        incidents,
        methods,
        playbooks,
        campaigns: { ...campaigns, link },
      },
      replies,
    ),
    incidentsHttp,
    campaignsHttp,
    correlationHttp(link),
    victimsHttp(publicOrigin),
    panelHttp,
    noticesHttp,
    technologiesHttp,
    equipmentHttp,
    auditsHttp,
    pollbooksHttp(books),
  ];
  const all: Slice[] = [...slices, practicesHttp(covered)];
  return all;
}

const noBooks = openBooks({ secret: "", firstPort: null });

/** Where the tests lie, and what their last run left behind. */
export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
