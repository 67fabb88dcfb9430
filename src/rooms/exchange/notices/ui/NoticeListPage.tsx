import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { draftNotice, kinds, listNotices, states, type Notice } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { kindWord, stateWord } from "./words.ts";
import { ui } from "../../../../platform/ui/messages.ts";

/** What is to be told to everyone? First what was decided and nobody has written. */
export function NoticeListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <Undrafted />
      <DataTable
        endpoint={listNotices}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/notices/${row.id}`}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: states.map((value) => ({ value, label: stateWord[value] })),
          },
          {
            name: "kind",
            label: screen.kind,
            kind: "choice",
            options: kinds.map((value) => ({ value, label: kindWord[value] })),
          },
        ]}
        views={[
          { label: screen["view-waiting"], search: { state: "submitted" } },
          { label: screen["view-approved"], search: { state: "approved" } },
          { label: screen["view-public"], search: { state: "published" } },
          { label: screen["view-all"], search: {} },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="notices"
        options={{ subjects: ["ntc", "cas"] }}
      />
    </Page>
  );
}

/** Decisions of the panel that wait for a text. */
function Undrafted() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(
    listNotices,
    { params: { election: electionId }, query: { limit: 1 } },
    { subjects: ["ntc", "cas"] },
  );
  return (
    <Section title={<Say m={screen.undrafted} />}>
      <Loaded query={query}>
        {({ undrafted }) =>
          undrafted.length === 0 ? (
            <p className="cf-muted">{say(screen["undrafted-none"])}</p>
          ) : (
            <ul className="cf-plain-list cf-undrafted">
              {undrafted.map(({ caseId, kind, title, because, decidedAtMs }) => (
                <li key={caseId}>
                  <span className="cf-waiting-title">{title}</span>
                  <span className="cf-muted">
                    {say(screen.decided, { kind: say(kindWord[kind]) })} <When atMs={decidedAtMs} short />
                  </span>
                  <span>{say(ui.named, { name: say(screen.because), value: because })}</span>
                  <Action
                    allow={draftNotice}
                    to={`exchange/notices/draft?kind=${kind}&case=${encodeURIComponent(caseId)}`}
                    primary
                  >
                    <Say m={kind === "notice" ? screen["draft-notice"] : screen["draft-bulletin"]} />
                  </Action>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

const columns: readonly Column<Notice>[] = [
  {
    key: "headline",
    head: screen.headline,
    cell: (row) => <Headline row={row} />,
    csv: (row) => Object.values(row.headline)[0] ?? "",
  },
  { key: "kind", head: screen.kind, cell: (row) => <Say m={kindWord[row.kind]} />, csv: (row) => row.kind },
  { key: "state", head: screen.state, cell: (row) => <NoticeState row={row} />, csv: (row) => row.state },
  {
    key: "drafted",
    head: screen.drafted,
    cell: (row) => <When atMs={row.createdAtMs} short />,
    csv: (row) => new Date(row.createdAtMs).toISOString(),
  },
  {
    key: "published",
    head: screen.published,
    cell: (row) => (row.publishedAtMs === null ? "–" : <When atMs={row.publishedAtMs} short />),
    csv: (row) => (row.publishedAtMs === null ? "" : new Date(row.publishedAtMs).toISOString()),
  },
];

function Headline({ row }: { row: Notice }) {
  const { read } = useSpeech();
  return read(row.headline) || row.id;
}

function NoticeState({ row }: { row: Notice }) {
  const say = useSay();
  const waits = row.state === "submitted" || row.correctionWaits;
  const tone = waits ? "soon" : row.state === "published" ? "good" : "plain";
  const label = row.correctionWaits ? messages["correction-waits"] : stateWord[row.state];
  return <StateWord label={say(label)} tone={tone} />;
}
