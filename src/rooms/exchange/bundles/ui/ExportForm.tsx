import { useState } from "react";
import { z } from "zod";
import { purposes } from "../../../../core/sharing/contract.ts";
import { messages as sharing } from "../../../../core/sharing/messages.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { call, callForFile } from "../../../../platform/ui/api.ts";
import { Form, useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { SelectField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../../platform/ui/organisations.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import { Audience, exportBundle, exportEvent, type Bundle } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const ways = ["anyone", "organisation", "ourselves"] as const;
/** Up to which marking a file for these may go; the server judges again. */
const levels = {
  anyone: ["clear", "green"],
  organisation: ["clear", "green", "amber"],
  ourselves: ["clear", "green", "amber", "amber+strict"],
} as const;
const Typed = Audience.and(z.object({ format: z.enum(["stix", "misp"]) }));
type Notes = z.output<typeof exportEvent.reply>["notes"];
const notesShown = 50;

/** What the marking lets out, as a strictly valid bundle or as an event of MISP. */
export function ExportForm({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const { electionId } = usePlace();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const blocked = useWhyNot()(exportBundle);
  const [notes, setNotes] = useState<Notes>([]);
  const take = async ({ format, ...body }: z.output<typeof Typed>) => {
    try {
      const input = { params: { election: electionId, bundle: bundle.id }, body };
      const event = format === "misp" ? await call(exportEvent, input) : null;
      const file = event
        ? JSON.stringify({ Event: event.Event }, null, 2)
        : await callForFile(exportBundle, input);
      const inside = body.for === "ourselves" ? "-internal" : "";
      download(`${bundle.id}${event ? "-misp" : ""}${inside}.json`, file, "application/json");
      setNotes(event?.notes ?? []);
      setProblem(null);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <details>
      <summary>
        <Say m={screen["export-title"]} />
      </summary>
      <p className="cf-muted">
        <Say m={screen["export-hint"]} />
      </p>
      <Form
        schema={Typed}
        initial={{ format: "stix", for: "anyone", upTo: "green" }}
        verb={say(screen["export-verb"])}
        onSubmit={take}
        problem={problem}
        blocked={blocked}
      >
        <SelectField
          name="format"
          label={say(screen["export-format"])}
          choices={(["stix", "misp"] as const).map((value) => ({
            value,
            label: say(screen[`export-as-${value}`]),
          }))}
        />
        <AudienceFields />
      </Form>
      {notes.length > 0 && <LeftOut notes={notes} />}
    </details>
  );
}

function AudienceFields() {
  const say = useSay();
  const values = useFormValues();
  const chosen = ways.find((one) => one === values["for"]) ?? "anyone";
  const { choices } = useOrganisations();
  return (
    <>
      <SelectField
        name="for"
        label={say(screen["export-for"])}
        choices={ways.map((value) => ({ value, label: say(screen[`export-for-${value}`]) }))}
      />
      {chosen === "organisation" && (
        <>
          <SelectField name="to" label={say(screen["export-to"])} choices={choices} />
          <SelectField
            name="purpose"
            label={say(screen["export-purpose"])}
            choices={purposes.map((value) => ({ value, label: say(sharing[`purpose-${value}`]) }))}
          />
        </>
      )}
      <SelectField
        name="upTo"
        label={say(screen["up-to"])}
        choices={levels[chosen].map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }))}
      />
    </>
  );
}

function LeftOut({ notes }: { notes: Notes }) {
  return (
    <output>
      <p>
        <Say m={screen["export-notes"]} />
      </p>
      <ul>
        {notes.slice(0, notesShown).map(({ path, sentence }) => (
          <li key={`${path} ${sentence}`}>{sentence}</li>
        ))}
        {notes.length > notesShown && (
          <li>
            <Say m={screen["export-more"]} values={{ n: notes.length - notesShown }} />
          </li>
        )}
      </ul>
    </output>
  );
}
