import { useEffect, useState } from "react";
import { useField, useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { authorsNamed } from "../rules.ts";
import { screen } from "./screen-messages.ts";

const bytesLookedAt = 20 * 1024 * 1024;

/** Who sent what was received. The file's own words are offered, and a person decides. */
export function SenderField() {
  const say = useSay();
  const { file, origin } = useFormValues();
  const { set } = useField("sender");
  const author = useAuthor(file);
  if (origin !== "received") return null;
  return (
    <>
      <TextField name="sender" label={say(screen.sender)} hint={say(screen["sender-hint"])} />
      {author !== null && (
        <p>
          <Say m={screen["author-named"]} values={{ name: author }} />{" "}
          <button type="button" className="cf-button" onClick={() => set(author)}>
            <Say m={screen["author-take"]} />
          </button>
        </p>
      )}
    </>
  );
}

/** The author whom the chosen file names most; of a file too long to look at here, none. */
function useAuthor(file: unknown): string | null {
  const [author, setAuthor] = useState<string | null>(null);
  useEffect(() => {
    let isLatest = true;
    const tell = (name: string | null) => isLatest && setAuthor(name);
    if (file instanceof File && file.size <= bytesLookedAt)
      void file.text().then(
        (text) => tell(authorIn(text)),
        () => tell(null),
      );
    else tell(null);
    return () => {
      isLatest = false;
    };
  }, [file]);
  return author;
}

function authorIn(text: string): string | null {
  try {
    return authorsNamed(JSON.parse(text))[0]?.slice(0, 200) ?? null;
  } catch {
    // What is no JSON is refused by the server, with its place.
    return null;
  }
}
