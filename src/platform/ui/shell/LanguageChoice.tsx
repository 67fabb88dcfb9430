import { useState } from "react";
import { Say, houseLanguages, useSpeech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { useSession } from "../session.tsx";

/** Names stand in their own language. The change shows at once, without reloading; nothing typed is lost. */
export function LanguageChoice() {
  const { language, choose } = useSpeech();
  const { languages } = useSession();
  const [failed, setFailed] = useState(false);
  const all = [
    ...houseLanguages,
    ...languages.filter(({ code }) => !houseLanguages.some((house) => house.code === code)),
  ];
  const change = async (code: string) => {
    const next = all.find((one) => one.code === code);
    if (!next) return;
    setFailed(false);
    await choose(next).catch(() => setFailed(true));
  };
  return (
    <label className="cf-choice">
      <span className="cf-hidden">
        <Say m={ui.language} />
      </span>
      <select value={language} onChange={(event) => void change(event.currentTarget.value)}>
        {all.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      {failed && (
        <span role="alert" className="cf-reason">
          <Say m={ui["language-failed"]} />
        </span>
      )}
    </label>
  );
}
