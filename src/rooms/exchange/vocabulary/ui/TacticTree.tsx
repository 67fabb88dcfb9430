import { useState } from "react";
import { useSearchParams } from "react-router";
import { limits } from "../../../../basics/bounded.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loading } from "../../../../platform/ui/parts/Loaded.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { useList } from "../../../../platform/ui/queries.ts";
import { listTerms, type Term, type Version } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** The framework as its publisher ordered it: tactics, their techniques, and what is below those. */
export function TacticTree({ versions }: { versions: readonly Version[] }) {
  const [search] = useSearchParams();
  const version = versions.find(({ id }) => id === search.get("version")) ?? versions[0];
  return (
    <Section title={<Say m={screen.tree} />}>
      <ul className="cf-plain-list">
        {version?.tactics.map((tactic) => (
          <li key={`${version.id} ${tactic}`}>
            <Tactic version={version.id} code={tactic} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Read when it is opened: a framework has hundreds of techniques. */
function Tactic({ version, code }: { version: Version["id"]; code: string }) {
  const [opened, setOpened] = useState(false);
  const named = useList(listTerms, { query: { version, text: code, tactic: code, limit: 1 } });
  const name = named.rows.find((term) => term.code === code)?.name ?? "";
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <code>{code}</code> {name}
      </summary>
      {opened && <Techniques version={version} tactic={code} />}
    </details>
  );
}

function Techniques({ version, tactic }: { version: Version["id"]; tactic: string }) {
  const say = useSay();
  const list = useList(listTerms, { query: { version, tactic, limit: limits.pageRowsMax } });
  if (list.problem) return <ProblemNotice problem={list.problem} again={list.again} />;
  if (list.loading) return <Loading />;
  const techniques = list.rows.filter((term) => term.kind !== "tactic");
  const tops = techniques.filter(
    ({ parent }) => parent === null || !techniques.some((one) => one.code === parent),
  );
  return (
    <>
      <p className="cf-muted">{say(screen["of-n"], { n: techniques.length })}</p>
      <ul>
        {tops.map((term) => (
          <li key={term.code}>
            <Name term={term} />
            <Below terms={techniques.filter(({ parent }) => parent === term.code)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Below({ terms }: { terms: readonly Term[] }) {
  if (terms.length === 0) return null;
  return (
    <ul>
      {terms.map((term) => (
        <li key={term.code}>
          <Name term={term} />
        </li>
      ))}
    </ul>
  );
}

function Name({ term }: { term: Term }) {
  return (
    <>
      <code>{term.code}</code> <span lang="en">{term.name}</span>
    </>
  );
}
