import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { messages } from "../messages.ts";
import { readPermissions } from "../table-contract.ts";
import { PermissionsPage } from "./PermissionsPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "permissions",
  label: messages.permissions,
  path: "administration/permissions",
  allow: readPermissions.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [
    {
      path: "administration/permissions",
      element: <PermissionsPage />,
      handle: { title: messages.permissions },
    },
  ],
};
