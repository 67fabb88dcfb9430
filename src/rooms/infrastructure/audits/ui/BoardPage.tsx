import { useCallback, useEffect, type ReactNode } from "react";
import { useParams } from "react-router";
import type { Query, UseQueryResult } from "@tanstack/react-query";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded, Loading } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { NothingHere, ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { useKeptPage } from "../../../../platform/ui/offline/use-kept-page.ts";
import { readSession } from "../../../../platform/ui/session-contract.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import type { ApiProblem } from "../../../../platform/ui/problem.ts";
import { useList, useQueryOf } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { limits } from "../../../../basics/bounded.ts";
import { listBoards, listUnits, readAudit, type AuditDetail, type AuditId, type Board } from "../contract.ts";
import { BoardWork } from "./BoardWork.tsx";
import { entry } from "./entry-messages.ts";
import { Meaning } from "./Meaning.tsx";
import { reading } from "./reading-messages.ts";
import { SittingDown } from "./SittingDown.tsx";
import { useOutbox } from "./use-outbox.ts";
import { ui } from "../../../../platform/ui/messages.ts";

/** The table of one board. What was loaded stays while the network is away, over a reload, too: the reading goes on. */
export function BoardPage() {
  const { audit: id = "", board: boardId = "" } = useParams();
  const { electionId } = usePlace();
  const params = { election: electionId, audit: id as AuditId };
  const audit = useQueryOf(readAudit, { params }, { subjects: ["aud"] });
  const boards = useQueryOf(listBoards, { params }, { refetchEveryMs: 10_000 });
  return (
    <Kept query={audit}>
      {(found) => (
        <Kept query={boards}>
          {({ boards: seen }) => {
            const board = seen.find((one) => one.id === boardId);
            if (board === undefined) return <NothingHere />;
            return <Table audit={found} board={board} seenAtMs={boards.dataUpdatedAt} />;
          }}
        </Kept>
      )}
    </Kept>
  );
}

/** Who I am, the audit, its boards, and what is to be read at this table: with these the reading goes on. */
function isOfTable({ queryKey: [name, params, asked] }: Query, audit: string, board: string): boolean {
  const of = params as { readonly audit?: string; readonly board?: string } | undefined;
  if (name === readSession.name) return true;
  if (name === listUnits.name)
    return of?.board === board && (asked as { readonly state?: string }).state === "to-read";
  return (name === readAudit.name || name === listBoards.name) && of?.audit === audit;
}

/** Once loaded it stays, whatever becomes of later tries: the state of the network is said in one place of its own. */
function Kept<T>(props: { query: UseQueryResult<T, ApiProblem>; children: (data: T) => ReactNode }) {
  const { query, children } = props;
  if (query.data === undefined || query.error?.kind === "not-found")
    return (
      <Loaded query={query} wholePage>
        {children}
      </Loaded>
    );
  return children(query.data);
}

interface OfTable {
  readonly audit: AuditDetail;
  readonly board: Board;
  readonly seenAtMs: number;
}

function Table({ audit, board, seenAtMs }: OfTable) {
  const say = useSay();
  const { person } = useSession();
  const mine = board.members.some(({ personId }) => personId === person?.id);
  const mayRead = useMayEnter()(listUnits.allow) && mine;
  return (
    <Page
      title={board.name}
      above={
        <Go to={`infrastructure/audits/${audit.id}/rounds`}>
          {say(ui.named, { name: say(reading.boards), value: audit.title })}
        </Go>
      }
    >
      <Meaning />
      {mayRead ? (
        // Whoever else signs in on this device begins with a table of their own.
        <OwnTable key={person?.id} audit={audit} board={board} seenAtMs={seenAtMs} />
      ) : (
        <SittingDown audit={audit} board={board} unsent={0} />
      )}
    </Page>
  );
}

function OwnTable({ audit, board, seenAtMs }: OfTable) {
  useKeptPage(useCallback((query) => isOfTable(query, audit.id, board.id), [audit.id, board.id]));
  const outbox = useOutbox(audit.id, board.id);
  return (
    <>
      <SittingDown audit={audit} board={board} unsent={outbox.kept.waiting.length} />
      <ToRead audit={audit} board={board} seenAtMs={seenAtMs} outbox={outbox} />
    </>
  );
}

const pagesMax = 5;

/** Up to a thousand units are fetched ahead, so that there is something to read without a network. */
function ToRead({ audit, board, seenAtMs, outbox }: OfTable & { outbox: ReturnType<typeof useOutbox> }) {
  const { electionId } = usePlace();
  const list = useList(
    listUnits,
    {
      params: { election: electionId, audit: audit.id, board: board.id },
      query: { state: "to-read", limit: limits.pageRowsMax },
    },
    { subjects: ["aud"], refetchEveryMs: 30_000 },
  );
  const { hasMore, loadingMore, more, rows } = list;
  useEffect(() => {
    if (hasMore && !loadingMore && rows.length < pagesMax * limits.pageRowsMax) more();
  }, [hasMore, loadingMore, more, rows.length]);
  if (list.loading && list.problem) return <ProblemNotice problem={list.problem} again={list.again} />;
  if (list.loading)
    return (
      <Section title={<Say m={entry.table} />}>
        <Loading />
      </Section>
    );
  const contactMs = Math.max(seenAtMs, outbox.contactMs ?? 0);
  const toRead = rows.filter((unit) => !outbox.isEntered(unit));
  return <BoardWork audit={audit} board={board} outbox={outbox} toRead={toRead} contactMs={contactMs} />;
}
