import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Say, useFormats, useNow, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { ProblemNotice } from "../parts/ProblemNotice.tsx";
import type { ApiProblem } from "../problem.ts";
import { answersFor, keptSinceMs, putBack } from "./kept-answers.ts";

/** The app does not learn who is signed in. Where this device keeps the page that is asked for, one can go on with it. */
export function Unreachable({ problem, again }: { problem: ApiProblem; again: () => void }) {
  const client = useQueryClient();
  const say = useSay();
  const formats = useFormats();
  const nowMs = useNow(1_000);
  const [kept] = useState(() => (problem.kind === "unreachable" ? answersFor(location.pathname) : null));
  return (
    <main className="cf-main">
      <ProblemNotice problem={problem} again={again} wholePage>
        {kept && (
          <>
            <p>{say(ui["kept-page"], { ago: formats.relative(keptSinceMs(kept), nowMs) })}</p>
            <button type="button" className="cf-button" onClick={() => putBack(client, kept)}>
              <Say m={ui["go-on-without"]} />
            </button>
          </>
        )}
      </ProblemNotice>
    </main>
  );
}
