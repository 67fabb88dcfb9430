import { allElections, findElection } from "../core/elections/store.ts";
import { messages } from "../basics/text.ts";
import { glossaryPage } from "../platform/public-page/pages/glossary-page.ts";
import { homePage } from "../platform/public-page/pages/home-page.ts";
import { pathOf, publicRoute, type PublicHandler, type PublicRoute } from "../platform/public-page/route.ts";

export const homeMessages = messages("home-page", {
  "the-authority": { en: "the election authority", fr: "l’autorité électorale" },
});

/** `/`: to the election that this instance defends; with several, to the one whose polling day comes next. */
const root: PublicHandler = async ({ tx, nowMs }, { frame }) => {
  const elections = await allElections(tx);
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const coming = elections
    .filter((election) => election.pollingDay >= today)
    .sort((a, b) => (a.pollingDay < b.pollingDay ? -1 : 1));
  const chosen = coming[0] ?? elections[0];
  return chosen === undefined
    ? { kind: "redirect", to: "/app/" }
    : { kind: "redirect", to: `/${chosen.id}/${frame.speaker.language}` };
};

const toLanguage: PublicHandler = async (_cx, { frame }) => ({ kind: "redirect", to: pathOf(frame, "") });

function home(latestOf: Latest): PublicHandler {
  return async (cx, { frame }) => {
    const election = await findElection(cx.tx, frame.election?.id ?? "");
    const { speaker } = frame;
    const howToVote =
      election?.howToVoteUrl == null
        ? null
        : {
            authority: { [speaker.language]: speaker.say(homeMessages["the-authority"]) },
            href: election.howToVoteUrl,
          };
    return homePage(frame, { howToVote, latest: await latestOf(cx, frame), safeguards: [] });
  };
}

type Latest = (
  ...args: [Parameters<PublicHandler>[0], Parameters<PublicHandler>[1]["frame"]]
) => Promise<Parameters<typeof homePage>[1]["latest"]>;

export function homeRoutes(latestOf: Latest): PublicRoute[] {
  return [
    publicRoute({ path: "/", get: root }),
    publicRoute({ path: "/{election}", get: toLanguage }),
    publicRoute({ path: "/{election}/{language}", get: home(latestOf) }),
    publicRoute({ path: "/{election}/{language}/words", get: async (_cx, { frame }) => glossaryPage(frame) }),
  ];
}
