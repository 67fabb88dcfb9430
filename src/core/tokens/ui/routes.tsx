import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listTokens } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { TokensPage } from "./TokensPage.tsx";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "tokens",
  label: messages.tokens,
  path: "administration/tokens",
  allow: listTokens.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [{ path: "administration/tokens", element: <TokensPage />, handle: { title: messages.tokens } }],
};
