import { useParams } from "react-router";
import { recordOf } from "../../../../core/journal/contract.ts";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead, StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { equipmentStates, readEquipment, type EquipmentDetail, type EquipmentState } from "../contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { CustodyPart } from "./CustodyPart.tsx";
import { StopPart, UseActions } from "./StopPart.tsx";
import { SealsPart } from "./SealsPart.tsx";
import { screen } from "./screen-messages.ts";
import { TestsPart } from "./TestsPart.tsx";
import { stateTone, useWhatWord } from "./words.ts";

/** One machine: is it fit and why not, what can be done, its seals, who had it, how it counted, what stopped it. */
export function EquipmentPage() {
  const { equipment = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readEquipment,
    { params: { election: electionId, equipment } },
    { subjects: ["eqp", "tec"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(one) => <Whole one={one} />}
      </Loaded>
    </article>
  );
}

function Whole({ one }: { one: EquipmentDetail }) {
  const say = useSay();
  const mayRead = useMayEnter()(recordOf.allow);
  return (
    <>
      <ObjectHead
        type={say(messages.equipment)}
        id={one.id}
        title={one.serial}
        state={{ label: say(messages[`state-${one.state}`]), tone: stateTone[one.state] }}
        states={<States here={one.state} />}
      />
      <Fitness one={one} />
      <UseActions one={one} />
      {(one.stops.length > 0 || one.state === "withdrawn") && <StopPart one={one} />}
      <TestsPart one={one} />
      <SealsPart one={one} />
      <CustodyPart one={one} />
      <RegisteredFacts one={one} />
      {mayRead && <ObjectRecord subject={one.id} />}
    </>
  );
}

function Fitness({ one: { unfit } }: { one: EquipmentDetail }) {
  const say = useSay();
  return (
    <Section title={<Say m={screen.fitness} />}>
      {unfit.length === 0 ? (
        <p>
          <StateWord label={say(screen["fit-yes"])} tone="good" />
        </p>
      ) : (
        <>
          <p>
            <StateWord label={say(screen["fit-no"])} tone="danger" />
          </p>
          <ul>
            {unfit.map((reason) => (
              <li key={reason}>{say(messages[`unfit-${reason}`])}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function RegisteredFacts({ one }: { one: EquipmentDetail }) {
  const say = useSay();
  return (
    <Section title={<Say m={screen.facts} />}>
      <Facts
        facts={[
          { name: say(screen.what), value: useWhatWord()(one) },
          { name: say(screen.place), value: one.place },
          { name: say(screen.version), value: one.version },
          {
            name: say(screen.hash),
            value: one.softwareHash && <code className="cf-wrap">{one.softwareHash}</code>,
          },
          { name: say(screen.changed), value: <When atMs={one.changedAtMs} /> },
        ]}
      />
    </Section>
  );
}

/** From the same table as the rules; what stays in its state is not drawn. */
function States({ here }: { here: EquipmentState }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={equipmentStates.map((name) => ({ name, label: say(messages[`state-${name}`]) }))}
      moves={moves
        .filter(({ from, to }) => from !== to)
        .map(({ from, act, to }) => ({ from, to, label: say(messages[`did-${act}`]) }))}
    />
  );
}
