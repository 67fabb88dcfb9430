import { useState } from "react";
import { useMayEnter, useWhyNot } from "../../../../platform/ui/allowed.ts";
import { useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { useDownload } from "../../../../platform/ui/parts/use-download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useSession } from "../../../../platform/ui/session.tsx";
import { papers, printCards, retrieveCards, sheets, type AuditDetail } from "../contract.ts";
import { reading } from "./reading-messages.ts";

/** What is fetched from the store room, jurisdiction by jurisdiction: on paper, and as rows for other programs. */
export function Retrieval({ audit, last }: { audit: AuditDetail; last: number }) {
  const say = useSay();
  const mayEnter = useMayEnter();
  const { electionId } = usePlace();
  const lists = useOwnLists(audit);
  const [round, setRound] = useState(last);
  const [paper, setPaper] = useState<Paper>("letter");
  const { problem, fetchFile } = useDownload();
  const why = useWhyNot()(retrieveCards);
  if (why !== null && !mayEnter(retrieveCards.allow)) return null;
  const fetchIt = (format: "pdf" | "csv", jurisdiction: string, sheet: (typeof sheets)[number]) => {
    const params = { election: electionId, audit: audit.id, jurisdiction };
    return format === "pdf"
      ? fetchFile(printCards, { params, query: { round, sheet, paper } })
      : fetchFile(retrieveCards, { params, query: { round, sheet } });
  };
  return (
    <>
      <h3>{say(reading["retrieval-title"])}</h3>
      {problem && <ProblemNotice problem={problem} />}
      {last > 1 && (
        <label className="cf-filter">
          <span>{say(reading.round)}</span>
          <select
            value={String(round)}
            onChange={({ currentTarget }) => setRound(Number(currentTarget.value))}
          >
            {audit.rounds.map(({ number }) => (
              <option key={number}>{number}</option>
            ))}
          </select>
        </label>
      )}
      <PaperChoice paper={paper} onChoose={setPaper} />
      {lists.map(({ code, name }) => (
        <section key={code} aria-label={name}>
          <h4>{name}</h4>
          <ul className="cf-plain-list cf-sheets">
            {sheets.map((sheet) => (
              <li key={sheet}>
                <span>{say(reading[`sheet-${sheet}`])}</span>
                <Action allow={printCards} onAct={() => fetchIt("pdf", code, sheet)}>
                  <As format="PDF" what={`${say(reading[`sheet-${sheet}`])}, ${name}`} />
                </Action>
                <Action allow={retrieveCards} onAct={() => fetchIt("csv", code, sheet)}>
                  <As format="CSV" what={`${say(reading[`sheet-${sheet}`])}, ${name}`} />
                </Action>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Officials of a jurisdiction fetch its own ballots; those who run the audit, and auditors, see every list. */
function useOwnLists({ organisationId, jurisdictions }: AuditDetail): AuditDetail["jurisdictions"] {
  const { person, rolesIn } = useSession();
  const { electionId } = usePlace();
  const roles = rolesIn(electionId, useNow(60_000));
  const ours = person?.organisation.id ?? null;
  if (ours === organisationId || roles.includes("auditor")) return jurisdictions;
  return jurisdictions.filter((one) => one.organisationId === ours);
}

export type Paper = (typeof papers)[number];

/** The size of the sheets in the printer. */
export function PaperChoice({ paper, onChoose }: { paper: Paper; onChoose: (paper: Paper) => void }) {
  const say = useSay();
  return (
    <label className="cf-filter">
      <span>{say(reading["paper-size"])}</span>
      <select
        value={paper}
        onChange={({ currentTarget }) => onChoose(currentTarget.value === "a4" ? "a4" : "letter")}
      >
        {papers.map((size) => (
          <option key={size} value={size}>
            {say(reading[`paper-${size}`])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** `PDF`, and for who does not see where it stands, of what. */
export function As({ format, what }: { format: "PDF" | "CSV"; what: string }) {
  return (
    <>
      {format} <span className="cf-hidden">{what}</span>
    </>
  );
}
