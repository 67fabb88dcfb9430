import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { listLabels, sayLabel, type Label } from "../labels-contract.ts";
import { screen } from "./screen-messages.ts";

/** Do we mean the same? What each organisation calls a term, with a warning where one word means two things. */
export function WordsPage() {
  const say = useSay();
  const query = useQueryOf(listLabels, {});
  return (
    <Page
      title={say(screen["words-question"])}
      lead={say(screen["words-lead"])}
      above={
        <Go to="exchange/vocabulary">
          <Say m={screen.question} />
        </Go>
      }
    >
      <Loaded query={query}>{({ rows }) => <Words rows={rows} />}</Loaded>
      <SayForm />
    </Page>
  );
}

function Words({ rows }: { rows: readonly Label[] }) {
  const say = useSay();
  const formats = useFormats();
  if (rows.length === 0)
    return (
      <Empty>
        <Say m={screen["words-none"]} />
      </Empty>
    );
  const means = ({ code, name }: Label) => (name === null ? code : `${code} ${name}`);
  const warning = ({ kind, successor, clashes }: Label) =>
    [
      kind === "unknown" ? say(screen.unknown) : null,
      kind === "retired" && successor ? say(screen["use-instead"], { code: successor.code }) : null,
      kind === "retired" && !successor ? say(screen["no-successor"]) : null,
      clashes.length > 0
        ? say(screen.clash, { others: formats.list(clashes.map((one) => say(screen["clash-one"], one))) })
        : null,
    ]
      .filter((each) => each !== null)
      .join(" ");
  return (
    <PlainTable
      name={say(screen["words-question"])}
      data={{
        columns: [say(screen.word), say(screen.organisation), say(screen.means), say(screen.warning)],
        rows: rows.map((row) => [row.label, row.organisation, means(row), warning(row)]),
      }}
    />
  );
}

const Typed = z.object({
  label: sayLabel.body.shape.label,
  code: sayLabel.body.shape.code.unwrap().optional(),
});

function SayForm() {
  const say = useSay();
  const command = useCommand(sayLabel);
  const blocked = useWhyNot()(sayLabel);
  return (
    <Section title={<Say m={screen["say-title"]} />}>
      <Form
        schema={Typed}
        initial={{}}
        verb={say(screen["say-verb"])}
        onSubmit={({ label, code }) => command.run({ body: { label, code: code ?? null } })}
        problem={command.problem}
        running={command.running}
        blocked={blocked}
      >
        <TextField name="label" label={say(screen.word)} />
        <TextField name="code" label={say(screen.code)} hint={say(screen["code-hint"])} optional />
      </Form>
    </Section>
  );
}
