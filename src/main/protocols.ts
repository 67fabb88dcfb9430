import type { Protocol } from "../platform/http/protocol.ts";
import { bearerOf } from "../rooms/exchange/taxii/authorization.ts";
import { pagingTokens } from "../rooms/exchange/taxii/paging-tokens.ts";
import { taxiiProtocol } from "../rooms/exchange/taxii/protocol.ts";

/** What this instance speaks beside its own API. */
export function protocolsOf(secret: string, origin: string): Protocol[] {
  return [
    taxiiProtocol({
      tokens: pagingTokens(secret),
      origin,
      root: "/taxii2/{election}/",
      pageMax: 1000,
      authorization: bearerOf,
    }),
  ];
}
