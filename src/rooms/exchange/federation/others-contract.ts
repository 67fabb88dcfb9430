import type { Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { importBundle, listBundles, Marking, readBundle } from "../bundles/contract.ts";
import type { linkIncidents, listCampaigns, openCampaign, readCampaign } from "../campaigns/contract.ts";
import type { listIncidents, openIncident, readIncident } from "../incidents/contract.ts";
import type { addMethod, listPublishedMethods, readPublishedMethod } from "../methods/contract.ts";
import type { listPlaybooks, readPlaybook, writePlaybook } from "../playbooks/contract.ts";

/** What the neighbours do for federation, in the same transaction and by their own rules. */
export interface Others {
  readonly bundles: {
    readonly list: Serves<typeof listBundles>;
    readonly read: Serves<typeof readBundle>;
    /** What the reader may see up to a marking, strictly valid; federation judges where it goes. */
    readonly write: (
      cx: Context,
      bundle: string,
      upTo: Marking,
    ) => Promise<Result<string, "nothing-to-export" | "objects-break-the-standard">>;
    readonly take: Serves<typeof importBundle>;
  };
  readonly incidents: {
    readonly list: Serves<typeof listIncidents>;
    readonly read: Serves<typeof readIncident>;
    readonly open: Serves<typeof openIncident>;
  };
  readonly campaigns: {
    readonly list: Serves<typeof listCampaigns>;
    readonly read: Serves<typeof readCampaign>;
    readonly open: Serves<typeof openCampaign>;
    readonly link: Serves<typeof linkIncidents>;
  };
  readonly methods: {
    readonly published: Serves<typeof listPublishedMethods>;
    readonly onePublished: Serves<typeof readPublishedMethod>;
    readonly add: Serves<typeof addMethod>;
  };
  readonly playbooks: {
    readonly list: Serves<typeof listPlaybooks>;
    readonly read: Serves<typeof readPlaybook>;
    readonly write: Serves<typeof writePlaybook>;
    /** Which of these techniques a playbook here may name. */
    readonly known: (cx: Context, codes: readonly string[]) => Promise<(code: string) => boolean>;
  };
}
