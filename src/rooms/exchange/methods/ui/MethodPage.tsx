import { useParams } from "react-router";
import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { Say, useFormats, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead, StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PublicPages } from "../../../../platform/ui/parts/PublicPages.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { parts, readMethod, states, type DetectedTerm, type MethodDetail, type State } from "../contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { Cases } from "./Cases.tsx";
import { MeasureView } from "./MeasureView.tsx";
import { MethodActs } from "./MethodActs.tsx";
import { screen } from "./screen-messages.ts";
import { partWord, stateWord, toneOf } from "./words.ts";

/** One method: what it is, what can be done now, how well it works, its text, its cases, the record. */
export function MethodPage() {
  const { method = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readMethod, { params: { election: electionId, method } }, { subjects: ["mtd"] });
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Shown method={found} />}
      </Loaded>
    </article>
  );
}

function Shown({ method }: { method: MethodDetail }) {
  const say = useSay();
  const { read } = useSpeech();
  const formats = useFormats();
  return (
    <>
      <ObjectHead
        type={say(messages.method)}
        id={method.id}
        title={read(method.name) || method.id}
        tlp={method.tlp}
        classification={0}
        state={{ label: say(stateWord[method.state]), tone: toneOf(method) }}
        states={<States here={method.state} />}
      />
      {method.reviewOverdue && method.state !== "retired" && (
        <p>
          <StateWord label={say(messages.overdue)} tone="danger" />{" "}
          {say(screen["review-was"], { day: formats.day(method.reviewBy) })}
        </p>
      )}
      <MethodActs method={method} />
      <MeasureView measure={method.measure} fileName={`${method.id}-measure`} />
      <Section title={<Say m={screen["text-title"]} />}>
        <Text method={method} />
      </Section>
      <Cases method={method} />
      {method.publishedVersion !== null && (
        <PublicPages
          title={screen["public-title"]}
          link={screen["public-link"]}
          path={`methods/${method.id}`}
          languages={method.languages}
        />
      )}
      <About method={method} />
      <ObjectRecord subject={method.id} />
    </>
  );
}

/** The text in all languages side by side. */
function Text({ method }: { method: MethodDetail }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  return (
    <div className="cf-side-by-side">
      {method.languages.map((language) => (
        <div key={language}>
          <h3>{languageName(language, reader)}</h3>
          <dl className="cf-text-parts">
            {parts.map((part) => (
              <div key={part}>
                <dt>{say(partWord[part])}</dt>
                <dd lang={language} dir="auto" className="cf-text">
                  {method.texts[language]?.[part] ?? "–"}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function About({ method }: { method: MethodDetail }) {
  const say = useSay();
  const { read } = useSpeech();
  const formats = useFormats();
  const moment = (atMs: number | null) => (atMs === null ? null : <When atMs={atMs} />);
  return (
    <Section title={<Say m={screen["facts-title"]} />}>
      <Facts
        facts={[
          { name: say(screen.house), value: method.organisationName },
          { name: say(screen.detects), value: method.term && <Term term={method.term} /> },
          { name: say(screen["review-by"]), value: formats.day(method.reviewBy) },
          { name: say(screen.published), value: moment(method.publishedAtMs) },
          { name: say(screen["published-by"]), value: method.publishedByName },
          { name: say(screen.retired), value: moment(method.retiredAtMs) },
          { name: say(screen["retired-why"]), value: method.retiredWords && read(method.retiredWords) },
        ]}
      />
      <details>
        <summary>
          <Say m={screen.versions} />
        </summary>
        <ol className="cf-plain-list">
          {method.versions.map(({ number, byName, byPerson, why, atMs }) => (
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

/** A term with its name; a retired or unknown one is flagged, with what to use instead. */
function Term({ term }: { term: DetectedTerm }) {
  const say = useSay();
  const retired =
    term.successor === null
      ? say(screen["term-retired"])
      : say(screen["term-use"], { code: term.successor.code, name: term.successor.name });
  return (
    <>
      <code>{term.code}</code> {term.name}{" "}
      {term.standing === "unknown" && <StateWord label={say(screen["term-unknown"])} tone="danger" />}
      {term.standing === "retired" && <StateWord label={retired} tone="soon" />}
    </>
  );
}

/** From the same table as the rules. */
function States({ here }: { here: State }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={states.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves.map(({ from, act, to }) => ({ from, to, label: say(screen[`move-${act}`]) }))}
    />
  );
}
