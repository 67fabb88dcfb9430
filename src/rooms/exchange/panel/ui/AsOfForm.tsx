import { useState } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import { DateTimeField, SelectField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { knowledgeAxes, type KnowledgeAxis } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const Moment = z.object({ asOf: z.number().int(), by: z.enum(knowledgeAxes) });

/** Picks the moment as of which the case is shown. It stands in the address, so that a link shows the same. */
export function AsOfForm({ atMs, by }: { atMs: number | null; by: KnowledgeAxis }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState(false);
  const go = (asOf: number | null, axis: KnowledgeAxis) => {
    const next = new URLSearchParams(search);
    next.delete("asOf");
    next.delete("by");
    if (asOf !== null) {
      next.set("asOf", String(asOf));
      next.set("by", axis);
    }
    setSearch(next);
  };
  const choices = [
    { value: "recorded", label: say(screen["by-recorded"]) },
    { value: "known", label: say(screen["by-known"]) },
  ];
  return (
    <>
      {atMs !== null && (
        <output className="cf-notice">
          <p className="cf-notice-title">
            <Say m={screen["as-of-words"]} />
          </p>
          <p>
            <When atMs={atMs} />
          </p>
          <button type="button" className="cf-button" onClick={() => go(null, by)}>
            <Say m={screen["as-of-now"]} />
          </button>
        </output>
      )}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Say m={screen["as-of-title"]} />
        </summary>
        <Form
          schema={Moment}
          initial={{ asOf: atMs ?? undefined, by }}
          verb={say(screen["as-of-verb"])}
          onSubmit={(values) => go(values.asOf, values.by)}
        >
          <DateTimeField name="asOf" label={say(screen["as-of"])} />
          <SelectField name="by" label={say(screen["as-of-by"])} choices={choices} />
        </Form>
      </details>
    </>
  );
}
