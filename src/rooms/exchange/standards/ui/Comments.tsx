import { createContext, useContext } from "react";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { useDownload } from "../../../../platform/ui/parts/use-download.ts";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import {
  commentKinds,
  decisions,
  disposeComment,
  exportComments,
  listComments,
  type Comment,
  type StandardDetail,
} from "../contract.ts";
import { decisionWord } from "../iso-words.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { kindWord } from "./typed.ts";

/** Every comment with what becomes of it; the table leaves as ISO's template has it. */
export function Comments({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Section title={<Say m={screen["comments-title"]} />}>
      <StandardContext value={standard}>
        <DataTable
          endpoint={listComments}
          params={{ election: electionId, standard: standard.id }}
          name={say(screen["comments-title"])}
          columns={columns}
          rowKey={(row) => row.id}
          filters={[
            {
              name: "kind",
              label: screen.kind,
              kind: "choice",
              options: commentKinds.map((value) => ({ value, label: kindWord[value] })),
            },
            {
              name: "decision",
              label: screen.disposition,
              kind: "choice",
              options: [
                { value: "none", label: messages.undisposed },
                ...decisions.map((value) => ({ value, label: decisionWord[value] })),
              ],
            },
          ]}
          empty={<Say m={screen["comments-empty"]} />}
          options={{ subjects: ["std"] }}
        />
      </StandardContext>
      {standard.comments > 0 && <Export standard={standard} />}
    </Section>
  );
}

function Export({ standard: { id } }: { standard: StandardDetail }) {
  const { electionId } = usePlace();
  const { problem, fetchFile } = useDownload();
  const params = { election: electionId, standard: id };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Actions>
        <Action allow={exportComments} onAct={() => void fetchFile(exportComments, { params, query: {} })}>
          <Say m={screen.export} />
        </Action>
      </Actions>
    </>
  );
}

/** Of which standard the rows are. */
const StandardContext = createContext<StandardDetail | null>(null);

const columns: readonly Column<Comment>[] = [
  { key: "clause", head: screen.clause, cell: (row) => <Where row={row} /> },
  { key: "kind", head: screen.kind, cell: (row) => <Say m={kindWord[row.kind]} /> },
  { key: "comment", head: screen.comment, cell: (row) => row.comment },
  { key: "proposal", head: screen.proposal, cell: (row) => row.proposal || "–" },
  { key: "by", head: screen.by, cell: (row) => row.organisationName },
  { key: "disposition", head: screen.disposition, cell: (row) => <Dispositions row={row} /> },
];

/** A clause may have another number by now: a comment on an earlier version says so. */
function Where({ row: { clause, place, version } }: { row: Comment }) {
  const say = useSay();
  const standard = useContext(StandardContext);
  const earlier = version === standard?.version ? "" : say(screen["in-version"], { n: version });
  return [clause ?? say(screen.whole), place, earlier].filter((each) => each !== "").join(", ");
}

function Dispositions({ row }: { row: Comment }) {
  const say = useSay();
  return (
    <>
      {row.dispositions.length === 0 && <StateWord label={say(messages.undisposed)} tone="danger" />}
      <ol className="cf-plain-list">
        {row.dispositions.map(({ number, decision, why, byName, byPerson }) => (
          <li key={number}>
            {say(screen["one-disposition"], {
              decision: say(decisionWord[decision]),
              why,
              who: byName ?? byPerson,
            })}
          </li>
        ))}
      </ol>
      <Dispose row={row} />
    </>
  );
}

function Dispose({ row }: { row: Comment }) {
  const say = useSay();
  const { electionId } = usePlace();
  const standard = useContext(StandardContext);
  if (standard === null) return null;
  const disposition = row.dispositions.at(-1)?.number ?? 0;
  const Typed = disposeComment.body
    .omit({ disposition: true })
    .transform((typed) => ({ ...typed, disposition }));
  const blocked =
    standard.state === "withdrawn"
      ? say(messages["withdrawn-already"])
      : standard.ours
        ? null
        : say(messages["standard-of-others"]);
  return (
    <ActForm
      endpoint={disposeComment}
      params={{ election: electionId, standard: standard.id, comment: row.id }}
      verb={say(screen.dispose)}
      schema={Typed}
      blocked={blocked}
    >
      <SelectField
        name="decision"
        label={say(screen.decision)}
        choices={decisions.map((value) => ({ value, label: say(decisionWord[value]) }))}
      />
      <TextField name="why" label={say(screen["dispose-why"])} />
    </ActForm>
  );
}
