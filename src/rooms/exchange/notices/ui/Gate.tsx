import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { call } from "../../../../platform/ui/api.ts";
import { useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { checkNotice, type Finding, type NoticeText, type Verdict } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { textsSoFar } from "./typed.ts";

const GateContext = createContext<Verdict | null>(null);
const pauseMs = 500;

/** Checks what is typed a moment after the last key; what it finds is there for every field below. */
export function LiveGate({ languages, children }: { languages: readonly string[]; children: ReactNode }) {
  const { electionId } = usePlace();
  const texts = textsSoFar(useFormValues()["texts"], languages);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const typed = JSON.stringify(texts);
  useEffect(() => {
    const body: unknown = JSON.parse(typed);
    if (body === null) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call(
        checkNotice,
        { params: { election: electionId }, body: { texts: body as NonNullable<typeof texts> } },
        { signal: stop.signal },
      )
        .then(setVerdict)
        // Without the check the draft can still be kept; the server checks again on submitting.
        .catch(() => undefined);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, electionId]);
  return (
    <GateContext.Provider value={verdict}>
      {children}
      {verdict && <GateVerdict verdict={verdict} />}
    </GateContext.Provider>
  );
}

/** Whether it may go on, the grade, and what concerns no single field. */
export function GateVerdict({ verdict, all = false }: { verdict: Verdict; all?: boolean }) {
  const say = useSay();
  const blocks = verdict.findings.filter((each) => each.severity === "blocks").length;
  const shown = verdict.findings.filter((each) => all || each.field === null);
  return (
    <section className="cf-section" aria-label={say(screen.gate)}>
      <output>
        <strong>{verdict.pass ? say(screen["gate-pass"]) : say(screen["gate-blocks"], { n: blocks })}</strong>
        {verdict.grade !== null && (
          <span className="cf-muted">
            {" "}
            · {say(screen["gate-grade"], { grade: Math.round(verdict.grade * 10) / 10 })}
          </span>
        )}
      </output>
      <Findings findings={shown} named />
    </section>
  );
}

/** What was found in one field, under it. */
export function FieldFindings({ language, part }: { language: string; part: keyof NoticeText }) {
  const verdict = useContext(GateContext);
  const findings = verdict?.findings.filter((each) => each.language === language && each.field === part);
  return findings && findings.length > 0 ? <Findings findings={findings} /> : null;
}

function Findings({ findings, named = false }: { findings: readonly Finding[]; named?: boolean }) {
  const { language: reader } = useSpeech();
  if (findings.length === 0) return null;
  const says = (finding: Finding) => (reader.startsWith("fr") ? finding.says.fr : finding.says.en);
  return (
    <ul className="cf-findings">
      {findings.map((finding) => (
        <li
          key={`${finding.language} ${finding.field} ${finding.code} ${finding.excerpt}`}
          className={finding.severity === "blocks" ? "cf-danger" : "cf-muted"}
        >
          <strong>
            <Say m={finding.severity === "blocks" ? screen.blocks : screen.advises} />
          </strong>{" "}
          {named && (
            <Say m={screen["of-language"]} values={{ language: languageName(finding.language, reader) }} />
          )}{" "}
          {says(finding)}
        </li>
      ))}
    </ul>
  );
}
