import { Navigate, useLocation, useParams, useRouteError, type RouteObject } from "react-router";
import { HomePage } from "./home/HomePage.tsx";
import { Say, useNow, useSay } from "./language/say.tsx";
import { Empty } from "./parts/Loaded.tsx";
import { Page } from "./parts/Page.tsx";
import { NothingHere, ProblemNotice } from "./parts/ProblemNotice.tsx";
import { noElection, placeOf } from "./place.tsx";
import { asProblem } from "./problem.ts";
import { AccountPage } from "./session/AccountPage.tsx";
import { account } from "./session/messages.ts";
import { SignInPage } from "./session/SignInPage.tsx";
import { useSession } from "./session.tsx";
import { Shell } from "./shell/Shell.tsx";
import type { SliceRoutes } from "./slice-routes.ts";

/** All addresses of the app: `/app/{space}/{election}/{room}/{slice}/…`. */
export function routesOf(slices: readonly SliceRoutes[]): RouteObject[] {
  return [
    { path: "/", element: <Door />, errorElement: <Broken /> },
    { path: "/sign-in", element: <SignInPage />, errorElement: <Broken /> },
    {
      path: "/:space/:election",
      element: <Guard slices={slices} />,
      errorElement: <Broken />,
      children: [
        {
          errorElement: <Broken />,
          children: [
            { index: true, element: <Front /> },
            { path: "account", element: <AccountPage /> },
            ...slices.flatMap(({ children }) => children),
            { path: "*", element: <NothingHere /> },
          ],
        },
      ],
    },
    { path: "*", element: <Navigate to="/" replace /> },
  ];
}

/** To the first election in which this person has a role, else to the first there is. */
function Door() {
  const { person, elections, rolesIn } = useSession();
  const nowMs = useNow();
  // Which election is mine is known only once it is known who I am.
  if (!person) return <Navigate to="/sign-in" replace />;
  const mine = elections.find(({ id }) => rolesIn(id, nowMs).length > 0) ?? elections[0] ?? null;
  return <Navigate to={placeOf("live", mine).root} replace />;
}

/** Nobody enters without an account: the sign-in page leads back to where one wanted to go. */
function Guard({ slices }: { slices: readonly SliceRoutes[] }) {
  const { person } = useSession();
  const { pathname, search } = useLocation();
  const { space } = useParams();
  if (space !== "live" && space !== "exercise") return <Navigate to="/" replace />;
  if (!person) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Shell slices={slices} />;
}

function Front() {
  const say = useSay();
  const { election = noElection } = useParams();
  const { elections } = useSession();
  if (elections.some(({ id }) => id === election)) return <HomePage />;
  return (
    <Page title={say(account["no-elections"])}>
      <Empty>
        <Say m={account["no-elections-text"]} />
      </Empty>
    </Page>
  );
}

function Broken() {
  const problem = asProblem(useRouteError());
  return <ProblemNotice problem={problem} again={() => location.reload()} />;
}
