import { mount, slice } from "../../platform/http/mount.ts";
import { issueToken, listTokens, revokeToken } from "./contract.ts";
import { messages } from "./messages.ts";
import * as tokens from "./service.ts";

export const tokensHttp = slice("tokens", messages, [
  mount(listTokens, tokens.list),
  mount(issueToken, tokens.issue),
  mount(revokeToken, tokens.revoke),
]);
