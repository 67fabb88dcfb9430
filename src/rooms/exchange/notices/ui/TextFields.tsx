import { TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { parts, type NoticeText } from "../contract.ts";
import { FieldFindings, LiveGate } from "./Gate.tsx";
import { screen } from "./screen-messages.ts";
import { partWord } from "./words.ts";

const rows: Readonly<Record<keyof NoticeText, number>> = {
  headline: 1,
  who: 2,
  what: 4,
  when: 2,
  where: 2,
  whatToDo: 3,
  whatIsNotKnown: 2,
  body: 6,
};

/** Every part in all languages side by side, with what the gate finds under each field. */
export function TextFields({ languages }: { languages: readonly string[] }) {
  const say = useSay();
  return (
    <LiveGate languages={languages}>
      {parts.map((part) => (
        <div key={part}>
          {part === "headline" && <p className="cf-muted">{say(screen["headline-hint"])}</p>}
          <div className="cf-side-by-side">
            {languages.map((language) => (
              <PartField key={language} part={part} language={language} />
            ))}
          </div>
        </div>
      ))}
    </LiveGate>
  );
}

function PartField({ part, language }: { part: keyof NoticeText; language: string }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const field = {
    name: `texts.${language}.${part}`,
    label: `${say(partWord[part])} (${languageName(language, reader)})`,
    optional: part === "body",
    language,
  };
  return (
    <div>
      {rows[part] === 1 ? <TextField {...field} /> : <TextAreaField {...field} rows={rows[part]} />}
      <FieldFindings language={language} part={part} />
    </div>
  );
}

/** A few words for everyone, in all languages side by side. */
export function WordsFields({
  languages,
  name,
  label,
}: {
  languages: readonly string[];
  name: string;
  label: typeof screen.wrong;
}) {
  const say = useSay();
  const { language: reader } = useSpeech();
  return (
    <div className="cf-side-by-side">
      {languages.map((language) => (
        <TextAreaField
          key={language}
          name={`${name}.${language}`}
          label={say(label, { language: languageName(language, reader) })}
          language={language}
          rows={2}
        />
      ))}
    </div>
  );
}
