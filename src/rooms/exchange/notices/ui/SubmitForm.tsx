import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { submitNotice } from "../contract.ts";
import { messages } from "../messages.ts";
import type { StepProps } from "./NextSteps.tsx";
import { OverrideField } from "./OverrideField.tsx";
import { screen } from "./screen-messages.ts";
import { Why } from "./typed.ts";
import { languageList } from "./words.ts";

/** Put the text before a second person; what the gate blocks needs a reason, and a name without consent has none. */
export function SubmitForm({ notice, blocked }: StepProps) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { electionId } = usePlace();
  const submit = useCommand(submitNotice);
  const why = useWhyNot()(submitNotice);
  const texts = notice.versions.at(-1)?.texts ?? {};
  const missing = notice.languages.filter((language) => !Object.hasOwn(texts, language));
  const named = notice.namesWithoutConsent ? say(screen["names-someone"]) : null;
  const lacks =
    missing.length > 0
      ? say(messages["language-missing"], { languages: languageList(missing, reader) })
      : null;
  const plain = notice.gate?.pass ?? false;
  return (
    <Section title={<Say m={screen["submit-title"]} />}>
      <Form
        schema={z.object({ override: plain ? z.null().default(null) : Why })}
        initial={{}}
        verb={say(screen["submit-verb"])}
        problem={submit.problem}
        running={submit.running}
        blocked={why ?? blocked ?? named ?? lacks}
        onSubmit={({ override }) =>
          submit.run({
            params: { election: electionId, notice: notice.id },
            body: { version: notice.version, override },
          })
        }
      >
        {!plain && <OverrideField optional={false} />}
      </Form>
    </Section>
  );
}
