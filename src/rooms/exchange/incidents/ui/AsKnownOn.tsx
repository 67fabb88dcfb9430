import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Say, useFormats, useSay, useTimeZone } from "../../../../platform/ui/language/say.tsx";
import { instantOf, wallTime } from "../../../../basics/zoned-time.ts";
import { ui } from "../../../../platform/ui/messages.ts";
import { screen } from "./screen-messages.ts";

/** The moment that the address names (`?asOf=`, milliseconds); null: now. */
export function useAsOf(): number | null {
  const [search] = useSearchParams();
  const asOf = Number(search.get("asOf") ?? Number.NaN);
  return Number.isSafeInteger(asOf) && asOf >= 0 ? asOf : null;
}

/** What we knew when: chooses a moment, and says clearly that it is not now. */
export function AsKnownOn({ asOfMs }: { asOfMs: number | null }) {
  const say = useSay();
  const formats = useFormats();
  const timeZone = useTimeZone();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(asOfMs === null ? "" : wallTime(asOfMs, timeZone));
  const atMs = instantOf(typed, timeZone);
  const show = (moment: number | null) => {
    const next = new URLSearchParams(search);
    if (moment === null) next.delete("asOf");
    else next.set("asOf", String(moment));
    setSearch(next);
  };
  return (
    <div className="cf-filters">
      <TextInput
        type="datetime-local"
        label={say(screen["as-known-on"])}
        description={say(ui["time-zone"], { zone: timeZone })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="button" className="cf-button" disabled={Number.isNaN(atMs)} onClick={() => show(atMs)}>
        <Say m={screen["as-known-show"]} />
      </button>
      {asOfMs !== null && (
        <>
          <button type="button" className="cf-button" onClick={() => show(null)}>
            <Say m={screen["as-known-now"]} />
          </button>
          <output>{say(screen["as-known-note"], { when: formats.dateTime(asOfMs) })}</output>
        </>
      )}
    </div>
  );
}
