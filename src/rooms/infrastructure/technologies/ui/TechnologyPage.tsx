import { useParams } from "react-router";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../../platform/ui/organisations.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { recordOf } from "../../../../core/journal/contract.ts";
import {
  readTechnology,
  technologyStates,
  type Technology,
  type TechnologyState,
  type Test,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { screen } from "./screen-messages.ts";
import { TechnologyActions } from "./TechnologyActions.tsx";
import { Verdict } from "./TechnologyListPage.tsx";
import { kindWord, paperWord, resultWord, stateWord } from "./words.ts";

/** One technology: may it be used and why not, what can be done, what is registered. */
export function TechnologyPage() {
  const { technology: id = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readTechnology,
    { params: { election: electionId, technology: id } },
    { subjects: ["tec"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(technology) => <Whole technology={technology} />}
      </Loaded>
    </article>
  );
}

function Whole({ technology }: { technology: Technology }) {
  const say = useSay();
  const mayRead = useMayEnter()(recordOf.allow);
  return (
    <>
      <ObjectHead
        type={say(messages.technology)}
        id={technology.id}
        title={technology.name}
        tlp="green"
        state={{
          label: say(stateWord[technology.state]),
          tone: technology.state === "deployed" ? "good" : "plain",
        }}
        states={<States here={technology.state} />}
      />
      <GateOf technology={technology} />
      <TechnologyActions technology={technology} />
      <RegisteredFacts technology={technology} />
      {mayRead && <ObjectRecord subject={technology.id} />}
    </>
  );
}

function GateOf({ technology }: { technology: Technology }) {
  const say = useSay();
  const { verdict, reasons } = technology.gate;
  return (
    <Section title={<Say m={screen.gate} />}>
      <p>
        <Verdict technology={technology} />
      </p>
      {verdict === "permitted" && <p>{say(screen["permitted-says"])}</p>}
      {verdict === "permitted-with-condition" && <p className="cf-notice">{say(screen.condition)}</p>}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{say(messages[reason])}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function RegisteredFacts({ technology: one }: { technology: Technology }) {
  const say = useSay();
  const formats = useFormats();
  const { backUp } = one;
  return (
    <Section title={<Say m={screen.facts} />}>
      <Facts
        facts={[
          { name: say(screen.jurisdiction), value: one.jurisdiction },
          { name: say(screen.organisation), value: <OrganisationName id={one.organisationId} /> },
          { name: say(screen.maker), value: one.maker },
          { name: say(screen.kind), value: say(kindWord[one.kind]) },
          { name: say(screen["paper-record"]), value: say(paperWord[one.paperRecord]) },
          { name: say(screen.devices), value: formats.number(one.devices) },
          { name: say(screen.certification), value: one.certification },
          { name: say(screen["certification-ends"]), value: one.certificationEndsOn },
          { name: say(screen["accessibility-test"]), value: <Tested test={one.accessibilityTest} /> },
          { name: say(screen["security-test"]), value: <Tested test={one.securityTest} /> },
          {
            name: say(screen["back-up"]),
            value:
              backUp === null ? (
                say(screen["back-up-none"])
              ) : (
                <>
                  {backUp.plan}
                  <br />
                  {say(screen.stock, {
                    inStock: backUp.ballotsInStock,
                    needed: backUp.ballotsNeeded,
                    day: backUp.countedOn,
                  })}
                </>
              ),
          },
          { name: say(screen.changed), value: <When atMs={one.changedAtMs} /> },
          { name: say(screen["retired-because"]), value: one.retiredBecause },
        ]}
      />
    </Section>
  );
}

function Tested({ test }: { test: Test | null }) {
  const say = useSay();
  if (test === null) return say(screen["not-tested"]);
  const { result, testedOn: day, report } = test;
  return say(screen["test-of"], { result: say(resultWord[result]), day, report });
}

/** From the same table as the rules; what stays in its state is not drawn. */
function States({ here }: { here: TechnologyState }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={technologyStates.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves
        .filter(({ from, to }) => from !== to)
        .map(({ from, act, to }) => ({ from, to, label: say(messages[`did-${act}`]) }))}
    />
  );
}
