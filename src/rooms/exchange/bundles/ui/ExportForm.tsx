import { useState } from "react";
import type { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { callForFile } from "../../../../platform/ui/api.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import { exportBundle, type Bundle } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** What the marking lets out, as a strictly valid file. */
export function ExportForm({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const { electionId } = usePlace();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const blocked = useWhyNot()(exportBundle);
  const take = async (query: z.output<typeof exportBundle.query>) => {
    try {
      const params = { election: electionId, bundle: bundle.id };
      download(`${bundle.id}.json`, await callForFile(exportBundle, { params, query }), "application/json");
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
        schema={exportBundle.query}
        initial={{ upTo: "green" }}
        verb={say(screen["export-verb"])}
        onSubmit={take}
        problem={problem}
        blocked={blocked}
      >
        <SelectField
          name="upTo"
          label={say(screen["up-to"])}
          choices={["clear", "green", "amber"].map((value) => ({
            value,
            label: `TLP:${value.toUpperCase()}`,
          }))}
        />
      </Form>
    </details>
  );
}
