import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { call, callForFile } from "../../../../platform/ui/api.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import { exportBundle, exportEvent, type Bundle } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const Typed = exportBundle.query.extend({ format: z.enum(["stix", "misp"]) });
type Notes = z.output<typeof exportEvent.reply>["notes"];
const notesShown = 50;

/** What the marking lets out, as a strictly valid bundle or as an event of MISP. */
export function ExportForm({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const { electionId } = usePlace();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const blocked = useWhyNot()(exportBundle);
  const [notes, setNotes] = useState<Notes>([]);
  const take = async ({ format, ...query }: z.output<typeof Typed>) => {
    try {
      const input = { params: { election: electionId, bundle: bundle.id }, query };
      const event = format === "misp" ? await call(exportEvent, input) : null;
      const file = event
        ? JSON.stringify({ Event: event.Event }, null, 2)
        : await callForFile(exportBundle, input);
      download(event ? `${bundle.id}-misp.json` : `${bundle.id}.json`, file, "application/json");
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
        initial={{ upTo: "green", format: "stix" }}
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
        <SelectField
          name="upTo"
          label={say(screen["up-to"])}
          choices={["clear", "green", "amber"].map((value) => ({
            value,
            label: `TLP:${value.toUpperCase()}`,
          }))}
        />
      </Form>
      {notes.length > 0 && <LeftOut notes={notes} />}
    </details>
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
