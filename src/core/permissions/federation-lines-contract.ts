import type { Line } from "./audiences-contract.ts";

/** The permission table: signed envelopes between instances, of the room Exchange. */
export const federationLines = {
  "federation.key": {
    roles: ["coordinator", "analyst", "auditor"],
    purpose: "let others pin our key",
    basis: "W1.10",
  },
  "federation.list": {
    roles: ["coordinator", "analyst", "auditor"],
    purpose: "know with whom we exchange",
    basis: "W1.10",
  },
  "federation.add": { roles: ["coordinator"], purpose: "exchange with other instances", basis: "W1.10" },
  "federation.confirm": { roles: ["coordinator"], purpose: "trust a key that was compared", basis: "W1.10" },
  "federation.policy": { roles: ["coordinator"], purpose: "say what may go which way", basis: "W1.10" },
  "federation.revoke": { roles: ["coordinator"], purpose: "end the trust in a key", basis: "W1.10" },
  "federation.deliver": {
    roles: ["coordinator"],
    purpose: "bring envelopes to a peer without a courier",
    basis: "W1.10",
  },
  "federation.offers": { roles: ["coordinator"], purpose: "choose what to send", basis: "W1.10" },
  "federation.send": { roles: ["coordinator"], purpose: "tell other instances", basis: "W1.10" },
  "federation.sent": {
    roles: ["coordinator", "auditor"],
    purpose: "know what was sent to whom",
    basis: "W1.10",
  },
  "federation.download": { roles: ["coordinator"], purpose: "tell other instances", basis: "W1.10" },
  "federation.receive": {
    roles: ["coordinator"],
    purpose: "take in what other instances know",
    basis: "W1.10",
    machines: true,
  },
  "federation.received": {
    roles: ["coordinator", "analyst", "auditor"],
    purpose: "know what came from whom",
    basis: "W1.10",
  },
  "federation.adopt": {
    roles: ["analyst"],
    purpose: "learn from how others identify manipulation",
    basis: "W1.10, W1.15",
  },
} as const satisfies Record<string, Line>;
