import type { Speech } from "../language/say.tsx";
import { asProblem } from "../problem.ts";
import { account } from "./messages.ts";

/** Why signing in did not work, in words that tell an attacker nothing. */
export function signInWords(
  thrown: unknown,
  step: "password" | "code" | "passkey",
  say: Speech["say"],
): string {
  if (thrown instanceof DOMException) return say(account["no-passkey"]);
  const problem = asProblem(thrown);
  if (problem.kind === "unreachable") return say(account["not-answered"]);
  if (problem.body.status === 429) return say(account["too-many"]);
  const isNo = [400, 401, 403, 404].includes(problem.body.status ?? 0);
  if (isNo)
    return say(
      account[step === "password" ? "wrong-password" : step === "code" ? "wrong-code" : "no-passkey"],
    );
  return say(account.failed, { detail: problem.body.title });
}
