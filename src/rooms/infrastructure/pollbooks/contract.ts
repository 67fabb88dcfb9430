/** What the hub serves: packages, the day as it goes, the desk of disputes, closing and certification. */
export * from "./package-contract.ts";
export * from "./live-contract.ts";
export * from "./desk-contract.ts";
export * from "./close-contract.ts";
