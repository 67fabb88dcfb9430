import type { Serves } from "../../../platform/contract/context.ts";
import { mount, slice } from "../../../platform/http/mount.ts";
import type { linkIncidents } from "../campaigns/contract.ts";
import {
  decideCorrelation,
  listCorrelationDecisions,
  listCorrelationWarnings,
  suggestCorrelations,
  warnOfSite,
} from "./contract.ts";
import { decideWith } from "./decide-service.ts";
import { messages } from "./messages.ts";
import * as correlation from "./service.ts";

/** `link` is the campaigns' own way of linking two incidents: an accepted link goes through its rules, in the same transaction. */
export const correlationHttp = (link: Serves<typeof linkIncidents>) =>
  slice("correlation", messages, [
    mount(suggestCorrelations, correlation.suggest),
    mount(decideCorrelation, decideWith(link)),
    mount(listCorrelationDecisions, correlation.decided),
    mount(listCorrelationWarnings, correlation.warnings),
    mount(warnOfSite, correlation.warn),
  ]);
