import { useParams } from "react-router";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead, StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { keptStates, readPlaybook, type PlaybookDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { Checks } from "./Checks.tsx";
import { PlaybookActs } from "./PlaybookActs.tsx";
import { screen } from "./screen-messages.ts";
import { StaleNotice } from "./Stale.tsx";
import { moveWord, stateWord, toneOf } from "./typed.ts";

/** One playbook: whether it can be relied on, who does what, how it was tried. */
export function PlaybookPage() {
  const { playbook = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readPlaybook,
    { params: { election: electionId, playbook } },
    { subjects: ["ply", "inc", "rep", "bnd"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Shown playbook={found} />}
      </Loaded>
    </article>
  );
}

function Shown({ playbook }: { playbook: PlaybookDetail }) {
  const say = useSay();
  return (
    <>
      <ObjectHead
        type={say(messages.playbook)}
        id={playbook.id}
        title={playbook.title}
        tlp={playbook.tlp}
        classification={playbook.classification}
        state={{ label: say(stateWord[playbook.state]), tone: toneOf(playbook.state) }}
        states={<States playbook={playbook} />}
      />
      <StaleNotice stale={playbook.stale} />
      <PlaybookActs playbook={playbook} />
      <p className="cf-text">{playbook.purpose}</p>
      <Steps playbook={playbook} />
      <Section title={<Say m={screen["checks-title"]} />}>
        {playbook.checks.length === 0 ? (
          <Empty>
            <Say m={screen["checks-none"]} />
          </Empty>
        ) : (
          <Checks checks={playbook.checks} />
        )}
      </Section>
      <About playbook={playbook} />
      <ObjectRecord subject={playbook.id} />
    </>
  );
}

function Steps({ playbook: { steps } }: { playbook: PlaybookDetail }) {
  const say = useSay();
  const heads = [screen.what, screen.who, screen.within];
  return (
    <Section title={<Say m={screen["steps-title"]} />}>
      <Scroll name={say(screen["steps-title"])}>
        <table className="cf-table cf-stack" aria-label={say(screen["steps-title"])}>
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
            {steps.map(({ what, who, withinMinutes }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a step is its place in the order
              <tr key={at}>
                <td data-head={say(screen.what)}>
                  {at + 1}. {what}
                </td>
                <td data-head={say(screen.who)}>{who}</td>
                <td data-head={say(screen.within)}>
                  {withinMinutes === null ? "–" : say(screen.minutes, { n: withinMinutes })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function About({ playbook }: { playbook: PlaybookDetail }) {
  const say = useSay();
  const formats = useFormats();
  const { adoptedAtMs, exercisedAtMs, terms, versions } = playbook;
  return (
    <Section title={<Say m={screen["facts-title"]} />}>
      <Facts
        facts={[
          { name: say(screen.house), value: playbook.organisationName },
          { name: say(screen.techniques), value: <Terms terms={terms} /> },
          { name: say(screen["review-by"]), value: formats.day(playbook.reviewBy) },
          { name: say(screen.adopted), value: adoptedAtMs === null ? null : <When atMs={adoptedAtMs} /> },
          {
            name: say(screen.exercised),
            value: exercisedAtMs === null ? say(screen.never) : <When atMs={exercisedAtMs} />,
          },
          { name: say(screen.retired), value: playbook.retiredWhy },
        ]}
      />
      <details>
        <summary>
          <Say m={screen.versions} />
        </summary>
        <ol className="cf-plain-list">
          {versions.map(({ number, byName, byPerson, why, atMs }) => (
            <li key={number}>
              {say(screen["one-version"], { n: number, who: byName ?? byPerson, why })}{" "}
              <span className="cf-muted">
                <When atMs={atMs} short />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}

function Terms({ terms }: { terms: PlaybookDetail["terms"] }) {
  const say = useSay();
  return (
    <ul className="cf-plain-list">
      {terms.map(({ code, name, successor }) => (
        <li key={code}>
          <code>{code}</code> {name}{" "}
          {successor !== null && (
            <StateWord label={say(screen["code-retired"], { code: successor })} tone="soon" />
          )}
        </li>
      ))}
    </ul>
  );
}

/** From the same table as the rules; what is stale is current with a reason. */
function States({ playbook: { state } }: { playbook: PlaybookDetail }) {
  const say = useSay();
  return (
    <StateMap
      here={state === "stale" ? "current" : state}
      states={keptStates.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves.map(({ from, act, to }) => ({ from, to, label: say(moveWord[act]) }))}
    />
  );
}
