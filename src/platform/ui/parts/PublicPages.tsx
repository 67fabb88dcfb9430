import type { Message } from "../../../basics/text.ts";
import { Say, useSay, useSpeech } from "../language/say.tsx";
import { languageName } from "../language/language-name.ts";
import { usePlace } from "../place.tsx";
import { Section } from "./Page.tsx";

/** The permanent public address of a published object, in each of its languages. Nothing is public in an exercise. */
export function PublicPages(props: {
  readonly title: Message;
  /** "The page in {language}" */
  readonly link: Message;
  /** Below the election and the language: `notices/ntc_…`. */
  readonly path: string;
  readonly languages: readonly string[];
  /** What stands beside the pages: their proof. */
  readonly proof?: Message;
}) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { electionId, space } = usePlace();
  if (space !== "live") return null;
  const address = (language: string) => `/${electionId}/${language}/${props.path}`;
  return (
    <Section title={<Say m={props.title} />}>
      <ul className="cf-plain-list">
        {props.languages.map((code) => (
          <li key={code}>
            <a className="cf-link" href={address(code)} hrefLang={code}>
              {say(props.link, { language: languageName(code, reader) })}
            </a>
          </li>
        ))}
        {props.proof && (
          <li>
            <a className="cf-link" href={`${address(reader)}/proof.json`}>
              {say(props.proof)}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}
