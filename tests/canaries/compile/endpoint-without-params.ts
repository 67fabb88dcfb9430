import { z } from "zod";
import { may } from "../../../src/core/permissions/contract.ts";
import { endpoint } from "../../../src/platform/contract/endpoint.ts";

export const planted = endpoint({
  method: "GET",
  path: "/api/planted/{one}",
  allow: may["elections.list"],
  summary: "The path names a parameter that params does not",
  params: z.object({ other: z.string() }),
  reply: z.null(),
  refusals: {},
});
