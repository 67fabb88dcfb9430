import { phaseLabel } from "../labels.ts";
import { Say, useFormats, useNow, useSay } from "../language/say.tsx";
import { dayOf } from "../../../basics/zoned-time.ts";
import { ui } from "../messages.ts";
import type { SessionElection } from "../session-contract.ts";
import { phasePosition } from "./phase-position.ts";

/** The electoral cycle as a thin line with today on it; its dates one click away. */
export function PhaseLine({ election }: { election: SessionElection }) {
  const say = useSay();
  const formats = useFormats();
  const today = dayOf(useNow(60_000), election.timeZone);
  const { segments, today: share, current, next } = phasePosition(election, today);
  const phase = say(phaseLabel[election.phase]);
  const now = current
    ? say(ui["phase-now"], { phase, n: current.dayNumber, total: current.daysTotal })
    : say(ui["phase-only"], { phase });
  const after = next
    ? say(ui["phase-next"], { phase: say(phaseLabel[next.phase]), day: formats.day(next.startsOn) })
    : null;
  return (
    <details className="cf-phase">
      <summary>
        <span className="cf-phase-line" aria-hidden="true">
          {segments.map((segment) => (
            <span
              key={`${segment.phase} ${segment.startsOn}`}
              className={segment.phase === election.phase ? "cf-phase-part cf-phase-now" : "cf-phase-part"}
              style={{
                insetInlineStart: `${segment.from * 100}%`,
                inlineSize: `${(segment.to - segment.from) * 100}%`,
              }}
            />
          ))}
          {share !== null && (
            <span className="cf-phase-today" style={{ insetInlineStart: `${share * 100}%` }} />
          )}
        </span>
        <span className="cf-phase-words">
          <strong>{now}</strong>
          {after && <span className="cf-muted"> · {after}</span>}
        </span>
      </summary>
      <PhaseTable election={election} today={today} />
    </details>
  );
}

function PhaseTable({ election, today }: { election: SessionElection; today: string }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <table className="cf-table" aria-label={say(ui["phase-cycle"])}>
      <thead>
        <tr>
          <th scope="col">
            <Say m={ui.phase} />
          </th>
          <th scope="col">
            <Say m={ui["starts-on"]} />
          </th>
          <th scope="col">
            <Say m={ui["ends-on"]} />
          </th>
        </tr>
      </thead>
      <tbody>
        {election.phases.map(({ phase, startsOn, endsOn }) => (
          <tr key={`${phase} ${startsOn}`}>
            <th scope="row">
              <Say m={phaseLabel[phase]} />
              {startsOn <= today && today <= endsOn && <span className="cf-muted"> · {say(ui.today)}</span>}
            </th>
            <td>{formats.day(startsOn)}</td>
            <td>{formats.day(endsOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
