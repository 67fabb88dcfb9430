import { useState } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { changeIncident, type Activity, type Incident } from "../contract.ts";
import { messages } from "../messages.ts";
import { ActivityForm } from "./ActivityForm.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { screen } from "./screen-messages.ts";

/** What was done. Each can be edited or taken out; the earlier wording stays in the record. */
export function Activities({ incident }: { incident: Incident }) {
  return (
    <Section title={<Say m={screen.activities} />}>
      {incident.activities.length === 0 ? (
        <Empty>
          <Say m={screen["activities-none"]} />
        </Empty>
      ) : (
        <ol className="cf-plain-list">
          {incident.activities.map((activity) => (
            <li key={activity.id}>
              <One incident={incident} activity={activity} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function One({ incident, activity }: { incident: Incident; activity: Activity }) {
  const say = useSay();
  const [doing, setDoing] = useState<"edit" | "remove" | null>(null);
  const done = () => setDoing(null);
  const blocked = incident.state === "closed" ? say(messages["incident-closed"]) : null;
  return (
    <>
      <p>
        <strong>{say(messages[`kind-${activity.kind}`])}</strong> {activity.narrative}
      </p>
      <ActivityFacts activity={activity} />
      {incident.asOfMs === null && doing === null && (
        <p>
          <Action allow={changeIncident} blocked={blocked} onAct={() => setDoing("edit")}>
            <Say m={screen["act-edit"]} />
          </Action>{" "}
          <Action allow={changeIncident} blocked={blocked} onAct={() => setDoing("remove")}>
            <Say m={screen["act-remove"]} />
          </Action>
        </p>
      )}
      {doing === "edit" && <ActivityForm incident={incident} activity={activity} onDone={done} />}
      {doing === "remove" && (
        <ReasonForm
          incident={incident}
          change={{ remove: [activity.id] }}
          verb={say(screen["act-remove-activity"])}
          onDone={done}
        />
      )}
    </>
  );
}

function ActivityFacts({ activity }: { activity: Activity }) {
  const say = useSay();
  const formats = useFormats();
  const { reach, technique } = activity;
  const reached =
    reach === null
      ? say(screen["reach-unknown"])
      : say(reach.estimated ? screen["reach-about"] : screen["reach-by"], {
          people: formats.number(reach.people),
          source: reach.source,
        });
  return (
    <Facts
      facts={[
        {
          name: say(screen.target),
          value: `${activity.target.name} (${say(messages[`target-${activity.target.kind}`])})`,
        },
        { name: say(screen.outcome), value: say(messages[`outcome-${activity.outcome}`]) },
        { name: say(screen.venue), value: activity.venue },
        { name: say(screen.technique), value: technique && `${technique.code} (${technique.version})` },
        { name: say(screen.from), value: <When atMs={activity.fromMs} /> },
        { name: say(screen.to), value: <When atMs={activity.toMs} /> },
        { name: say(screen.reach), value: reached },
        {
          name: say(screen.infrastructure),
          value: activity.infrastructure.length > 0 ? activity.infrastructure.join(", ") : null,
        },
      ]}
    />
  );
}
