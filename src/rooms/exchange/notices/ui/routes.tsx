import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listNotices } from "../contract.ts";
import { messages } from "../messages.ts";
import { NoticeListPage } from "./NoticeListPage.tsx";
import { NoticePage } from "./NoticePage.tsx";
import { screen } from "./screen-messages.ts";
import { CorrectPage, DraftPage, EditPage } from "./WritePages.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "notices",
  label: messages.notices,
  path: "exchange/notices",
  allow: listNotices.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "ntc", label: messages.notice, path: "exchange/notices/:id" }],
  children: [
    { path: "exchange/notices", element: <NoticeListPage />, handle: { title: messages.notices } },
    { path: "exchange/notices/draft", element: <DraftPage />, handle: { title: screen["draft-notice"] } },
    { path: "exchange/notices/:notice", element: <NoticePage />, handle: { title: messages.notice } },
    { path: "exchange/notices/:notice/edit", element: <EditPage />, handle: { title: screen["edit-title"] } },
    {
      path: "exchange/notices/:notice/correct",
      element: <CorrectPage />,
      handle: { title: screen["correct-title"] },
    },
  ],
};
