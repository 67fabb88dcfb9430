import { alsoUnder } from "../../../../platform/ui/alias-messages.ts";
import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { suggestCorrelations } from "../contract.ts";
import { messages } from "../messages.ts";
import { CorrelationPage } from "./CorrelationPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "correlation",
  label: messages["correlation-name"],
  path: "exchange/correlation",
  allow: suggestCorrelations.allow,
  messages: {
    ...messages,
    ...alsoUnder(["correlations"], messages),
    ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])),
  },
  objects: [],
  palette: [],
  children: [
    {
      path: "exchange/correlation",
      element: <CorrelationPage />,
      handle: { title: messages["correlation-name"] },
    },
  ],
};
