import { openSpotlight } from "@mantine/spotlight";
import { Link, useNavigate } from "react-router";
import { Say, useSay, useSpeech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { noElection, placeOf, usePlace } from "../place.tsx";
import { useSession } from "../session.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { MeMenu } from "./MeMenu.tsx";
import { Notifications } from "./Notifications.tsx";

export function TopBar({ roomsOpen, onRooms }: { roomsOpen: boolean; onRooms: () => void }) {
  const { to } = usePlace();
  return (
    <header className="cf-top">
      <button
        type="button"
        className="cf-button cf-rooms-button"
        aria-expanded={roomsOpen}
        aria-controls="rooms"
        onClick={onRooms}
      >
        <Say m={ui.rooms} />
      </button>
      <Link to={to("")} className="cf-brand">
        <Say m={ui["app-name"]} />
      </Link>
      <ElectionChoice />
      <SpaceChoice />
      <div className="cf-top-end">
        <button
          type="button"
          className="cf-button cf-search"
          onClick={openSpotlight}
          aria-keyshortcuts="Control+K"
        >
          <Say m={ui.search} /> <kbd>Ctrl K</kbd>
        </button>
        <Notifications />
        <LanguageChoice />
        <MeMenu />
      </div>
    </header>
  );
}

function ElectionChoice() {
  const say = useSay();
  const { read } = useSpeech();
  const { elections } = useSession();
  const { space, election } = usePlace();
  const navigate = useNavigate();
  const go = (id: string) =>
    void navigate(placeOf(space, elections.find((one) => one.id === id) ?? null).root);
  return (
    <label className="cf-choice cf-election">
      <span className="cf-hidden">
        <Say m={ui.election} />
      </span>
      <select value={election?.id ?? noElection} onChange={(event) => go(event.currentTarget.value)}>
        {!election && <option value={noElection}>{say(ui["no-election"])}</option>}
        {elections.map(({ id, name }) => (
          <option key={id} value={id}>
            {read(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SpaceChoice() {
  const say = useSay();
  const { space, election } = usePlace();
  return (
    <nav className="cf-spaces" aria-label={say(ui.space)}>
      {(["live", "exercise"] as const).map((one) => (
        <Link
          key={one}
          to={placeOf(one, election).root}
          className={`cf-space-${one}-link`}
          aria-current={one === space ? "true" : undefined}
        >
          <Say m={ui[one]} />
        </Link>
      ))}
    </nav>
  );
}
