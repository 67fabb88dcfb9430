import { NavLink } from "react-router";
import { useMayEnter } from "../allowed.ts";
import { roomLabel } from "../labels.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import { rooms, type SliceRoutes } from "../slice-routes.ts";

/** The rooms in the order of the work, each with its slices; only what this person may enter. */
export function Rooms({ slices, open }: { slices: readonly SliceRoutes[]; open: boolean }) {
  const say = useSay();
  const { to } = usePlace();
  const mayEnter = useMayEnter();
  const entered = slices.flatMap((slice) => {
    const entrance = [slice, ...(slice.otherEntrances ?? [])].find(({ allow }) => mayEnter(allow));
    return entrance === undefined ? [] : [{ ...slice, path: entrance.path }];
  });
  return (
    <nav id="rooms" className={open ? "cf-rooms cf-rooms-open" : "cf-rooms"} aria-label={say(ui.rooms)}>
      <ul>
        <li>
          <NavLink to={to("")} end>
            <Say m={ui.home} />
          </NavLink>
        </li>
      </ul>
      {rooms
        .map((room) => [room, entered.filter((slice) => slice.room === room)] as const)
        .filter(([, inside]) => inside.length > 0)
        .map(([room, inside]) => (
          <div key={room} className="cf-room">
            <h2 id={`room-${room}`}>
              <Say m={roomLabel[room]} />
            </h2>
            <ul aria-labelledby={`room-${room}`}>
              {inside.map((slice) => (
                <li key={slice.slice}>
                  <NavLink to={to(slice.path)}>
                    <Say m={slice.label} />
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}
