import { useState } from "react";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { decideCorrelation, type Member, type Suggestion } from "../contract.ts";
import { DecideForm } from "./DecideForm.tsx";
import { screen } from "./screen-messages.ts";

/** One suggested link: the two, why in one sentence, what they share; the analyst says yes or no. */
export function SuggestedLink({ suggestion }: { suggestion: Suggestion }) {
  const say = useSay();
  const [saying, setSaying] = useState<"accepted" | "rejected" | null>(null);
  const { one, other, sentence, evidence } = suggestion;
  const named = `: ${say(screen.between, { one: one.title, other: other.title })}`;
  return (
    <>
      <p>
        <MemberLink member={one} /> – <MemberLink member={other} />
      </p>
      <p>{sentence}</p>
      <details>
        <summary>
          <Say m={screen.evidence} /> ({suggestion.shared})
        </summary>
        <ul>
          {evidence.map((value) => (
            <li key={`${value.kind} ${value.text} ${value.strength}`}>
              <Say m={screen[`value-${value.kind}`]} /> <code className="cf-id">{value.text}</code>{" "}
              <span className="cf-muted">
                <Say m={screen["in-members"]} values={{ n: value.members }} />
                {value.common && (
                  <>
                    {" · "}
                    <Say m={screen.common} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <Actions>
        {(["accepted", "rejected"] as const).map((says) => (
          <Action
            key={says}
            allow={decideCorrelation}
            expanded={saying === says}
            onAct={() => setSaying(saying === says ? null : says)}
          >
            <Say m={screen[says === "accepted" ? "accept" : "reject"]} />
            <span className="cf-hidden">{named}</span>
          </Action>
        ))}
      </Actions>
      {saying && <DecideForm key={saying} suggestion={suggestion} says={saying} />}
    </>
  );
}

const paths = { report: "reports", incident: "incidents", bundle: "bundles" } as const;

export function MemberLink({ member }: { member: Member }) {
  return <Go to={`exchange/${paths[member.kind]}/${member.id}`}>{member.title}</Go>;
}
