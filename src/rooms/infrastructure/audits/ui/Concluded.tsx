import { useState } from "react";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { useDownload } from "../../../../platform/ui/parts/use-download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { printReport, readRecordArchive, tabulateReport, type AuditDetail } from "../contract.ts";
import { reading } from "./reading-messages.ts";
import { As, PaperChoice, type Paper } from "./Retrieval.tsx";
import { steps } from "./step-messages.ts";

/** What is left of an audit: its record for everyone, its report for signatures and files. */
export function Concluded({ audit }: { audit: AuditDetail }) {
  const mayReport = useMayEnter()(printReport.allow);
  const { electionId } = usePlace();
  const { problem, fetchFile } = useDownload();
  const params = { election: electionId, audit: audit.id };
  return (
    <div className="cf-notice">
      <p>
        <Say m={steps["concluded-text"]} />
      </p>
      {problem && <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="cf-button"
        onClick={() => void fetchFile(readRecordArchive, { params, query: {} })}
      >
        <Say m={steps["record-verb"]} />
      </button>
      {mayReport && <Report audit={audit} />}
    </div>
  );
}

function Report({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const [paper, setPaper] = useState<Paper>("letter");
  const { problem, fetchFile } = useDownload();
  const params = { election: electionId, audit: audit.id };
  const what = `${say(reading["report-title"])}, ${audit.title}`;
  return (
    <section aria-label={say(reading["report-title"])}>
      <h2>{say(reading["report-title"])}</h2>
      <p>{say(reading["report-text"])}</p>
      {problem && <ProblemNotice problem={problem} />}
      <PaperChoice paper={paper} onChoose={setPaper} />
      <div className="cf-actions">
        <Action allow={printReport} onAct={() => fetchFile(printReport, { params, query: { paper } })}>
          <As format="PDF" what={what} />
        </Action>
        <Action allow={tabulateReport} onAct={() => fetchFile(tabulateReport, { params, query: {} })}>
          <As format="CSV" what={what} />
        </Action>
      </div>
    </section>
  );
}
