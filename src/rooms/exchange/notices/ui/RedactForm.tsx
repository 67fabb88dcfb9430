import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { redactNotice, type NoticeDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const Words = z.object({
  words: z
    .string()
    .default("")
    .transform((text) => text.split("\n").map((line) => line.trim()))
    .transform((lines) => lines.filter((line) => line !== "")),
});

/** Stands first while a name that may not be there is there. */
export function RedactForm({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const redact = useCommand(redactNotice);
  const why = useWhyNot()(redactNotice);
  const { names, heldSinceMs } = notice.redaction;
  if (names.length === 0 && heldSinceMs === null) return null;
  return (
    <Section title={<Say m={screen["redact-title"]} />}>
      <div className="cf-notice cf-notice-refused">
        {heldSinceMs !== null && (
          <p>
            <Say m={screen["redact-held"]} /> <When atMs={heldSinceMs} />
          </p>
        )}
        {names.length > 0 && (
          <>
            <p>
              <Say m={screen["redact-listed"]} />
            </p>
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Form
        schema={Words}
        initial={{}}
        verb={say(screen["redact-verb"])}
        consequence={say(screen["redact-consequence"])}
        problem={redact.problem}
        running={redact.running}
        blocked={why}
        onSubmit={(body) => redact.run({ params: { election: electionId, notice: notice.id }, body })}
      >
        <TextAreaField name="words" label={say(screen["redact-more"])} rows={2} optional />
      </Form>
    </Section>
  );
}
