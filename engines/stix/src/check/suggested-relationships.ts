/** What STIX 2.1 suggests (appendix B): by source type, `relationship: target types`. */
const suggestions: Readonly<Record<string, string>> = {
  "attack-pattern": "delivers: malware; targets: identity location vulnerability; uses: malware tool",
  campaign: `attributed-to: intrusion-set threat-actor; compromises: infrastructure; originates-from: location;
    targets: identity location vulnerability; uses: attack-pattern infrastructure malware tool`,
  "course-of-action": `investigates: indicator; mitigates: attack-pattern indicator malware tool vulnerability;
    remediates: malware vulnerability`,
  identity: "located-at: location",
  indicator: `indicates: attack-pattern campaign infrastructure intrusion-set malware threat-actor tool;
    based-on: observed-data`,
  infrastructure: `communicates-with: infrastructure ipv4-addr ipv6-addr domain-name url;
    consists-of: infrastructure observed-data *; controls: infrastructure malware; delivers: malware;
    has: vulnerability; hosts: tool malware; located-at: location; uses: infrastructure`,
  "intrusion-set": `attributed-to: threat-actor; compromises: infrastructure; hosts: infrastructure;
    owns: infrastructure; originates-from: location; targets: identity location vulnerability;
    uses: attack-pattern infrastructure malware tool`,
  malware: `authored-by: threat-actor intrusion-set; beacons-to: infrastructure; exfiltrates-to: infrastructure;
    communicates-with: ipv4-addr ipv6-addr domain-name url; controls: malware; downloads: malware tool file;
    drops: malware tool file; exploits: vulnerability; originates-from: location;
    targets: identity infrastructure location vulnerability; uses: attack-pattern infrastructure malware tool;
    variant-of: malware`,
  "malware-analysis": `characterizes: malware; analysis-of: malware; static-analysis-of: malware;
    dynamic-analysis-of: malware`,
  "threat-actor": `attributed-to: identity; compromises: infrastructure; hosts: infrastructure;
    owns: infrastructure; impersonates: identity; located-at: location;
    targets: identity location vulnerability; uses: attack-pattern infrastructure malware tool`,
  tool: `delivers: malware; drops: malware; has: vulnerability;
    targets: identity infrastructure location vulnerability; uses: infrastructure`,
  "domain-name": "resolves-to: domain-name ipv4-addr ipv6-addr",
  "ipv4-addr": "resolves-to: mac-addr; belongs-to: autonomous-system",
  "ipv6-addr": "resolves-to: mac-addr; belongs-to: autonomous-system",
};

/** Between any two objects (section 3.7). */
const common = new Set(["derived-from", "duplicate-of", "related-to"]);

const table = new Map(
  Object.entries(suggestions).map(([source, text]) => [
    source,
    new Map(
      text.split(";").map((line) => {
        const [name = "", targets = ""] = line.split(":");
        return [name.trim(), new Set(targets.trim().split(/\s+/))] as const;
      }),
    ),
  ]),
);

/** Which part of a relationship the standard does not suggest: its type, its target, or (null) none. */
export function notSuggested(
  type: string,
  source: string,
  target: string,
): "relationship_type" | "target_ref" | null {
  if (common.has(type)) return null;
  const targets = table.get(source)?.get(type);
  if (!targets) return "relationship_type";
  return targets.has(target) || targets.has("*") ? null : "target_ref";
}
