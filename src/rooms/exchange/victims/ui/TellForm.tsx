import { useState } from "react";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form, useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { CheckboxField, SelectField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { TellBody, type VictimPage } from "../contract.ts";
import { tellVictim } from "../endpoints-contract.ts";
import { houseLanguage, noticeFor } from "../notice-rules.ts";
import { screen } from "./screen-messages.ts";
import { channelWord, choicesOf } from "./words.ts";

/** Tell the victim, with what they will read before it is sent. Stays open while it shows a code: that is shown once. */
export function TellForm({ victim, onDone }: { victim: VictimPage; onDone: () => void }) {
  const say = useSay();
  const { electionId, election } = usePlace();
  const language = houseLanguage(victim.language, election?.languages ?? []);
  const tell = useCommand(tellVictim, { invalidates: ["journal."] });
  const why = useWhyNot()(tellVictim);
  const [code, setCode] = useState<string | null>(null);
  const send = async (body: TellInput) => {
    const done = await tell.run({ params: { election: electionId, victim: victim.id }, body });
    if (done?.code) setCode(done.code);
    else if (done) onDone();
  };
  if (code !== null)
    return (
      <output className="cf-notice">
        <p className="cf-notice-title">
          <Say m={screen["code-title"]} />
        </p>
        <p>
          <code>{code}</code>
        </p>
        <p>
          {say(screen["code-lead"], {
            address: `${location.origin}/${electionId}/${language}/acknowledge`,
          })}
        </p>
        <button type="button" className="cf-button" onClick={onDone}>
          <Say m={screen["code-done"]} />
        </button>
      </output>
    );
  return (
    <Form
      schema={TellBody}
      initial={{ channel: victim.address === null ? "phone" : "mail" }}
      verb={say(screen["tell-verb"])}
      consequence={say(screen["tell-consequence"])}
      onSubmit={send}
      problem={tell.problem}
      running={tell.running}
      blocked={why}
    >
      <SelectField
        name="channel"
        label={say(screen.channel)}
        choices={choicesOf(channelWord).map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <TextAreaField
        name="ownText"
        label={say(screen["own-text"])}
        hint={say(screen["own-text-hint"])}
        rows={4}
        optional
      />
      <CheckboxField name="acknowledged" label={say(screen["acknowledged-now"])} />
      <Preview victim={victim} />
    </Form>
  );
}

type TellInput = {
  channel: "mail" | "phone" | "in-person" | "post";
  ownText?: string | undefined;
  acknowledged: boolean;
};

/** From the same rule as the letter itself. */
function Preview({ victim }: { victim: VictimPage }) {
  const say = useSay();
  const { election } = usePlace();
  const { ownText } = useFormValues();
  const notice = noticeFor({
    outcome: victim.outcome,
    language: victim.language,
    electionLanguages: election?.languages ?? [],
    election: election?.name ?? {},
    name: victim.name,
    contactName: victim.contactName,
    ownText: typeof ownText === "string" && ownText.trim() !== "" ? ownText : undefined,
  });
  return (
    <figure className="cf-picture">
      <figcaption>{say(screen.preview)}</figcaption>
      <div lang={notice.language}>
        <p>
          <strong>{notice.subject}</strong>
        </p>
        <p className="cf-text">{notice.text}</p>
      </div>
      <p className="cf-muted">{say(screen["preview-code"])}</p>
    </figure>
  );
}
