import type { Line } from "./audiences-contract.ts";

/** The permission table: bundles, of the room Exchange. */
export const bundlesLines = {
  "bundles.import": {
    roles: ["analyst"],
    purpose: "take in what partners know",
    basis: "W1.10",
    machines: true,
  },
  // Who takes envelopes in looks at what came in them, and at what of it was not taken.
  "bundles.list": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.read": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.repairs": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.set-aside": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.objects": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.summary": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.changes": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.graph": {
    roles: ["analyst", "coordinator", "auditor"],
    purpose: "take in what partners know",
    basis: "W1.10",
  },
  "bundles.retry": { roles: ["analyst"], purpose: "take in what partners know", basis: "W1.10" },
  "bundles.export": { roles: ["analyst"], purpose: "tell partners", basis: "W1.10" },
  "bundles.export-event": { roles: ["analyst"], purpose: "tell partners", basis: "W1.10" },
} as const satisfies Record<string, Line>;
