import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { discardNotice } from "../contract.ts";
import type { StepProps } from "./NextSteps.tsx";
import { screen } from "./screen-messages.ts";
import { Why } from "./typed.ts";

/** Nobody is to be told this text after all. */
export function DiscardForm({ notice, blocked }: StepProps) {
  const say = useSay();
  const { electionId } = usePlace();
  const discard = useCommand(discardNotice);
  const why = useWhyNot()(discardNotice);
  const { id, version } = notice;
  return (
    <details>
      <summary>
        <Say m={screen["discard-title"]} />
      </summary>
      <Form
        schema={z.object({ why: Why })}
        initial={{}}
        verb={say(screen["discard-verb"])}
        consequence={say(screen["discard-consequence"])}
        danger
        problem={discard.problem}
        running={discard.running}
        blocked={why ?? blocked}
        onSubmit={(body) =>
          discard.run({ params: { election: electionId, notice: id }, body: { ...body, version } })
        }
      >
        <TextField name="why" label={say(screen.why)} hint={say(screen["why-hint"])} />
      </Form>
    </details>
  );
}
