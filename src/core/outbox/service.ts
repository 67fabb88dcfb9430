import { ok } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { listOutbox } from "./contract.ts";
import { messagesPage } from "./store.ts";

export const list: Serves<typeof listOutbox> = async ({ tx }, { query }) => ok(await messagesPage(tx, query));
