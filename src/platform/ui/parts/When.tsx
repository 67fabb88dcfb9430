import { useFormats, useNow, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";

/** An instant: absolute with weekday and zone, and how long ago. `short` leaves the absolute form to the tooltip. */
export function When({ atMs, short = false }: { atMs: number; short?: boolean }) {
  const formats = useFormats();
  const nowMs = useNow();
  const absolute = formats.dateTime(atMs);
  const relative = formats.relative(atMs, nowMs);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={absolute} className="cf-when">
      {short ? relative : absolute}
      {!short && <span className="cf-muted"> ({relative})</span>}
    </time>
  );
}

const soonMs = 4 * 3_600_000;

/** A clock that runs out: amber when it is time to decide, red when it is late. The words say the same as the colour. */
export function DueClock({ dueAtMs }: { dueAtMs: number }) {
  const say = useSay();
  const formats = useFormats();
  const leftMs = dueAtMs - useNow();
  const left = formats.duration(leftMs);
  const tone = leftMs < 0 ? "danger" : leftMs < soonMs ? "soon" : "plain";
  return (
    <time
      dateTime={new Date(dueAtMs).toISOString()}
      title={formats.dateTime(dueAtMs)}
      className={`cf-due cf-${tone}`}
    >
      {say(leftMs < 0 ? ui["due-past"] : ui["due-in"], { left })}
    </time>
  );
}
