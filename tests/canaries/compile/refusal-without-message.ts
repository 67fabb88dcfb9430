import { ok } from "../../../src/basics/result.ts";
import { messages } from "../../../src/basics/text.ts";
import { readElection } from "../../../src/core/elections/contract.ts";
import { mount, slice } from "../../../src/platform/http/mount.ts";

const say = messages("planted", { other: { en: "Other", fr: "Autre" } });
export const planted = slice("planted", say, [mount(readElection, async () => ok(null as never))]);
