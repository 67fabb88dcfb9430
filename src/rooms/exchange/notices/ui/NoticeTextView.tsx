import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Diff } from "../../../../platform/ui/parts/Diff.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { parts, type NoticeDetail, type NoticeTexts } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { lastTwo, partWord, whole } from "./words.ts";

/** The text in all languages side by side, to be read. */
export function NoticeTextView({ texts, languages }: { texts: NoticeTexts; languages: readonly string[] }) {
  return (
    <div className="cf-side-by-side">
      {languages.map((language) => (
        <OneLanguage key={language} language={language} text={texts[language]} />
      ))}
    </div>
  );
}

function OneLanguage({ language, text }: { language: string; text: NoticeTexts[string] | undefined }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  return (
    <div>
      <h3>{languageName(language, reader)}</h3>
      <dl className="cf-text-parts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{say(partWord[part])}</dt>
            <dd lang={language} dir="auto" className="cf-text">
              {text?.[part] || "–"}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What changed since the version that was read or published before. */
export function TextChanges({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { last, before } = lastTwo(notice);
  if (last === undefined || before === undefined) return null;
  const changed = notice.languages.filter(
    (language) => whole(last.texts[language]) !== whole(before.texts[language]),
  );
  if (changed.length === 0) return null;
  return (
    <Section title={say(screen.changed)}>
      {last.wrong && (
        <ul className="cf-plain-list">
          {Object.entries(last.wrong).map(([language, words]) => (
            <li key={language}>
              <strong>
                {say(screen["words-were"], {
                  what: say(screen.wrong, { language: languageName(language, reader) }),
                })}
              </strong>{" "}
              <span lang={language} dir="auto">
                {words}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="cf-side-by-side">
        {changed.map((language) => (
          <div key={language}>
            <h3>{languageName(language, reader)}</h3>
            <Diff
              before={whole(before.texts[language])}
              after={whole(last.texts[language])}
              language={language}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
