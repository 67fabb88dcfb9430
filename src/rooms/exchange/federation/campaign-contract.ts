import { z } from "zod";
import { LinkKind } from "../campaigns/contract.ts";
import { ActivityContent, Confidence, FirstTelling, Name, Phase, Text } from "../incidents/contract.ts";

const marking = z.enum(["clear", "green", "amber"]);
const StixIncident = z.string().regex(/^incident--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** An incident of a campaign as another instance tells it, beside the STIX object of the same id. */
export const SharedIncident = z.strictObject({
  ...FirstTelling.shape,
  stixId: StixIncident,
  tlp: marking,
  activities: z.array(ActivityContent.omit({ sources: true })).max(100),
});

/** By what two of its incidents belong together, with the evidence for it. It is marked as narrowly as all that it touches. */
export const SharedLink = z.strictObject({
  one: StixIncident,
  other: StixIncident,
  kind: LinkKind,
  evidence: Text,
  confidence: Confidence,
});

/** A campaign as it goes between instances: nothing is counted in it, so that nothing tells of what was left out. */
export const SharedCampaign = z
  .strictObject({
    title: Name,
    summary: Text,
    phase: Phase,
    tlp: marking,
    incidents: z.array(SharedIncident).max(200),
    links: z.array(SharedLink).max(1000),
  })
  .refine(
    ({ incidents, links }) => {
      const members = new Set(incidents.map(({ stixId }) => stixId));
      return (
        members.size === incidents.length &&
        links.every(({ one, other }) => one !== other && members.has(one) && members.has(other))
      );
    },
    { error: "expected links between two of its incidents, each of which is named once" },
  );
export type SharedCampaign = z.infer<typeof SharedCampaign>;

export const ReceivedCampaign = z.object({
  place: z.number().int().nonnegative(),
  campaign: SharedCampaign,
  adoptedAs: z.string().nullable(),
});
