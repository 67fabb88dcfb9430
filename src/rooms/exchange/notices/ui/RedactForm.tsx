import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { redactNotice, type NoticeDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

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
        schema={z.object({})}
        initial={{}}
        verb={say(screen["redact-verb"])}
        consequence={say(screen["redact-consequence"])}
        problem={redact.problem}
        running={redact.running}
        blocked={why}
        onSubmit={(body) => redact.run({ params: { election: electionId, notice: notice.id }, body })}
      >
        <p>
          <Say m={screen["redact-more"]} />
        </p>
      </Form>
    </Section>
  );
}
