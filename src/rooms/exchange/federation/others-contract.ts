import type { Serves } from "../../../platform/contract/context.ts";
import type { exportBundle, importBundle, listBundles, readBundle } from "../bundles/contract.ts";
import type { listIncidents, readIncident } from "../incidents/contract.ts";
import type { addMethod, listPublishedMethods, readPublishedMethod } from "../methods/contract.ts";

/** What the neighbours do for federation, in the same transaction and by their own rules. */
export interface Others {
  readonly bundles: {
    readonly list: Serves<typeof listBundles>;
    readonly read: Serves<typeof readBundle>;
    readonly send: Serves<typeof exportBundle>;
    readonly take: Serves<typeof importBundle>;
  };
  readonly incidents: {
    readonly list: Serves<typeof listIncidents>;
    readonly read: Serves<typeof readIncident>;
  };
  readonly methods: {
    readonly published: Serves<typeof listPublishedMethods>;
    readonly onePublished: Serves<typeof readPublishedMethod>;
    readonly add: Serves<typeof addMethod>;
  };
}
