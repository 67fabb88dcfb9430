import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { ui } from "../../../../platform/ui/messages.ts";
import type { Check } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

const kindWord = { exercise: messages["kind-exercise"], review: messages["kind-review"] } as const;
const levels = ["class-0", "class-1", "class-2", "class-3"] as const;

/** Exercises and reviews, newest first, each with its own classification. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const say = useSay();
  const heads = [screen.kind, screen.held, screen.found, screen.by, screen.classification];
  return (
    <Scroll name={say(screen["checks-title"])}>
      <table className="cf-table cf-stack" aria-label={say(screen["checks-title"])}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.key} scope="col">
                <Say m={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map(({ id, kind, heldAtMs, found, byName, byPerson, classification }) => (
            <tr key={id}>
              <td data-head={say(screen.kind)}>
                <Say m={kindWord[kind]} />
              </td>
              <td data-head={say(screen.held)}>
                <When atMs={heldAtMs} short />
              </td>
              <td data-head={say(screen.found)} className="cf-text">
                {found}
              </td>
              <td data-head={say(screen.by)}>{byName ?? byPerson}</td>
              <td data-head={say(screen.classification)}>
                <Say m={ui[levels[classification] ?? "class-0"]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
