import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { addMethod, listMethods } from "../contract.ts";
import { messages } from "../messages.ts";
import { MethodListPage } from "./MethodListPage.tsx";
import { MethodPage } from "./MethodPage.tsx";
import { screen } from "./screen-messages.ts";
import { AddMethodPage, ReviseMethodPage } from "./WritePages.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "methods",
  label: messages.methods,
  path: "exchange/methods",
  allow: listMethods.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "mtd", label: messages.method, path: "exchange/methods/:id" }],
  palette: [{ label: screen["add-title"], path: "exchange/methods/new", allow: addMethod.allow }],
  children: [
    { path: "exchange/methods", element: <MethodListPage />, handle: { title: messages.methods } },
    { path: "exchange/methods/new", element: <AddMethodPage />, handle: { title: screen["add-title"] } },
    { path: "exchange/methods/:method", element: <MethodPage />, handle: { title: messages.method } },
    {
      path: "exchange/methods/:method/revise",
      element: <ReviseMethodPage />,
      handle: { title: screen["revise-title"] },
    },
  ],
};
