import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { importVocabulary, listVersions } from "../contract.ts";
import { listLabels } from "../labels-contract.ts";
import { messages } from "../messages.ts";
import { ChangesPage } from "./ChangesPage.tsx";
import { ImportVersionPage } from "./ImportVersionPage.tsx";
import { screen } from "./screen-messages.ts";
import { VocabularyPage } from "./VocabularyPage.tsx";
import { WordsPage } from "./WordsPage.tsx";

const path = "exchange/vocabulary";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "vocabulary",
  label: messages.vocabulary,
  path,
  allow: listVersions.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "voc", label: screen.version, path: `${path}/versions/:id` }],
  palette: [
    { label: screen["import-title"], path: `${path}/import`, allow: importVocabulary.allow },
    { label: screen.words, path: `${path}/words`, allow: listLabels.allow },
  ],
  children: [
    { path, element: <VocabularyPage />, handle: { title: messages.vocabulary } },
    { path: `${path}/import`, element: <ImportVersionPage />, handle: { title: screen["import-title"] } },
    { path: `${path}/words`, element: <WordsPage />, handle: { title: screen.words } },
    {
      path: `${path}/versions/:version`,
      element: <ChangesPage />,
      handle: { title: screen["what-changed"] },
    },
  ],
};
