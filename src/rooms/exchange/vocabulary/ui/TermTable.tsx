import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { listTerms, type Term, type Version } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Every term of a version, by words, tactic and state. */
export function TermTable({ versions }: { versions: readonly Version[] }) {
  const say = useSay();
  const tactics = [...new Set(versions.flatMap((version) => version.tactics))];
  return (
    <Section title={<Say m={screen.terms} />}>
      <DataTable
        endpoint={listTerms}
        params={{}}
        name={say(screen.terms)}
        columns={columns}
        rowKey={(row) => row.code}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          {
            name: "version",
            label: screen.version,
            kind: "choice",
            options: versions.map(({ id, name, label }) => ({ value: id, label: `${name} ${label}` })),
          },
          {
            name: "tactic",
            label: screen.tactic,
            kind: "choice",
            options: tactics.map((code) => ({ value: code, label: code })),
          },
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: (["in-use", "retired", "all"] as const).map((value) => ({
              value,
              label: screen[`state-${value}`],
            })),
          },
        ]}
        empty={<Say m={screen["terms-none"]} />}
        csvName="vocabulary"
      />
    </Section>
  );
}

const columns: readonly Column<Term>[] = [
  { key: "code", head: screen.code, cell: (row) => <code>{row.code}</code>, csv: (row) => row.code },
  { key: "name", head: screen.name, cell: (row) => <Name term={row} />, csv: (row) => row.name },
  {
    key: "kind",
    head: screen.kind,
    cell: (row) => <Say m={screen[`kind-${row.kind}`]} />,
    csv: (row) => row.kind,
  },
  {
    key: "tactic",
    head: screen.tactic,
    cell: (row) => (row.tactics.length === 0 ? "–" : row.tactics.join(", ")),
    csv: (row) => row.tactics.join(" "),
  },
  {
    key: "state",
    head: screen.state,
    cell: (row) => <State term={row} />,
    csv: (row) => row.successor ?? "",
  },
];

function Name({ term }: { term: Term }) {
  if (term.description === "") return <span lang="en">{term.name}</span>;
  return (
    <details>
      <summary lang="en">{term.name}</summary>
      <p className="cf-text" lang="en">
        {term.description}
      </p>
    </details>
  );
}

function State({ term }: { term: Term }) {
  const say = useSay();
  if (!term.retired) return <StateWord label={say(screen["state-in-use"])} tone="good" />;
  return (
    <>
      <StateWord label={say(screen["state-retired"])} tone="soon" />{" "}
      <span className="cf-muted">
        {term.successor === null
          ? say(screen["no-successor"])
          : say(screen["use-instead"], { code: term.successor })}
      </span>
    </>
  );
}
