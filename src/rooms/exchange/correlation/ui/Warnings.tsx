import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { listCorrelationWarnings, warningCategories, warnOfSite } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Which sites link nothing alone; a person puts one on the list or takes it off, with a reason. */
export function Warnings() {
  const say = useSay();
  const formats = useFormats();
  const { electionId } = usePlace();
  const query = useQueryOf(
    listCorrelationWarnings,
    { params: { election: electionId } },
    { subjects: ["wrn"] },
  );
  return (
    <Section title={<Say m={screen.warnings} />}>
      <Loaded query={query}>
        {({ reviewedOn, rows }) => (
          <>
            <p className="cf-muted">
              <Say m={screen["warnings-lead"]} values={{ date: formats.day(reviewedOn) }} />
            </p>
            {rows.length === 0 ? (
              <p>
                <Say m={screen["warnings-none"]} />
              </p>
            ) : (
              <PlainTable
                name={say(screen.warnings)}
                data={{
                  columns: [say(screen.site), say(screen.category), say(screen.why)],
                  rows: rows.map(({ site, category, why }) => [
                    site,
                    say(screen[`category-${category ?? "none"}`]),
                    why,
                  ]),
                }}
              />
            )}
          </>
        )}
      </Loaded>
      <WarnForm />
    </Section>
  );
}

const Typed = z.object({
  site: warnOfSite.body.shape.site,
  category: z.enum([...warningCategories, "none"]),
  why: warnOfSite.body.shape.why,
});

function WarnForm() {
  const say = useSay();
  const { electionId } = usePlace();
  const warn = useCommand(warnOfSite);
  const blocked = useWhyNot()(warnOfSite);
  const submit = ({ site, category, why }: z.output<typeof Typed>) =>
    warn.run({
      params: { election: electionId },
      body: { site, why, category: category === "none" ? null : category },
    });
  return (
    <Form
      schema={Typed}
      initial={{ category: "platform" }}
      verb={say(screen["warn-verb"])}
      onSubmit={submit}
      problem={warn.problem}
      running={warn.running}
      blocked={blocked}
    >
      <TextField name="site" label={say(screen.site)} />
      <SelectField
        name="category"
        label={say(screen.category)}
        choices={[...warningCategories, "none" as const].map((value) => ({
          value,
          label: say(screen[`category-${value}`]),
        }))}
      />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}
