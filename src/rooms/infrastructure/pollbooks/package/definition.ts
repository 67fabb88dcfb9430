export * from "./definition-contract.ts";
