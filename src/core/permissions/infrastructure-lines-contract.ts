import type { Line } from "./audiences-contract.ts";

const official: Line["roles"] = ["election-authority"];
const boards: Line["roles"] = ["audit-board"];
const insiders: Line["roles"] = ["election-authority", "auditor"];

/** The permission table: what the room Infrastructure does. */
export const infrastructureLines = {
  // Infrastructure: risk-limiting audits. Those who run an audit, and each jurisdiction's officials, are election authorities: which
  // of the two somebody is in an audit follows from the organisation, and the database holds it.
  "audits.list": { roles: "anyone", purpose: "check who won", basis: "W5.7", machines: true },
  "audits.read": { roles: "anyone", purpose: "check who won", basis: "W5.7", machines: true },
  "audits.progress": { roles: "anyone", purpose: "check who won", basis: "W5.7", machines: true },
  "audits.set-up": { roles: official, purpose: "check who won", basis: "W5.7" },
  "audits.report": { roles: official, purpose: "say what was announced", basis: "W5.7" },
  "audits.declare": { roles: official, purpose: "say whether the paper can be trusted", basis: "W5.7, W3.5" },
  "audits.withdraw": { roles: official, purpose: "give up before the seed", basis: "W5.7" },
  "audits.manifest": { roles: official, purpose: "say which ballots there are", basis: "W5.7" },
  "audits.records": { roles: official, purpose: "say how each ballot was counted", basis: "W5.7" },
  "audits.check": { roles: insiders, purpose: "look before the draw", basis: "W5.7" },
  "audits.acknowledge": { roles: official, purpose: "look before the draw", basis: "W5.7" },
  "audits.plan": { roles: insiders, purpose: "know how much there is to read", basis: "W5.7" },
  "audits.commit": { roles: official, purpose: "fix what is drawn from", basis: "W5.7" },
  "audits.seed": { roles: official, purpose: "draw in public", basis: "W5.7" },
  "audits.draw": { roles: official, purpose: "draw in public", basis: "W5.7" },
  "audits.retrieve": { roles: insiders, purpose: "fetch the drawn ballots", basis: "W5.7" },
  "audits.print": { roles: insiders, purpose: "fetch the drawn ballots", basis: "W5.7" },
  "audits.boards": {
    roles: ["election-authority", "auditor", "audit-board"],
    purpose: "know who reads",
    basis: "W5.7",
  },
  "audits.readers": { roles: official, purpose: "appoint who reads", basis: "W5.7" },
  "audits.make-board": { roles: official, purpose: "appoint who reads", basis: "W5.7" },
  "audits.deal": { roles: official, purpose: "say who reads what", basis: "W5.7" },
  // Who runs an election reads no ballot of its audit, and who reads sees no record before.
  "audits.sit": { roles: boards, purpose: "say who sits at the table", basis: "W5.7" },
  "audits.units": { roles: boards, purpose: "read paper", basis: "W5.7" },
  "audits.enter": { roles: boards, purpose: "read paper", basis: "W5.7" },
  "audits.resolve": { roles: boards, purpose: "settle what was read differently", basis: "W5.7" },
  "audits.measure": { roles: official, purpose: "measure the risk", basis: "W5.7" },
  "audits.full-count": { roles: official, purpose: "count everything", basis: "W5.7" },
  "audits.count": { roles: official, purpose: "count everything", basis: "W5.7" },
  "audits.discrepancies": { roles: insiders, purpose: "find the cause of an error", basis: "W5.7" },
  "audits.conclude": { roles: official, purpose: "say what was found", basis: "W5.7" },
  "audits.final-report": { roles: insiders, purpose: "sign and file what was found", basis: "W5.7" },
  "audits.record": { roles: "anyone", purpose: "check who won", basis: "W5.7", machines: true },
  // Infrastructure: the hub of pollbooks. Which voters came is for the officials of the organisation that runs the polls, and its auditors.
  "pollbooks.list": { roles: insiders, purpose: "run the polls", basis: "W5.4, W5.0" },
  "pollbooks.read": { roles: insiders, purpose: "run the polls", basis: "W5.4, W5.0" },
  "pollbooks.draft": { roles: official, purpose: "run the polls", basis: "W5.4" },
  "pollbooks.list-voters": { roles: official, purpose: "say who may vote where", basis: "W5.4" },
  "pollbooks.download": { roles: official, purpose: "set up devices", basis: "W5.4" },
  "pollbooks.open": { roles: official, purpose: "run the polls", basis: "W5.4" },
  "pollbooks.withdraw": { roles: official, purpose: "give up a package that nobody uses", basis: "W5.4" },
  "pollbooks.code": { roles: official, purpose: "set up devices", basis: "W5.3, W5.4" },
  "pollbooks.live": { roles: insiders, purpose: "see the day as it goes", basis: "W5.0, W5.3" },
  "pollbooks.retire": { roles: official, purpose: "take a device out of use", basis: "W5.0, W5.3" },
  "pollbooks.postal": { roles: official, purpose: "one voter, one ballot", basis: "W5.4" },
  "pollbooks.disputes": { roles: insiders, purpose: "one voter, one ballot", basis: "W5.4" },
  "pollbooks.decide": { roles: official, purpose: "settle what devices say differently", basis: "W5.4" },
  "pollbooks.anomalies": { roles: insiders, purpose: "detect what no honest day leaves", basis: "W5.0" },
  "pollbooks.turnout": {
    roles: "anyone",
    purpose: "know how many have voted",
    basis: "W5.4",
    machines: true,
  },
  // Infrastructure: the register of voting technologies.
  "technologies.list": { roles: insiders, purpose: "know what leaves paper", basis: "W3.5" },
  "technologies.read": { roles: insiders, purpose: "know what leaves paper", basis: "W3.5" },
  "technologies.register": { roles: official, purpose: "say what is voted with", basis: "W3.5" },
  "technologies.change": { roles: official, purpose: "say what is voted with", basis: "W3.5" },
  "technologies.import": { roles: official, purpose: "say what is voted with", basis: "W3.5" },
  "technologies.export": { roles: insiders, purpose: "say what is voted with", basis: "W3.5" },
  "technologies.deploy": { roles: official, purpose: "use only what can be audited", basis: "W3.5" },
  "technologies.retire": { roles: official, purpose: "use only what can be audited", basis: "W3.5" },
} as const satisfies Readonly<Record<string, Line>>;
