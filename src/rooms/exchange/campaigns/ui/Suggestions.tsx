import { useState } from "react";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { linkIncidents, suggestLinks, type Suggestion } from "../contract.ts";
import { messages } from "../messages.ts";
import { LinkForm } from "./LinkForm.tsx";
import { screen } from "./screen-messages.ts";

/** Pairs that share what few others have. The analyst links them, or does not. */
export function Suggestions({ campaign }: { campaign: string }) {
  const say = useSay();
  const formats = useFormats();
  const { electionId } = usePlace();
  const enabled = useWhyNot()(suggestLinks) === null;
  const params = { election: electionId, campaign };
  const query = useQueryOf(suggestLinks, { params }, { enabled, subjects: ["inc", "cmp"] });
  if (!enabled) return null;
  return (
    <Section title={<Say m={screen["suggestions-title"]} />}>
      <Loaded query={query}>
        {({ rows, incidents }) => (
          <>
            <p className="cf-muted">
              {say(screen["suggestions-lead"], { incidents: formats.number(incidents) })}
            </p>
            {rows.length === 0 && (
              <Empty>
                <Say m={screen["suggestions-none"]} />
              </Empty>
            )}
            <ol className="cf-plain-list">
              {rows.map((row) => (
                <li key={`${row.one.id} ${row.other.id}`}>
                  <One campaign={campaign} suggestion={row} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function One({ campaign, suggestion }: { campaign: string; suggestion: Suggestion }) {
  const say = useSay();
  const [linking, setLinking] = useState(false);
  const { one, other, shared } = suggestion;
  const kind = shared[0]?.kind;
  return (
    <>
      <p>
        <Go to={`exchange/incidents/${one.id}`}>{one.title}</Go>
        {" – "}
        <Go to={`exchange/incidents/${other.id}`}>{other.title}</Go>
      </p>
      <ul>
        {shared.map((each) => (
          <li key={`${each.kind} ${each.value}`}>
            {say(screen["shared-in"], {
              kind: say(messages[`link-${each.kind}`]),
              value: each.value,
              n: each.incidents,
            })}
          </li>
        ))}
      </ul>
      <Action allow={linkIncidents} expanded={linking} onAct={() => setLinking(!linking)}>
        <Say m={screen["act-use"]} />
      </Action>
      {linking && (
        <LinkForm
          campaign={campaign}
          start={{ one, other, ...(kind && { kind }) }}
          onDone={() => setLinking(false)}
        />
      )}
    </>
  );
}
