import { useState } from "react";
import { Say, useSay } from "../language/say.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { ProblemNotice } from "../parts/ProblemNotice.tsx";
import { When } from "../parts/When.tsx";
import { currentSession, endOtherSessions, endSession, listSessions, type OpenSession } from "./auth-api.ts";
import { account } from "./messages.ts";
import { useOwn } from "./use-own.ts";

/** Every device on which this person is signed in, and the way to end each. */
export function MySessions() {
  const say = useSay();
  const [ending, setEnding] = useState<OpenSession | "others" | null>(null);
  const { query, act, problem } = useOwn("sessions", async () => {
    const [all, current] = await Promise.all([listSessions(), currentSession()]);
    return all.map((one) => ({ ...one, isThis: one.id === current?.session.id }));
  });
  const end = () => {
    if (ending) void act(() => (ending === "others" ? endOtherSessions() : endSession(ending.token)));
    setEnding(null);
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Loaded query={query}>
        {(sessions) => (
          <>
            <ul className="cf-rows">
              {sessions.map((one) => (
                <li key={one.id}>
                  <SessionWords session={one} />
                  {one.isThis ? (
                    <strong>
                      <Say m={account["this-session"]} />
                    </strong>
                  ) : (
                    <button type="button" className="cf-button" onClick={() => setEnding(one)}>
                      <Say m={account["end-session"]} />
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {sessions.length > 1 && (
              <button type="button" className="cf-button" onClick={() => setEnding("others")}>
                <Say m={account["end-others"]} />
              </button>
            )}
          </>
        )}
      </Loaded>
      {ending && (
        <Confirm
          verb={say(ending === "others" ? account["end-others"] : account["end-session"])}
          consequence={say(account["end-session-means"])}
          danger
          onYes={end}
          onNo={() => setEnding(null)}
        />
      )}
    </>
  );
}

function SessionWords({ session }: { session: OpenSession }) {
  return (
    <span>
      {deviceOf(session.userAgent ?? "")} <span className="cf-muted">{session.ipAddress}</span>
      <br />
      <When atMs={Date.parse(session.createdAt)} />
    </span>
  );
}

/** "Firefox, Linux" out of a user agent; the whole of it where it is an unusual one. */
export function deviceOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" };
  const known = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part);
  return known.length > 0 ? known.join(", ") : agent;
}
