import type { Message } from "../../../basics/text.ts";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { StateWord, type Tone } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import type { RowOf } from "../../../platform/ui/queries.ts";
import { listOutbox } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { ui } from "../../../platform/ui/messages.ts";

type Row = RowOf<typeof listOutbox>;

const stateWord: Readonly<Record<Row["state"], Message>> = {
  queued: messages.queued,
  sent: messages.sent,
  failed: messages.failed,
  held: messages.held,
};

const stateTone: Readonly<Record<Row["state"], Tone>> = {
  queued: "plain",
  sent: "good",
  failed: "danger",
  held: "plain",
};

/** What was sent, to whom, and did it leave? */
export function OutboxPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <DataTable
        endpoint={listOutbox}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[{ name: "about", label: screen.about, kind: "text" }]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["msg"], refetchEveryMs: 15_000 }}
      />
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  { key: "message", head: screen.subject, cell: (row) => <Contents row={row} /> },
  { key: "kind", head: screen.kind, cell: (row) => <code dir="ltr">{row.kind}</code> },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "attempts", head: screen.attempts, numeric: true, cell: (row) => row.attempts },
  { key: "created", head: screen.created, cell: (row) => <When atMs={row.createdAtMs} short /> },
  {
    key: "sent",
    head: screen.sent,
    cell: (row) => (row.sentAtMs === null ? "–" : <When atMs={row.sentAtMs} short />),
  },
];

/** Whom it went to and what it says, for the roles that the message names; others see that it exists. */
function Contents({ row }: { row: Row }) {
  const say = useSay();
  const { contents } = row;
  if (contents === null) return <span className="cf-muted">{say(messages["contents-not-shown"])}</span>;
  return (
    <div>
      <strong lang={row.language}>{contents.subject}</strong>
      <br />
      <span className="cf-muted">{say(ui.named, { name: say(screen.to), value: contents.to })}</span>
      <details>
        <summary>
          {say(screen["read-text"])}
          <span className="cf-hidden">: {contents.subject}</span>
        </summary>
        {contents.text === "" ? (
          <p>{say(screen["text-gone"])}</p>
        ) : (
          <p className="cf-letter" lang={row.language}>
            {contents.text}
          </p>
        )}
      </details>
    </div>
  );
}

function State({ row }: { row: Row }) {
  const say = useSay();
  return (
    <div>
      <StateWord label={say(stateWord[row.state])} tone={stateTone[row.state]} />
      {row.lastError !== null && (
        <p className="cf-muted" lang="en">
          {row.lastError}
        </p>
      )}
    </div>
  );
}
