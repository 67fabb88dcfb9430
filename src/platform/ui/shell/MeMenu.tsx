import { Popover, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useId, useState } from "react";
import { Link, useLocation } from "react-router";
import { account } from "../session/messages.ts";
import { signOut } from "../session/auth-api.ts";
import { roleMessage } from "../labels.ts";
import { Say, useFormats, useNow, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import { useSession } from "../session.tsx";

/** Who I am and in which role I act; account, look and the way out. */
export function MeMenu() {
  const say = useSay();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  if (!person)
    return (
      <Link className="cf-button" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
        <Say m={account["sign-in"]} />
      </Link>
    );
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      withinPortal={false}
      width={300}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className="cf-button cf-me" onClick={() => setOpen((now) => !now)}>
          <span>{person.name}</span>
          <RoleWords />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say(ui.me)}>
        <MeCard onClose={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function RoleWords() {
  const say = useSay();
  const formats = useFormats();
  const { rolesIn } = useSession();
  const { election } = usePlace();
  const roles = rolesIn(election?.id ?? null, useNow(60_000)).map((role) => {
    const words = roleMessage(role);
    return words ? say(words) : role;
  });
  return (
    <span className="cf-muted">
      {roles.length > 0 ? formats.list([...new Set(roles)]) : say(ui["no-role"])}
    </span>
  );
}

function MeCard({ onClose }: { onClose: () => void }) {
  const { person } = useSession();
  const { to } = usePlace();
  return (
    <div className="cf-menu">
      <p>
        <strong>{person?.name}</strong>
        <br />
        {person?.organisation.name}
        <br />
        <RoleWords />
      </p>
      <LookChoice />
      <Link className="cf-link" to={to("account")} onClick={onClose}>
        <Say m={ui.account} />
      </Link>
      <button type="button" className="cf-button" onClick={() => void signOut()}>
        <Say m={account["sign-out"]} />
      </button>
    </div>
  );
}

const looks = [
  ["light", "look-light"],
  ["dark", "look-dark"],
  ["auto", "look-auto"],
] as const satisfies readonly (readonly [MantineColorScheme, keyof typeof ui])[];

export function LookChoice() {
  const name = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className="cf-look">
      <legend>
        <Say m={ui.look} />
      </legend>
      {looks.map(([look, words]) => (
        <label key={look}>
          <input
            type="radio"
            name={name}
            checked={colorScheme === look}
            onChange={() => setColorScheme(look)}
          />{" "}
          <Say m={ui[words]} />
        </label>
      ))}
    </fieldset>
  );
}
