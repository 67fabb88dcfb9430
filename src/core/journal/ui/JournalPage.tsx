import { actMessage } from "../../../platform/ui/language/known-messages.ts";
import { roleMessage } from "../../../platform/ui/labels.ts";
import { reasonWords } from "../../../platform/ui/language/reason-words.ts";
import { Say, useSay, type Speech } from "../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { download } from "../../../platform/ui/parts/download.ts";
import { Facts } from "../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../platform/ui/parts/Marking.tsx";
import { Page, Section } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../platform/ui/queries.ts";
import { listJournal, readCheckpoint, type JournalEntry } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Who did what, in which role, when and why? */
export function JournalPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <DataTable
        endpoint={listJournal}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columnsIn(say)}
        rowKey={(row) => String(row.seq)}
        rowPath={(row) => `administration/journal/${row.seq}`}
        filters={[
          { name: "words", label: screen.words, kind: "text" },
          { name: "action", label: screen.action, kind: "text" },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="journal"
      />
      <CheckpointSection />
      <HowToVerify />
    </Page>
  );
}

const columnsIn = (say: Speech["say"]): readonly Column<JournalEntry>[] => [
  { key: "seq", head: screen.seq, cell: (row) => row.seq, csv: (row) => row.seq },
  { key: "act", head: screen.act, cell: (row) => <Act action={row.action} />, csv: (row) => row.action },
  {
    key: "subject",
    head: screen.subject,
    cell: (row) => <code>{row.subject}</code>,
    csv: (row) => row.subject,
  },
  {
    key: "who",
    head: screen.who,
    cell: (row) => <Who row={row} />,
    csv: (row) => row.actorName ?? row.actorId,
  },
  {
    key: "why",
    head: screen.why,
    cell: (row) => reasonWords(row, say) || "–",
    csv: (row) => reasonWords(row, say),
  },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} />, csv: (row) => row.tlp },
  {
    key: "when",
    head: screen.when,
    cell: (row) => <When atMs={row.atMs} short />,
    csv: (row) => new Date(row.atMs).toISOString(),
  },
];

/** The act in words; its name where the house has none. */
export function Act({ action }: { action: string }) {
  const words = actMessage(action);
  return words ? <Say m={words} /> : <code dir="ltr">{action}</code>;
}

export function Who({ row }: { row: Pick<JournalEntry, "actorName" | "actorId" | "role"> }) {
  const role = roleMessage(row.role);
  return (
    <>
      {row.actorName ?? row.actorId} <span className="cf-muted">({role ? <Say m={role} /> : row.role})</span>
    </>
  );
}

/** The signed size and root, to keep somewhere else. */
function CheckpointSection() {
  const say = useSay();
  const query = useQueryOf(readCheckpoint, {});
  return (
    <Section title={say(screen["checkpoint-title"])}>
      <p>{say(screen["checkpoint-text"])}</p>
      <Loaded query={query}>
        {(checkpoint) => (
          <>
            <Facts
              facts={[
                { name: say(screen.size), value: checkpoint.size },
                { name: say(screen.root), value: <code dir="ltr">{checkpoint.rootBase64}</code> },
                { name: say(screen["verifier-key"]), value: <code dir="ltr">{checkpoint.verifierKey}</code> },
              ]}
            />
            <button
              type="button"
              className="cf-button"
              onClick={() => download(`checkpoint-${checkpoint.size}.txt`, checkpoint.note, "text/plain")}
            >
              {say(screen["save-checkpoint"])}
            </button>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function HowToVerify() {
  const say = useSay();
  return (
    <Section title={say(screen["how-title"])}>
      <p>{say(screen["how-export"])}</p>
      <code className="cf-secret" dir="ltr">
        counterfoil journal export journal.jsonl
      </code>
      <p>{say(screen["how-verify"])}</p>
      <code className="cf-secret" dir="ltr">
        counterfoil journal verify journal.jsonl --key KEY
      </code>
      <p className="cf-muted">{say(screen["how-key"])}</p>
    </Section>
  );
}
