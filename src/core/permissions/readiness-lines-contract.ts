import type { Line } from "./audiences-contract.ts";

/** The permission table: what the room Readiness does. */
export const readinessLines = {
  "practices.list": {
    roles: "anyone",
    scope: "instance",
    purpose: "see what is proven",
    basis: "6 Toys, G4",
  },
  "practices.read": { roles: "anyone", scope: "instance", purpose: "see what is proven", basis: "6 Toys" },
} as const satisfies Readonly<Record<string, Line>>;
