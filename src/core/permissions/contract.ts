import type { Permission } from "../../platform/contract/permission.ts";

/** Every role, in the words of requirements section 3. `public` is anyone without an account. */
export const roles = [
  "public",
  "member",
  "coordinator",
  "analyst",
  "panel-member",
  "sponsor",
  "election-authority",
  "auditor",
  "communications",
  "editor",
  "party-liaison",
  "campaign",
  "security-firm",
  "victim",
  "case-contact",
  "platform",
  "researcher",
  "civil-society",
  "fact-checker",
  "newsroom",
  "operator",
] as const;

export type Role = (typeof roles)[number];

/** Phases of the electoral cycle, from law to dispute and back (International IDEA's cycle; row W1.1). */
export const phases = [
  "legal",
  "planning",
  "registration",
  "nomination",
  "campaign",
  "voting",
  "count",
  "results",
  "dispute",
  "between",
] as const;

export type Phase = (typeof phases)[number];

/** No person holds two of these in one election: who assesses does not decide, who decides does not publish. */
export const separatedDuties: readonly (readonly Role[])[] = [
  ["analyst"],
  ["panel-member"],
  ["communications", "editor"],
  ["operator"],
];

/** Roles of people whose organisations take part in the exchange. */
export const memberRoles = [
  "member",
  "coordinator",
  "analyst",
  "sponsor",
  "election-authority",
  "communications",
  "editor",
  "party-liaison",
  "campaign",
  "security-firm",
  "case-contact",
  "platform",
  "researcher",
  "civil-society",
  "fact-checker",
  "newsroom",
] as const satisfies readonly Role[];

const readers = [...memberRoles, "panel-member", "auditor"] as const satisfies readonly Role[];

type Line = Partial<Omit<Permission, "action" | "roles">> & { readonly roles: readonly Role[] | "anyone" };

/**
 * The permission table. Deny by default: an act that is not here does not exist, and an endpoint without a line does not
 * compile. What a line leaves out: scope election, every phase, up to top secret, no machines.
 */
const lines = {
  // Core
  "instance.read": {
    roles: "anyone",
    scope: "instance",
    purpose: "find the way",
    basis: "W4.0",
    machines: true,
  },
  "sessions.read": { roles: "anyone", scope: "instance", purpose: "know in which role I act", basis: "W5.2" },
  "elections.list": {
    roles: "anyone",
    scope: "instance",
    purpose: "find an election",
    basis: "G12",
    machines: true,
  },
  "elections.read": {
    roles: "anyone",
    scope: "instance",
    purpose: "know the rules and dates",
    basis: "G12",
    machines: true,
  },
  "elections.create": { roles: ["operator"], scope: "instance", purpose: "configuration", basis: "G12" },
  "elections.change": {
    roles: ["operator", "election-authority"],
    purpose: "configuration",
    basis: "G12, W1.1",
  },
  "organisations.list": {
    roles: [...readers, "operator"],
    scope: "instance",
    purpose: "know who takes part",
    basis: "G1",
  },
  "organisations.register": {
    roles: ["operator", "coordinator"],
    scope: "instance",
    purpose: "configuration",
    basis: "G1",
  },
  "organisations.change": {
    roles: ["operator", "coordinator"],
    scope: "instance",
    purpose: "configuration",
    basis: "G1",
  },
  "community.read": { roles: [...readers, "operator"], purpose: "see which sectors take part", basis: "G1" },
  "community.open": { roles: ["coordinator"], purpose: "open the workspace of an election", basis: "G1" },
  "participations.begin": { roles: ["operator", "coordinator"], purpose: "say who takes part", basis: "G1" },
  "participations.end": { roles: ["operator", "coordinator"], purpose: "say who takes part", basis: "G1" },
  "people.list": {
    roles: ["operator", "coordinator"],
    scope: "instance",
    purpose: "accounts",
    basis: "W5.2",
  },
  "people.invite": { roles: ["operator"], scope: "instance", purpose: "accounts", basis: "W5.2" },
  "people.grant": { roles: ["operator"], scope: "instance", purpose: "accounts", basis: "W5.2" },
  "people.revoke": { roles: ["operator"], scope: "instance", purpose: "accounts", basis: "W5.2" },
  "tokens.list": {
    roles: [...memberRoles, "operator"],
    scope: "own",
    purpose: "machine access",
    basis: "W1.13b",
  },
  "tokens.issue": {
    roles: [...memberRoles, "operator"],
    scope: "own",
    purpose: "machine access",
    basis: "W1.13b",
  },
  "tokens.revoke": {
    roles: [...memberRoles, "operator"],
    scope: "own",
    purpose: "machine access",
    basis: "W1.13b",
  },
  "mandates.list": { roles: [...readers, "operator"], purpose: "know who may act", basis: "W4.8" },
  "mandates.register": { roles: ["sponsor"], purpose: "state a legal basis", basis: "W4.8" },
  "mandates.end": { roles: ["sponsor"], purpose: "state a legal basis", basis: "W4.8" },
  "agreements.list": { roles: readers, purpose: "know who shares what", basis: "W1.7" },
  "agreements.matrix": { roles: readers, purpose: "know who shares what", basis: "W1.7" },
  "agreements.propose": { roles: ["coordinator"], purpose: "agree who shares what", basis: "W1.7" },
  "agreements.sign": {
    roles: memberRoles,
    scope: "organisation",
    purpose: "agree who shares what",
    basis: "W1.7, G2",
  },
  "agreements.withdraw": {
    roles: memberRoles,
    scope: "organisation",
    purpose: "agree who shares what",
    basis: "G2",
  },
  "shares.check": { roles: memberRoles, purpose: "share under an agreement", basis: "W1.7" },
  "shares.make": { roles: memberRoles, purpose: "share under an agreement", basis: "W1.7", machines: true },
  "shares.revoke": {
    roles: memberRoles,
    scope: "organisation",
    purpose: "share under an agreement",
    basis: "W1.7",
  },
  "shares.list": { roles: readers, purpose: "know what was shared", basis: "W1.7" },
  "substitutes.write": { roles: ["analyst"], purpose: "give an unclassified substitute", basis: "W4.9" },
  "journal.list": { roles: ["auditor", "sponsor"], purpose: "audit", basis: "4 Domain model" },
  "journal.record": { roles: readers, purpose: "read an object's record", basis: "4 Domain model" },
  "journal.checkpoint": {
    roles: "anyone",
    scope: "instance",
    purpose: "verify",
    basis: "4 Domain model",
    machines: true,
  },
  "journal.proof": { roles: "anyone", purpose: "verify", basis: "4 Domain model", machines: true },
  "jobs.list": { roles: ["operator"], scope: "instance", purpose: "operation", basis: "G12" },
  "jobs.cancel": { roles: ["operator"], scope: "instance", purpose: "operation", basis: "G12" },
  "outbox.list": {
    roles: ["operator", "case-contact", "communications"],
    purpose: "see what was sent",
    basis: "W1.17",
  },
  "feed.listen": { roles: readers, purpose: "know at once", basis: "W4.9" },
  "home.read": { roles: readers, purpose: "see what waits for me", basis: "W1.0" },
  "home.visit": { roles: readers, purpose: "see what waits for me", basis: "W1.0" },
  "permissions.read": { roles: "anyone", scope: "instance", purpose: "know who may do what", basis: "W5.2" },
  // Exchange: reports
  "reports.submit": { roles: "anyone", purpose: "tell what was seen", basis: "W4.0, W1.17", machines: true },
  "reports.follow": { roles: "anyone", purpose: "follow one's own report", basis: "W4.0" },
  "reports.list": { roles: memberRoles, purpose: "triage", basis: "W1.13b" },
  "reports.read": { roles: readers, purpose: "triage", basis: "W1.13b" },
  "reports.see": { roles: readers, purpose: "know when a report was first read", basis: "W1.0" },
  "reports.assign": { roles: ["analyst"], purpose: "know who works on what", basis: "W1.13b" },
  "reports.suggest": { roles: ["analyst"], purpose: "find near-duplicates", basis: "W1.13b" },
  "reports.grade": { roles: ["analyst"], purpose: "grade source and content apart", basis: "W1.13b" },
  "reports.code": { roles: ["analyst"], purpose: "code to the vocabulary", basis: "W1.4" },
  "reports.group": { roles: ["analyst"], purpose: "say that two reports tell the same", basis: "W1.13b" },
  "reports.close": { roles: ["analyst"], purpose: "close with an answer", basis: "W4.0" },
  "reports.measure": {
    roles: ["coordinator", "analyst", "auditor"],
    purpose: "measure the exchange",
    basis: "W1.0, W4.0",
  },
  // Exchange: vocabulary and bundles
  "vocabulary.list": {
    roles: "anyone",
    scope: "instance",
    purpose: "speak one language",
    basis: "W1.4",
    machines: true,
  },
  "vocabulary.import": { roles: ["analyst", "editor"], purpose: "speak one language", basis: "W1.4" },
  "bundles.import": {
    roles: ["analyst"],
    purpose: "take in what partners know",
    basis: "W1.10",
    machines: true,
  },
  "bundles.list": { roles: ["analyst", "auditor"], purpose: "take in what partners know", basis: "W1.10" },
  "bundles.read": { roles: ["analyst", "auditor"], purpose: "take in what partners know", basis: "W1.10" },
  "bundles.export": { roles: ["analyst"], purpose: "tell partners", basis: "W1.10" },
  // Exchange: incidents and campaigns
  "incidents.list": { roles: readers, purpose: "assess", basis: "W1.3, G5" },
  "incidents.read": { roles: readers, purpose: "assess", basis: "W1.3, G5" },
  "incidents.open": { roles: ["analyst"], purpose: "assess", basis: "W1.3, G5" },
  "incidents.change": { roles: ["analyst"], purpose: "assess", basis: "W1.3" },
  "incidents.assess": { roles: ["analyst"], purpose: "assess", basis: "W1.13b" },
  "incidents.link": { roles: ["analyst"], purpose: "say which reports tell of it", basis: "W1.13b" },
  "incidents.export": { roles: readers, purpose: "hand on under its markings", basis: "W1.3, W4.9" },
  "evidence.add": { roles: ["analyst"], purpose: "assess", basis: "W4.9" },
  "campaigns.list": { roles: readers, purpose: "see what adds up", basis: "W1.3" },
  "campaigns.read": { roles: readers, purpose: "see what adds up", basis: "W1.3" },
  "campaigns.open": { roles: ["analyst"], purpose: "see what adds up", basis: "W1.3" },
  "campaigns.declare": { roles: ["analyst"], purpose: "declare what adds up to how much", basis: "W1.3" },
  "campaigns.suggest": { roles: ["analyst"], purpose: "find what incidents share", basis: "W1.3" },
  "campaigns.link": { roles: ["analyst"], purpose: "see what adds up", basis: "W1.3" },
  "campaigns.unlink": { roles: ["analyst"], purpose: "see what adds up", basis: "W1.3" },
  // Exchange: victims first
  "victims.list": { roles: ["case-contact"], purpose: "help those affected", basis: "W1.18" },
  "victims.read": { roles: ["case-contact", "victim"], purpose: "help those affected", basis: "W1.18" },
  "victims.register": {
    roles: ["case-contact"],
    purpose: "help those affected",
    basis: "W1.18",
    machines: true,
  },
  "victims.tell": { roles: ["case-contact"], purpose: "tell those affected first", basis: "W1.17, W1.18" },
  "victims.acknowledge": { roles: "anyone", purpose: "say that one was told", basis: "W1.17" },
  "victims.consent": {
    roles: ["case-contact", "victim"],
    purpose: "decide about one's own name",
    basis: "W1.18",
  },
  "victims.measure": {
    roles: ["case-contact", "coordinator", "auditor"],
    purpose: "tell attempts like breaches",
    basis: "W1.17",
  },
  // Exchange: panel
  "cases.list": {
    roles: ["analyst", "panel-member", "auditor", "sponsor", "member", "election-authority"],
    purpose: "decide",
    basis: "W1.13a, W4.7",
  },
  // Members and the election authority read what was handed to them because it is their matter (W4.8).
  "cases.read": {
    roles: ["analyst", "panel-member", "auditor", "member", "election-authority"],
    purpose: "decide",
    basis: "W1.13a, W4.7, W4.8",
  },
  "cases.brief": { roles: ["analyst"], purpose: "put a matter before the panel", basis: "W4.7" },
  "cases.amend": { roles: ["analyst"], purpose: "put a matter before the panel", basis: "W4.7" },
  "cases.withdraw": { roles: ["analyst"], purpose: "put a matter before the panel", basis: "W4.7" },
  "cases.route": { roles: ["analyst"], purpose: "hand a matter to whom it belongs", basis: "W4.8" },
  "cases.declarations": {
    roles: ["panel-member", "coordinator"],
    purpose: "keep the register of interests",
    basis: "W1.13a",
  },
  "cases.declare": { roles: ["panel-member"], purpose: "declare interests", basis: "W1.13a" },
  "cases.vote": { roles: ["panel-member"], purpose: "decide", basis: "W1.13a, W4.7" },
  "cases.decide": { roles: ["panel-member"], purpose: "decide", basis: "W1.13a, W4.7" },
  "decisions.count": {
    roles: "anyone",
    purpose: "say how often government stepped in",
    basis: "W4.7",
    machines: true,
  },
  // Exchange: notices and bulletins
  "notices.list": { roles: readers, purpose: "tell the public", basis: "W1.13c" },
  "notices.read": { roles: readers, purpose: "tell the public", basis: "W1.13c" },
  "notices.draft": { roles: ["communications", "editor"], purpose: "tell the public", basis: "W1.13c" },
  "notices.check": { roles: ["communications", "editor"], purpose: "write plainly", basis: "W1.14" },
  "notices.submit": { roles: ["communications", "editor"], purpose: "tell the public", basis: "W1.13c" },
  "notices.approve": { roles: ["communications", "editor"], purpose: "four eyes", basis: "W1.13c" },
  "notices.told": {
    roles: ["communications", "case-contact"],
    purpose: "tell in the right order",
    basis: "W1.13c, W1.18",
  },
  "notices.publish": { roles: ["communications", "editor"], purpose: "tell the public", basis: "W1.13c" },
  "notices.correct": { roles: ["communications", "editor"], purpose: "correct in the open", basis: "W1.13c" },
  "notices.withdraw": {
    roles: ["communications", "editor"],
    purpose: "correct in the open",
    basis: "W1.13c",
  },
  "notices.public": { roles: "anyone", purpose: "read what was published", basis: "W1.13c", machines: true },
  // Readiness
  "practices.read": { roles: "anyone", scope: "instance", purpose: "see what is proven", basis: "6 Toys" },
} as const satisfies Record<string, Line>;

export type Action = keyof typeof lines;

/** The line of an act, by its name. */
export const may: Readonly<Record<Action, Permission>> = Object.fromEntries(
  Object.entries<Line>(lines).map(([action, line]) => [
    action,
    {
      scope: "election",
      phases: "any",
      classificationMax: 3,
      machines: false,
      purpose: "",
      basis: "",
      ...line,
      action,
    },
  ]),
) as Record<Action, Permission>;
