import { useState, type ReactNode } from "react";
import { Outlet, useLocation } from "react-router";
import { readHome } from "../home-contract.ts";
import { FeedProvider } from "../feed/feed.tsx";
import { useMayEnter } from "../allowed.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { PlaceProvider, usePlace } from "../place.tsx";
import { ExpiredDialog } from "../session/ExpiredDialog.tsx";
import { useSession } from "../session.tsx";
import type { SliceRoutes } from "../slice-routes.ts";
import { Palette } from "./Palette.tsx";
import { PhaseLine } from "./PhaseLine.tsx";
import { Rooms } from "./Rooms.tsx";
import { TopBar } from "./TopBar.tsx";

/** The frame of the operations room: rooms on the left, place and person on top, the screen in the middle. */
export function Shell({ slices }: { slices: readonly SliceRoutes[] }) {
  return (
    <PlaceProvider>
      <FeedOfPlace>
        <Frame slices={slices} />
      </FeedOfPlace>
    </PlaceProvider>
  );
}

function FeedOfPlace({ children }: { children: ReactNode }) {
  const mayEnter = useMayEnter();
  const { root } = usePlace();
  return (
    <FeedProvider key={root} enabled={mayEnter(readHome.allow)}>
      {children}
    </FeedProvider>
  );
}

function Frame({ slices }: { slices: readonly SliceRoutes[] }) {
  const say = useSay();
  const { space, election } = usePlace();
  const { expired } = useSession();
  const { pathname } = useLocation();
  // Open at this address only: going to another screen closes the rooms.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const roomsOpen = openAt === pathname;
  return (
    <div className={`cf-shell cf-space-${space}`}>
      <a className="cf-skip" href="#content">
        <Say m={ui["skip-to-content"]} />
      </a>
      {space === "exercise" && (
        <aside className="cf-exercise-band" aria-label={say(ui.space)}>
          <Say m={ui["exercise-frame"]} />
        </aside>
      )}
      <TopBar roomsOpen={roomsOpen} onRooms={() => setOpenAt(roomsOpen ? null : pathname)} />
      {election && <PhaseLine election={election} />}
      <Rooms slices={slices} open={roomsOpen} />
      <main id="content" className="cf-main" tabIndex={-1}>
        <Outlet />
        {expired && <ExpiredDialog />}
      </main>
      {space === "exercise" && (
        <div className="cf-watermark" aria-hidden="true">
          <Say m={ui.exercise} />
        </div>
      )}
      <Palette slices={slices} />
    </div>
  );
}
