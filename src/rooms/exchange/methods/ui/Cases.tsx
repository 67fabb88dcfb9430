import { createContext, useContext } from "react";
import { z } from "zod";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listCases, outcomes, relabelCase, type LabelledCase, type MethodDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { AnswerFields } from "./MethodActs.tsx";
import { screen } from "./screen-messages.ts";
import { answerWord, outcomeWord } from "./words.ts";

/** The cases that count, each with every label that it ever had; the last one counts. */
export function Cases({ method }: { method: MethodDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const mayRead = useMayEnter()(listCases.allow);
  if (!mayRead) return null;
  return (
    <Section title={<Say m={screen["cases-title"]} />}>
      <MethodContext value={method}>
        <DataTable
          endpoint={listCases}
          params={{ election: electionId, method: method.id }}
          name={say(screen["cases-title"])}
          columns={columns}
          rowKey={(row) => row.id}
          filters={[
            {
              name: "outcome",
              label: screen.outcome,
              kind: "choice",
              options: outcomes.map((value) => ({ value, label: outcomeWord[value] })),
            },
          ]}
          empty={<Say m={screen["cases-empty"]} />}
          csvName={`${method.id}-cases`}
          options={{ subjects: ["mtd"] }}
        />
      </MethodContext>
    </Section>
  );
}

/** Of which method the rows are. */
const MethodContext = createContext<MethodDetail | null>(null);

const columns: readonly Column<LabelledCase>[] = [
  { key: "title", head: screen["case-title"], cell: (row) => row.title, csv: (row) => row.title },
  {
    key: "outcome",
    head: screen.outcome,
    cell: (row) => <Say m={outcomeWord[row.outcome]} />,
    csv: (row) => row.outcome,
  },
  { key: "labels", head: screen.labels, cell: (row) => <Labels row={row} /> },
  { key: "relabel", head: screen.relabel, cell: (row) => <Relabel row={row} /> },
];

function Labels({ row }: { row: LabelledCase }) {
  const say = useSay();
  return (
    <ol className="cf-plain-list">
      {row.labels.map(({ number, says, truth, why, byName, byPerson, atMs }) => (
        <li key={number}>
          {say(screen["one-label"], {
            says: say(answerWord[says]),
            truth: say(answerWord[truth]),
            why,
            who: byName ?? byPerson,
          })}{" "}
          <span className="cf-muted">
            <When atMs={atMs} short />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Relabel({ row }: { row: LabelledCase }) {
  const say = useSay();
  const { electionId } = usePlace();
  const method = useContext(MethodContext);
  const last = row.labels.at(-1);
  if (method === null || last === undefined) return null;
  const label = last.number;
  const Typed = relabelCase.body.omit({ label: true }).transform((typed) => ({ ...typed, label }));
  const blocked =
    method.state === "retired"
      ? say(messages["retired-already"])
      : method.ours
        ? null
        : say(messages["method-of-others"]);
  return (
    <ActForm
      endpoint={relabelCase}
      params={{ election: electionId, method: method.id, case: row.id }}
      verb={say(screen.relabel)}
      schema={Typed satisfies z.ZodType}
      initial={{ says: last.says, truth: last.truth }}
      blocked={blocked}
    >
      <AnswerFields />
    </ActForm>
  );
}
