import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { listVersions } from "../../vocabulary/contract.ts";
import { Coding, TermRef, type CodedTerm, type ReportPage } from "../contract.ts";
import { codeReport } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Shown = z.infer<typeof ReportPage>;

/** Terms as people type them: `T0043, T0085.001`; the server checks them against the vocabulary. */
const Typed = z.object({
  version: TermRef.shape.version,
  terms: z
    .string()
    .default("")
    .refine((text) => termsIn(text).every((term) => TermRef.shape.term.safeParse(term).success), {
      error: "expected terms such as T0043",
    })
    .transform(termsIn),
  why: Coding.shape.why,
});

function termsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((term) => term !== "");
}

/** What a code stands under where no version of a vocabulary has been imported: it is kept, and flagged until one knows it. */
const noVersion = "none";

/** What the report is about, in the words that all partners share. */
export function CodingForm({ report }: { report: Pick<Shown, "id" | "terms" | "coding" | "state"> }) {
  const say = useSay();
  const { electionId } = usePlace();
  const code = useCommand(codeReport);
  const why = useWhyNot()(codeReport);
  const versions = useQueryOf(listVersions, {}).data?.rows ?? [];
  const closed = report.state === "closed" ? say(messages["closed-already"]) : null;
  return (
    <Section title={say(screen["code-title"])}>
      {report.terms.length === 0 ? (
        <p className="cf-muted">
          <Say m={screen["code-none"]} />
        </p>
      ) : (
        <ul>
          {report.coding.map((one) => (
            <li key={`${one.version} ${one.term}`}>
              <Coded one={one} />
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>
          <Say m={screen["code-verb"]} />
        </summary>
        <Form
          schema={Typed}
          initial={{
            version:
              versions.find(({ id }) => id === report.terms[0]?.version)?.id ?? versions[0]?.id ?? noVersion,
            terms: report.terms.map(({ term }) => term).join(", "),
          }}
          verb={say(screen["code-verb"])}
          onSubmit={({ version, terms, why: reason }) =>
            code.run({
              params: { election: electionId, report: report.id },
              body: { terms: terms.map((term) => ({ version, term })), why: reason },
            })
          }
          problem={code.problem}
          running={code.running}
          blocked={why ?? closed}
          key={versions.length}
        >
          <SelectField
            name="version"
            label={say(screen["code-version"])}
            {...(versions.length === 0 && { hint: say(screen["code-version-none"]) })}
            choices={
              versions.length === 0
                ? [{ value: noVersion, label: say(screen["code-no-version"]) }]
                : versions.map(({ id, name, label }) => ({ value: id, label: `${name} ${label}` }))
            }
          />
          <TextField name="terms" label={say(screen["code-terms"])} hint={say(screen["code-terms-hint"])} />
          <TextField name="why" label={say(screen["code-why"])} />
        </Form>
      </details>
    </Section>
  );
}

/** A term with its name; a retired or unknown one is flagged, with what to use instead. */
function Coded({ one }: { one: CodedTerm }) {
  const say = useSay();
  return (
    <>
      <code>{one.term}</code> {one.name} <span className="cf-muted">{one.versionLabel ?? one.version}</span>{" "}
      {one.standing === "unknown" && <StateWord label={say(screen["code-unknown"])} tone="danger" />}
      {one.standing === "retired" && (
        <StateWord
          label={
            one.successor === null
              ? say(screen["code-retired"])
              : say(screen["code-use"], { term: one.successor.term, name: one.successor.name })
          }
          tone="soon"
        />
      )}
    </>
  );
}
