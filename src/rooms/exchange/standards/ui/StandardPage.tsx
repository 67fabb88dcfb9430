import { useParams } from "react-router";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readStandard, states, type StandardDetail, type State } from "../contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { Comments } from "./Comments.tsx";
import { Compare } from "./Compare.tsx";
import { screen } from "./screen-messages.ts";
import { StandardActs } from "./StandardActs.tsx";
import { languageName, stateWord, toneOf } from "./typed.ts";

/** One standard: its clauses, the comments on them, what changed, who published what. */
export function StandardPage() {
  const { standard = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readStandard,
    { params: { election: electionId, standard }, query: {} },
    { subjects: ["std"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Shown standard={found} />}
      </Loaded>
    </article>
  );
}

function Shown({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { read } = useSpeech();
  return (
    <>
      <ObjectHead
        type={say(messages.standard)}
        id={standard.id}
        title={read(standard.titles) || standard.id}
        tlp={standard.tlp}
        classification={0}
        state={{ label: say(stateWord[standard.state]), tone: toneOf(standard) }}
        states={<States here={standard.state} />}
      />
      <StandardActs standard={standard} />
      <Text standard={standard} />
      <Comments standard={standard} />
      <Compare standard={standard} />
      <PublicPages standard={standard} />
      <About standard={standard} />
      <ObjectRecord subject={standard.id} />
    </>
  );
}

/** The clauses in all languages side by side. */
function Text({ standard: { languages, clauses } }: { standard: StandardDetail }) {
  const { language: reader } = useSpeech();
  return (
    <Section title={<Say m={screen["text-title"]} />}>
      <div className="cf-side-by-side">
        {languages.map((language) => (
          <div key={language}>
            <h3>{languageName(language, reader)}</h3>
            {clauses.map(({ number, texts }) => (
              <div key={number} lang={texts[language] && language} dir="auto">
                <h4>
                  {number} {texts[language]?.title}
                </h4>
                {texts[language] === undefined ? (
                  <p className="cf-muted">
                    <Say m={screen["no-language"]} />
                  </p>
                ) : (
                  <p className="cf-text">{texts[language].text}</p>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}

function PublicPages({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { electionId, space } = usePlace();
  if (standard.publishedVersion === null || space !== "live") return null;
  return (
    <Section title={<Say m={screen["public-title"]} />}>
      <ul className="cf-plain-list">
        {standard.languages.map((code) => (
          <li key={code}>
            <a className="cf-link" href={`/${electionId}/${code}/standards/${standard.id}`} hrefLang={code}>
              {say(screen["public-link"], { language: languageName(code, reader) })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function About({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { read } = useSpeech();
  const { version, publishedVersion, secondPerson, withdrawnWords, versions } = standard;
  return (
    <Section title={<Say m={screen["facts-title"]} />}>
      <Facts
        facts={[
          { name: say(screen.house), value: standard.organisationName },
          { name: say(screen.version), value: version },
          { name: say(screen["published-version"]), value: publishedVersion },
          { name: say(screen["four-eyes"]), value: say(screen[secondPerson ? "second-yes" : "second-no"]) },
          { name: say(screen.withdrawn), value: withdrawnWords && read(withdrawnWords) },
        ]}
      />
      <details>
        <summary>
          <Say m={screen.versions} />
        </summary>
        <ol className="cf-plain-list">
          {versions.map(({ number: n, byName, byPerson, why, atMs, publishedByName, publishedAtMs }) => (
            <li key={n}>
              {say(screen[publishedAtMs === null ? "one-version" : "one-published"], {
                n,
                who: byName ?? byPerson,
                why,
                publisher: publishedByName ?? "–",
              })}{" "}
              <span className="cf-muted">
                <When atMs={publishedAtMs ?? atMs} short />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </Section>
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
