import { actMessage } from "../language/known-messages.ts";
import { useSay } from "../language/say.tsx";
import { roleMessage } from "../labels.ts";
import { ui } from "../messages.ts";
import { Empty } from "./Loaded.tsx";
import { When } from "./When.tsx";

export interface RecordEntry {
  readonly seq: number;
  readonly atMs: number;
  /** Name of the act, such as `reports.grade`. */
  readonly action: string;
  readonly person: string | null;
  readonly role: string;
  readonly reason?: string | null;
  /** Address of the proof of inclusion (an API address, opened in a new tab). */
  readonly proof?: string | null;
}

/** The record of an object: who, in which role, when, why; the proof one click away. Newest first. */
export function Record({ entries }: { entries: readonly RecordEntry[] }) {
  const say = useSay();
  if (entries.length === 0) return <Empty>{say(ui["record-empty"])}</Empty>;
  return (
    <ol className="cf-record" reversed>
      {[...entries]
        .sort((a, b) => b.seq - a.seq)
        .map((entry) => (
          <li key={entry.seq} value={entry.seq}>
            <RecordLine entry={entry} />
          </li>
        ))}
    </ol>
  );
}

function RecordLine({ entry }: { entry: RecordEntry }) {
  const say = useSay();
  const act = actMessage(entry.action);
  const role = roleMessage(entry.role);
  const roleWords = role ? say(role) : entry.role;
  return (
    <>
      <p className="cf-record-act">
        {act ? say(act) : <code>{entry.action}</code>}
        {" · "}
        {entry.person ? say(ui["record-line"], { person: entry.person, role: roleWords }) : roleWords}
      </p>
      {entry.reason && <p>{say(ui["record-because"], { reason: entry.reason })}</p>}
      <p className="cf-muted">
        <When atMs={entry.atMs} />
        {entry.proof && (
          <>
            {" · "}
            <a className="cf-link" href={entry.proof} target="_blank" rel="noreferrer">
              {say(ui.proof)} {entry.seq}
            </a>
          </>
        )}
      </p>
    </>
  );
}
