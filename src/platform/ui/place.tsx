import { createContext, useContext, useLayoutEffect, useMemo, type ReactNode } from "react";
import { useParams } from "react-router";
import type { Space } from "../contract/actor.ts";
import { setRequestContext } from "./api.ts";
import { TimeZone } from "./language/say.tsx";
import type { SessionElection } from "./session-contract.ts";
import { useSession } from "./session.tsx";

/** Where I am: which space, which election. It stands in the address (`/app/live/ele_…/…`), so a link opens the same place. */
export interface Place {
  readonly space: Space;
  readonly election: SessionElection | null;
  /** Id for an endpoint's `{election}`; empty where there is no election. */
  readonly electionId: string;
  /** `/live/ele_…`: before every path of a slice. */
  readonly root: string;
  readonly to: (path: string) => string;
}

/** Stands in the address where no election is chosen. */
export const noElection = "-";

const PlaceContext = createContext<Place | null>(null);

export function PlaceProvider({ children }: { children: ReactNode }) {
  const { space: wanted, election: id = noElection } = useParams();
  const { elections } = useSession();
  const space: Space = wanted === "exercise" ? "exercise" : "live";
  useLayoutEffect(() => setRequestContext({ space }), [space]);
  const place = useMemo(
    () => placeOf(space, elections.find((election) => election.id === id) ?? null),
    [space, id, elections],
  );
  return (
    <PlaceContext.Provider value={place}>
      <TimeZone value={place.election?.timeZone ?? "UTC"}>{children}</TimeZone>
    </PlaceContext.Provider>
  );
}

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("usePlace outside PlaceProvider");
  return place;
}

/** The place where there may be none (the sign-in page). */
export function usePlaceIfAny(): Place | null {
  return useContext(PlaceContext);
}

export function placeOf(space: Space, election: SessionElection | null): Place {
  const root = `/${space}/${election?.id ?? noElection}`;
  return {
    space,
    election,
    electionId: election?.id ?? "",
    root,
    to: (path) => (path ? `${root}/${path}` : root),
  };
}
