import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import type { Playbook, Reason } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Why it can no longer be relied on, each reason in one sentence; nothing where it can. */
export function Reasons({ stale }: { stale: Playbook["stale"] }) {
  const words = useReason();
  if (stale.length === 0) return null;
  return (
    <ul className="cf-plain-list">
      {stale.map((each) => (
        <li key={each.reason === "technique-new" ? each.code : each.reason}>{words(each)}</li>
      ))}
    </ul>
  );
}

/** At the head of a playbook. */
export function StaleNotice({ stale }: { stale: Playbook["stale"] }) {
  if (stale.length === 0) return null;
  return (
    <div className="cf-notice">
      <p className="cf-notice-title">
        <Say m={screen["stale-title"]} />
      </p>
      <Reasons stale={stale} />
    </div>
  );
}

function useReason(): (reason: Reason) => string {
  const say = useSay();
  const formats = useFormats();
  return (reason) =>
    reason.reason === "review-overdue"
      ? say(screen["because-review"], { day: formats.day(reason.reviewBy) })
      : say(screen["because-technique"], {
          technique: reason.name === null ? reason.code : `${reason.code} ${reason.name}`,
          when: formats.dateTime(reason.firstMs),
        });
}
