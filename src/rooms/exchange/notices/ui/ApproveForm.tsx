import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { approveNotice } from "../contract.ts";
import { messages } from "../messages.ts";
import type { StepProps } from "./NextSteps.tsx";
import { screen } from "./screen-messages.ts";
import { Why } from "./typed.ts";
import { languageList, lastTwo } from "./words.ts";

/** A second person, who wrote no part of it, approves exactly this text or returns it. */
export function ApproveForm({ notice, blocked }: StepProps) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { person } = useSession();
  const wrote = notice.versions.some((each) => each.byPerson === person?.id);
  const own = wrote ? say(messages["own-work"]) : null;
  const named = notice.namesWithoutConsent ? say(screen["names-someone"]) : null;
  const languages = languageList(notice.languages, reader);
  return (
    <Section title={<Say m={screen["approve-title"]} />}>
      <p>
        <Say m={screen["approve-text"]} />
      </p>
      <VerdictForm
        notice={notice}
        verdict="approve"
        verb={say(notice.correctionWaits ? screen["approve-correction"] : screen["approve-verb"])}
        blocked={blocked ?? own ?? named}
        consequence={notice.correctionWaits ? say(screen["correction-consequence"], { languages }) : null}
      />
      <details>
        <summary>
          <Say m={screen["return-title"]} />
        </summary>
        <VerdictForm
          notice={notice}
          verdict="return"
          verb={say(screen["return-verb"])}
          blocked={blocked}
          consequence={null}
        />
      </details>
    </Section>
  );
}

function VerdictForm({
  notice,
  verdict,
  verb,
  blocked,
  consequence,
}: StepProps & {
  readonly verdict: "approve" | "return";
  readonly verb: string;
  readonly consequence: string | null;
}) {
  const say = useSay();
  const { electionId } = usePlace();
  const approve = useCommand(approveNotice, { invalidates: ["journal."] });
  const why = useWhyNot()(approveNotice);
  const sha256 = lastTwo(notice).last?.sha256 ?? "";
  return (
    <Form
      schema={z.object({ why: Why })}
      initial={{}}
      verb={verb}
      problem={approve.problem}
      running={approve.running}
      blocked={why ?? blocked}
      {...(consequence !== null && { consequence })}
      onSubmit={(body) =>
        approve.run({
          params: { election: electionId, notice: notice.id },
          body: { ...body, verdict, sha256 },
        })
      }
    >
      <TextField name="why" label={say(screen.why)} hint={say(screen["why-hint"])} />
    </Form>
  );
}
