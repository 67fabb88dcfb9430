import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { Background, type readGraph } from "./graph-contract.ts";
import { graphReader } from "./graph-rules.ts";
import { objectsOf } from "./graph-store.ts";
import { visible } from "./service.ts";

export const graph: Serves<typeof readGraph> = async (cx, { params, query }) => {
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const also = Background.options.filter((each) => query.also?.split(",").includes(each));
  const reader = graphReader({ ...query, also });
  for await (const source of objectsOf(cx.tx, params.bundle)) reader.take(source);
  return ok(reader.end());
};
