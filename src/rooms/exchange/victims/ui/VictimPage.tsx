import { useParams } from "react-router";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { DueClock, When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { VictimState, type VictimPage as Shown } from "../contract.ts";
import { readVictim } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { screen } from "./screen-messages.ts";
import { VictimActions } from "./VictimActions.tsx";
import { channelWord, consentWord, kindWord, outcomeWord, stateWord } from "./words.ts";

/** One victim: safety first, then what is due, what they were told, consent, the record. */
export function VictimPage() {
  const { victim = "" } = useParams();
  const { electionId } = usePlace();
  const params = { election: electionId, victim };
  const query = useQueryOf(readVictim, { params }, { subjects: ["vic"] });
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Victim victim={found} />}
      </Loaded>
    </article>
  );
}

function Victim({ victim }: { victim: Shown }) {
  const say = useSay();
  return (
    <>
      <ObjectHead
        type={say(messages.victim)}
        id={victim.id}
        title={victim.name}
        tlp="amber+strict"
        state={{
          label: say(stateWord[victim.state]),
          tone: victim.state === "acknowledged" ? "good" : "plain",
        }}
        states={<States here={victim.state} />}
      />
      {victim.dueAtMs !== null && (
        <p className="cf-line">
          <Say m={screen[victim.state === "told" ? "clock-acknowledge" : "clock-tell"]} />
          <DueClock dueAtMs={victim.dueAtMs} />
        </p>
      )}
      <VictimActions victim={victim} />
      <Section title={say(screen.safety)}>
        <p className="cf-text">{victim.safety || say(screen["safety-none"])}</p>
      </Section>
      <VictimFacts victim={victim} />
      <Tellings victim={victim} />
      <Tries victim={victim} />
      <Consents victim={victim} />
      <ObjectRecord subject={victim.id} />
    </>
  );
}

/** From the same table as the rules. */
function States({ here }: { here: VictimState }) {
  const say = useSay();
  const acts = {
    tell: messages["did-tell"],
    attempt: messages["did-cannot-reach"],
    "give-up": messages["state-unreachable"],
    reopen: messages["did-change"],
    acknowledge: messages["did-acknowledge"],
  } as const;
  return (
    <StateMap
      here={here}
      states={VictimState.options.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves
        .filter(({ from, to }) => from !== to)
        .map(({ from, act, to }) => ({ from, to, label: say(acts[act]) }))}
    />
  );
}

function VictimFacts({ victim }: { victim: Shown }) {
  const say = useSay();
  const nameOfLanguage = useLanguageName();
  const listed = (all: readonly string[]) => (all.length === 0 ? null : all.join(" · "));
  return (
    <Section title={say(screen["reach-title"])}>
      <Facts
        facts={[
          { name: say(screen.outcome), value: say(outcomeWord[victim.outcome]) },
          { name: say(screen.kind), value: say(kindWord[victim.kind]) },
          { name: say(screen.address), value: victim.address },
          { name: say(screen.phone), value: victim.phone },
          { name: say(screen.language), value: nameOfLanguage(victim.language) },
          { name: say(screen.contact), value: victim.contactName },
          { name: say(screen.consent), value: say(consentWord[victim.consent]) },
          { name: say(screen.identifying), value: listed(victim.identifying) },
          { name: say(screen.redress), value: listed(victim.redress) },
          {
            name: say(screen.incident),
            value: <Go to={`exchange/incidents/${victim.incidentId}`}>{victim.incidentId}</Go>,
          },
        ]}
      />
    </Section>
  );
}

/** A language as the reader calls it; its tag where nobody has a name for it. */
function useLanguageName(): (tag: string) => string {
  const { language } = useSpeech();
  const names = new Intl.DisplayNames([language], { type: "language" });
  return (tag) => names.of(tag) ?? tag;
}

function Tellings({ victim }: { victim: Shown }) {
  const say = useSay();
  return (
    <Section title={say(screen["told-title"])}>
      {victim.tellings.length === 0 && (
        <Empty>
          <Say m={screen["told-none"]} />
        </Empty>
      )}
      <ol className="cf-plain-list">
        {victim.tellings.map((telling) => (
          <li key={telling.id}>
            <p>
              <strong>{say(channelWord[telling.channel])}</strong> · <When atMs={telling.atMs} /> ·{" "}
              {say(screen["text-version"], { version: telling.textVersion })}
            </p>
            <details>
              <summary>{say(screen["told-words"])}</summary>
              <p className="cf-text" lang={telling.language}>
                {telling.text}
              </p>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Tries({ victim }: { victim: Shown }) {
  const say = useSay();
  return (
    <>
      {victim.attempts.length > 0 && (
        <Section title={say(screen["tried-title"])}>
          <ol className="cf-plain-list">
            {victim.attempts.map((attempt) => (
              <li key={attempt.id}>
                <p>
                  <strong>{say(channelWord[attempt.channel])}</strong> · <When atMs={attempt.atMs} />
                </p>
                <p className="cf-text">{attempt.note}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {victim.escalations.length > 0 && (
        <Section title={say(screen["escalated-title"])}>
          <ol className="cf-plain-list">
            {victim.escalations.map((each) => (
              <li key={`${each.step} ${each.dueAtMs} ${each.level}`}>
                <When atMs={each.atMs} /> · {say(screen[`escalated-${each.step}`], { level: each.level })}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

function Consents({ victim }: { victim: Shown }) {
  const say = useSay();
  return (
    <Section title={say(screen["consent-title"])} aside={<strong>{say(consentWord[victim.consent])}</strong>}>
      {victim.consents.length === 0 && (
        <Empty>
          <Say m={screen["consent-none"]} />
        </Empty>
      )}
      <ol className="cf-plain-list">
        {victim.consents.map((each) => (
          <li key={each.id}>
            <p>
              <strong>{say(consentWord[each.consent])}</strong> · <When atMs={each.atMs} />
            </p>
            <p className="cf-text">{each.how}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
