import { useEffect, useRef } from "react";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { openIncident } from "../../incidents/contract.ts";
import type { Report } from "../contract.ts";
import { assignReport, seeReport } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Shown = Pick<Report, "id" | "state" | "assignedTo">;

/** Who works on it. What is not open stays visible with the reason. */
export function ReportActions({ report }: { report: Shown }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { person } = useSession();
  const assign = useCommand(assignReport);
  useSeen(report.id);
  const mine = report.assignedTo !== null && report.assignedTo === person?.id;
  const closed = report.state === "closed" ? say(messages["closed-already"]) : null;
  const taken = report.assignedTo !== null && !mine ? say(messages["taken-by-another"]) : null;
  const act = () =>
    assign.run({ params: { election: electionId, report: report.id }, body: { take: !mine } });
  return (
    <>
      {assign.problem && <ProblemNotice problem={assign.problem} />}
      <Actions>
        <Action allow={assignReport} blocked={closed ?? taken} running={assign.running} onAct={act}>
          <Say m={mine ? screen["give-back"] : screen.take} />
        </Action>
        <Action allow={openIncident} to={`exchange/incidents/new?report=${encodeURIComponent(report.id)}`}>
          <Say m={screen["open-incident"]} />
        </Action>
      </Actions>
    </>
  );
}

/** The first time somebody of this organisation opens a report is measured (W1.0). */
function useSeen(report: Report["id"]): void {
  const { electionId } = usePlace();
  const allowed = useWhyNot()(seeReport) === null;
  const { run } = useCommand(seeReport);
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!allowed || told.current === report) return;
    told.current = report;
    void run({ params: { election: electionId, report } });
  });
}
