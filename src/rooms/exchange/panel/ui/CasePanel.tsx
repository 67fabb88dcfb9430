import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { outcomes, type Decision, type Declaration, type CaseDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { interestWord, memberWord, outcomeThen, outcomeWord } from "./words.ts";

type Panel = NonNullable<CaseDetail["panel"]>;

/** Who takes part, who is recused, how far each has come; never how anyone voted. */
export function Members({ panel, declarations }: { panel: Panel; declarations: readonly Declaration[] }) {
  const say = useSay();
  const declared = new Map(declarations.map((each) => [each.personId, each]));
  return (
    <Section title={<Say m={screen.members} />}>
      <p>{say(screen["quorum-words"], { n: panel.quorum, seats: panel.seats })}</p>
      <ul className="cf-plain-list cf-tight">
        {panel.members.map((member) => {
          const interest = declared.get(member.personId);
          return (
            <li key={member.personId}>
              <p className="cf-line">
                <strong>{member.name}</strong>
                <Say m={memberWord[member.state]} />
              </p>
              {interest && interest.interest !== "none" && (
                <p className="cf-muted">
                  {say(screen["interest-is"], {
                    interest: say(interestWord[interest.interest]),
                    words: interest.words ?? "",
                  })}
                </p>
              )}
              {!member.cleared && member.state !== "recused" && (
                <p className="cf-muted">
                  <Say m={screen["not-cleared"]} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function Outcomes() {
  const say = useSay();
  return (
    <Section title={<Say m={screen.outcomes} />}>
      <Facts
        facts={outcomes.map((outcome) => ({
          name: say(outcomeWord[outcome]),
          value: say(outcomeThen[outcome]),
        }))}
      />
    </Section>
  );
}

export function DecisionView({ decision }: { decision: Decision }) {
  const say = useSay();
  return (
    <Section title={<Say m={screen.decision} />}>
      <p>
        <strong>
          <Say m={outcomeWord[decision.outcome]} />
        </strong>{" "}
        <Marking tlp={decision.tlp} />
      </p>
      <p className="cf-text">{decision.because}</p>
      <Facts
        facts={[
          { name: say(screen["decision-title"]), value: decision.title },
          { name: say(screen.decided), value: <When atMs={decision.decidedAtMs} /> },
          { name: say(screen.tally), value: say(screen["tally-words"], decision.tally) },
          { name: say(screen.knowledge), value: <When atMs={decision.knowledgeAtMs} /> },
          { name: say(screen.mandate), value: <code>{decision.mandateId}</code> },
          { name: say(screen.sheet), value: <code className="cf-id">{decision.sheetSha256}</code> },
        ]}
      />
    </Section>
  );
}
