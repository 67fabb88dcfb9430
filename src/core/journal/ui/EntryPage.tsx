import { useParams } from "react-router";
import { reasonWords } from "../../../platform/ui/language/reason-words.ts";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { messages as sayMessages } from "../messages.ts";
import { download } from "../../../platform/ui/parts/download.ts";
import { Facts } from "../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../platform/ui/parts/Page.tsx";
import { ObjectLink } from "../../../platform/ui/parts/ObjectLink.tsx";
import { ObjectRecord } from "../../../platform/ui/parts/Record.tsx";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../platform/ui/queries.ts";
import type { ReplyOf } from "../../../platform/contract/endpoint.ts";
import { readEntry } from "../contract.ts";
import { Act, Who } from "./JournalPage.tsx";
import { screen } from "./screen-messages.ts";

type Shown = ReplyOf<typeof readEntry>;

/** One entry: who, in which role, when, why, what changed; and the proof that it is in the journal. */
export function EntryPage() {
  const { seq = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readEntry, { params: { election: electionId, seq } });
  return (
    <article className="cf-page">
      <Loaded query={query}>{(found) => <Entry found={found} />}</Loaded>
    </article>
  );
}

function Entry({ found }: { found: Shown }) {
  const say = useSay();
  const { entry } = found;
  return (
    <>
      <ObjectHead
        type={say(sayMessages.journal)}
        id={entry.subject}
        title={say(screen["entry-title"], { seq: entry.seq })}
        tlp={entry.tlp}
        classification={entry.classification as 0 | 1 | 2 | 3}
      />
      <Facts
        facts={[
          { name: say(screen.act), value: <Act action={entry.action} /> },
          { name: say(screen.who), value: <Who row={entry} /> },
          { name: say(screen.when), value: <When atMs={entry.atMs} /> },
          { name: say(screen.why), value: reasonWords(entry, say) || null },
          {
            name: say(screen.about),
            value: entry.about.length > 0 ? entry.about.map((id) => <ObjectLink key={id} id={id} />) : null,
          },
          { name: say(screen.leaf), value: <code dir="ltr">{entry.leafHash}</code> },
        ]}
      />
      <Section title={<Say m={screen.body} />}>
        {found.body === null ? (
          <p>{say(screen["body-purged"])}</p>
        ) : (
          <pre className="cf-letter" dir="ltr">
            {pretty(found.body)}
          </pre>
        )}
      </Section>
      <Proof found={found} />
      <ObjectRecord subject={entry.subject} />
    </>
  );
}

function Proof({ found }: { found: Shown }) {
  const say = useSay();
  const { proof, entry } = found;
  const save = () =>
    download(`proof-${entry.seq}.json`, `${JSON.stringify(proof, null, 2)}\n`, "application/json");
  return (
    <Section title={<Say m={screen.proof} />}>
      {proof === null ? (
        <p>{say(screen["proof-none"])}</p>
      ) : (
        <>
          <p>{say(screen["proof-text"])}</p>
          <Facts
            facts={[{ name: say(screen["verifier-key"]), value: <code dir="ltr">{found.verifierKey}</code> }]}
          />
          <button type="button" className="cf-button" onClick={save}>
            {say(screen["save-proof"])}
          </button>
        </>
      )}
    </Section>
  );
}

/** The recorded text with lines; as it is where it is no JSON. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
