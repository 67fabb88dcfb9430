import { unreachable } from "../../../basics/assert.ts";
import { messageByKey } from "../language/known-messages.ts";
import type { Speech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import type { ApiProblem } from "../problem.ts";

/** The words of a problem: the slice's own message for the refusal, else what the server said in the reader's language. */
export function problemText(problem: ApiProblem, say: Speech["say"]): { title: string; text: string | null } {
  const { body, kind } = problem;
  const own = messageByKey(problem.messageKey);
  const refusal = own ? say(own, body.values) : body.title;
  const detail = body.detail && body.detail !== refusal ? body.detail : null;
  switch (kind) {
    case "unreachable":
      return { title: say(ui["unreachable-title"]), text: say(ui["unreachable-text"]) };
    case "expired":
      return { title: say(ui["expired-title"]), text: say(ui["expired-text"]) };
    case "not-permitted":
      // A rule that has words of its own, such as an agreement's clause, says itself what it refuses.
      return own
        ? { title: refusal, text: detail }
        : { title: say(ui["not-permitted-title"]), text: say(ui["not-permitted-text"]) };
    case "not-found":
      return { title: own ? refusal : say(ui["not-found-title"]), text: say(ui["not-found-text"]) };
    case "failed":
      return {
        title: say(ui["failed-title"]),
        text: say(ui["failed-text"], { code: body.code ?? `${problem.endpoint}: ${body.title}` }),
      };
    case "refused":
      return { title: refusal, text: detail };
    default:
      return unreachable(kind);
  }
}
