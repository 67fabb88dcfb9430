import { Spotlight } from "@mantine/spotlight";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMayEnter } from "../allowed.ts";
import { roomLabel } from "../labels.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import type { SliceRoutes } from "../slice-routes.ts";
import { useObjectPatterns } from "./object-path.tsx";

/** Ctrl K: any screen or action by name, any object by its id. */
export function Palette({ slices }: { slices: readonly SliceRoutes[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const { to } = usePlace();
  const [query, setQuery] = useState("");
  const groups = useGroups(slices, query.trim());
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K"]}
      scrollable
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { "aria-label": say(ui.search) } }}
    >
      <Spotlight.Search placeholder={say(ui["search-hint"])} aria-label={say(ui["search-hint"])} />
      <Spotlight.ActionsList>
        {groups.length === 0 && (
          <Spotlight.Empty>
            <Say m={ui["search-nothing"]} />
          </Spotlight.Empty>
        )}
        {groups.map(({ label, entries }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map((entry) => (
              <Spotlight.Action
                key={`${entry.path} ${entry.label}`}
                label={entry.label}
                description={entry.where}
                onClick={() => void navigate(to(entry.path))}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface Entry {
  readonly label: string;
  readonly where: string;
  readonly path: string;
}

function useGroups(slices: readonly SliceRoutes[], query: string): { label: string; entries: Entry[] }[] {
  const say = useSay();
  const mayEnter = useMayEnter();
  const patterns = useObjectPatterns();
  const fits = ({ label, where }: Entry) => plain(`${label} ${where}`).includes(plain(query));
  const screens = slices
    .filter(({ allow }) => mayEnter(allow))
    .map((slice) => ({ label: say(slice.label), where: say(roomLabel[slice.room]), path: slice.path }));
  const verbs = slices.flatMap((slice) =>
    (slice.palette ?? [])
      .filter(({ allow }) => mayEnter(allow))
      .map(({ label, path }) => ({ label: say(label), where: say(slice.label), path })),
  );
  const objects = patterns
    .filter(({ prefix }) => query.startsWith(`${prefix}_`) && query.length > prefix.length + 1)
    .map((pattern) => ({
      label: say(ui["open-object"], { type: say(pattern.label), id: query }),
      where: "",
      path: pattern.path.replace(":id", encodeURIComponent(query)),
    }));
  const home = { label: say(ui.home), where: "", path: "" };
  const accountEntry = { label: say(ui.account), where: "", path: "account" };
  return [
    { label: say(ui["search-objects"]), entries: objects },
    { label: say(ui["search-verbs"]), entries: verbs.filter(fits) },
    { label: say(ui["search-screens"]), entries: [home, ...screens, accountEntry].filter(fits) },
  ].filter(({ entries }) => entries.length > 0);
}

/** Without case and accents, so that "echange" finds "Échange". */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
