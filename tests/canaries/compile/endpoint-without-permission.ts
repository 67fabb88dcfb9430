import { z } from "zod";
import { endpoint } from "../../../src/platform/contract/endpoint.ts";

export const planted = endpoint({
  method: "GET",
  path: "/api/planted",
  summary: "No permission",
  reply: z.null(),
  refusals: {},
});
