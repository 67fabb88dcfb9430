import { ElectionId } from "../../../../core/elections/contract.ts";
import {
  fieldOf,
  publicRoute,
  type PublicHandler,
  type PublicRoute,
} from "../../../../platform/public-page/route.ts";
import { acknowledge } from "../service.ts";
import { codePage, thanksPage } from "./acknowledge-page.ts";

const showForm: PublicHandler = async (_cx, { frame }) => codePage(frame, { typed: "", refused: null });

const takeCode: PublicHandler = async (cx, { frame, params, form }) => {
  const typed = fieldOf(form, "code").slice(0, 100);
  const election = ElectionId.parse(params["election"]);
  const said = await acknowledge(cx, { params: { election }, query: {}, body: { code: typed } });
  if (!said.ok) return codePage(frame, { typed, refused: said.refusal });
  return thanksPage(frame, said.value.acknowledgedAtMs);
};

/** The public page of those affected. Guessing codes is slow: a few tries a minute for one asker. */
export const acknowledgeRoutes: readonly PublicRoute[] = [
  publicRoute({
    path: "/{election}/{language}/acknowledge",
    get: showForm,
    post: takeCode,
    perMinuteMax: 20,
  }),
];
