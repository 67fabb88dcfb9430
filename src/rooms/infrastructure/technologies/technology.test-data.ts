import type { Registered } from "./contract.ts";

const test = { result: "passed", testedOn: "2026-10-01", report: "Laboratory report 7" } as const;

/** Scanned paper that voters marked: it passes the gate. */
export const scanners: Registered = {
  jurisdiction: "north",
  name: "Scan One 4.2",
  maker: "A maker of scanners",
  kind: "optical-scan",
  paperRecord: "voter-marked",
  devices: 40,
  certification: "VVSG 2.0, 26-11",
  certificationEndsOn: "2030-12-31",
  accessibilityTest: test,
  securityTest: test,
  backUp: null,
};

/** Votes are stored in memory alone. */
export const paperless: Registered = {
  ...scanners,
  name: "Touch Nine",
  kind: "dre",
  paperRecord: "none",
};

export const stocked = {
  plan: "Every voter is handed a printed ballot; the machines stay off.",
  ballotsNeeded: 12_000,
  ballotsInStock: 12_500,
  countedOn: "2026-10-20",
};
