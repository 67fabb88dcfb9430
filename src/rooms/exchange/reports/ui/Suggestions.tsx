import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import type { Suggestion } from "../contract.ts";
import { groupReport, suggestReports } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";

/** Other reports that may tell the same, each with its reasons; the analyst says yes or no. */
export function Suggestions({ report }: { report: string }) {
  const { electionId } = usePlace();
  const allowed = useWhyNot()(suggestReports) === null;
  const params = { election: electionId, report };
  const query = useQueryOf(suggestReports, { params }, { enabled: allowed, subjects: ["rep"] });
  const pair = useCommand(groupReport);
  const [why, setWhy] = useState("");
  if (!allowed) return null;
  const tell = (other: string, says: "same" | "different") =>
    pair.run({ params, body: { other, says, why: why.trim() } });
  return (
    <Section title={<Say m={screen["same-title"]} />}>
      <p className="cf-muted">
        <Say m={screen["same-lead"]} />
      </p>
      <TextInput
        label={<Say m={screen["pair-why"]} />}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {pair.problem && <ProblemNotice problem={pair.problem} />}
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>
              <Say m={screen["same-none"]} />
            </Empty>
          ) : (
            <ul className="cf-plain-list">
              {rows.map((row) => (
                <One key={row.report.id} suggestion={row} explained={why.trim().length >= 3} onSay={tell} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function One({
  suggestion,
  explained,
  onSay,
}: {
  suggestion: Suggestion;
  /** A reason is given: without one, nothing is said about two reports. */
  explained: boolean;
  onSay: (other: string, says: "same" | "different") => unknown;
}) {
  const say = useSay();
  const { report, strength, because, grouped } = suggestion;
  const blocked = explained ? null : say(screen["pair-why-first"]);
  return (
    <li>
      <p>
        <Go to={`exchange/reports/${report.id}`}>{report.opening}</Go>{" "}
        <span className="cf-muted">{say(screen.likeness, { percent: Math.round(strength * 100) })}</span>
      </p>
      <p className="cf-muted">{because.join(" ")}</p>
      {grouped && (
        <p>
          <Say m={screen.grouped} />
        </p>
      )}
      <p>
        {!grouped && (
          <Action allow={groupReport} blocked={blocked} onAct={() => onSay(report.id, "same")}>
            <Say m={screen["same-verb"]} />
          </Action>
        )}{" "}
        <Action allow={groupReport} blocked={blocked} onAct={() => onSay(report.id, "different")}>
          <Say m={screen["different-verb"]} />
        </Action>
      </p>
    </li>
  );
}
