import { proveItem, recordOf, type JournalEntry } from "../../../core/journal/contract.ts";
import { actMessage } from "../language/known-messages.ts";
import { reasonWords } from "../language/reason-words.ts";
import { Say, useSay } from "../language/say.tsx";
import { roleMessage } from "../labels.ts";
import { ui } from "../messages.ts";
import { addressOf } from "../api.ts";
import { usePlace } from "../place.tsx";
import { useQueryOf } from "../queries.ts";
import { Empty, Loaded } from "./Loaded.tsx";
import { ObjectLink } from "./ObjectLink.tsx";
import { Section } from "./Page.tsx";
import { When } from "./When.tsx";

/** What is shown of a journal entry; the journal's own rows fit. */
export type RecordEntry = Pick<
  JournalEntry,
  "seq" | "atMs" | "action" | "actorName" | "role" | "why" | "subject" | "about"
>;

/**
 * The record of one object, read from the journal, with the proof of the last act one click away.
 * @param untilMs where one looks back: nothing that was done later is told
 */
export function ObjectRecord({ subject, untilMs = null }: { subject: string; untilMs?: number | null }) {
  const { electionId } = usePlace();
  const params = { election: electionId, subject };
  const query = useQueryOf(recordOf, { params });
  return (
    <Section
      title={<Say m={ui.record} />}
      aside={
        <a className="cf-link" href={addressOf(proveItem, params)} target="_blank" rel="noreferrer">
          <Say m={ui.proof} />
        </a>
      }
    >
      <Loaded query={query}>
        {({ rows }) => (
          <Record
            entries={rows.filter(({ atMs }) => untilMs === null || atMs <= untilMs)}
            subject={subject}
          />
        )}
      </Loaded>
    </Section>
  );
}

/**
 * The record of an object: who, in which role, when, why, and which other objects it touched. Newest first.
 * @param subject the object whose page this is; it is not named again
 */
export function Record({ entries, subject }: { entries: readonly RecordEntry[]; subject: string }) {
  if (entries.length === 0)
    return (
      <Empty>
        <Say m={ui["record-empty"]} />
      </Empty>
    );
  return (
    <ol className="cf-record" reversed>
      {[...entries]
        .sort((a, b) => b.seq - a.seq)
        .map((entry) => (
          <li key={entry.seq} value={entry.seq}>
            <RecordLine entry={entry} here={subject} />
          </li>
        ))}
    </ol>
  );
}

function RecordLine({ entry, here }: { entry: RecordEntry; here: string }) {
  const say = useSay();
  const act = actMessage(entry.action);
  const role = roleMessage(entry.role);
  const roleWords = role ? say(role) : entry.role;
  const others = [...new Set([entry.subject, ...entry.about])].filter((id) => id !== here);
  return (
    <>
      <p className="cf-record-act">
        {act ? say(act) : <code>{entry.action}</code>}
        {" · "}
        {entry.actorName ? say(ui["record-line"], { person: entry.actorName, role: roleWords }) : roleWords}
      </p>
      {entry.why && <p>{say(ui["record-because"], { reason: reasonWords(entry, say) })}</p>}
      {others.length > 0 && (
        <p className="cf-record-others">
          {others.map((id) => (
            <ObjectLink key={id} id={id} />
          ))}
        </p>
      )}
      <p className="cf-muted">
        <When atMs={entry.atMs} />
      </p>
    </>
  );
}
