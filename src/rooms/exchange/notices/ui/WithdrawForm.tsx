import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { withdrawNotice } from "../contract.ts";
import type { StepProps } from "./NextSteps.tsx";
import { screen } from "./screen-messages.ts";
import { WordsFields } from "./TextFields.tsx";
import { typedWords } from "./typed.ts";

/** Says to everyone that it no longer holds, and why. */
export function WithdrawForm({ notice, blocked }: StepProps) {
  const say = useSay();
  const { electionId } = usePlace();
  const withdraw = useCommand(withdrawNotice);
  const why = useWhyNot()(withdrawNotice);
  const { id, languages } = notice;
  return (
    <details>
      <summary>
        <Say m={screen["withdraw-title"]} />
      </summary>
      <Form
        schema={z.object({ words: typedWords(languages) })}
        initial={{}}
        verb={say(screen["withdraw-verb"])}
        consequence={say(screen["withdraw-consequence"])}
        danger
        problem={withdraw.problem}
        running={withdraw.running}
        blocked={why ?? blocked}
        onSubmit={({ words }) =>
          withdraw.run({
            params: { election: electionId, notice: id },
            body: { words, everyoneIsToldThatItNoLongerHolds: true },
          })
        }
      >
        <WordsFields languages={languages} name="words" label={screen["withdraw-words"]} />
      </Form>
    </details>
  );
}
