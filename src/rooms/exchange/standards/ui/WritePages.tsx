import { useNavigate, useParams } from "react-router";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { CheckboxField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Page, PageOf } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { openStandard, readStandard, reviseStandard, type StandardDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { languageName, typedClauses, typedText } from "./typed.ts";

const Typed = openStandard.body.extend(typedText);
const TypedAnew = reviseStandard.body.omit({ version: true }).extend(typedText);

/** Draft a standard. */
export function OpenStandardPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, election, to } = usePlace();
  const open = useCommand(openStandard);
  const why = useWhyNot()(openStandard);
  return (
    <Page title={say(screen["open-title"])} lead={say(screen["open-lead"])}>
      <Form
        schema={Typed}
        initial={{ titles: {}, clauses: {}, secondPerson: true }}
        verb={say(screen["open-title"])}
        problem={open.problem}
        running={open.running}
        blocked={why}
        onSubmit={async (body) => {
          const made = await open.run({ params: { election: electionId }, body });
          if (made) void navigate(to(`exchange/standards/${made.id}`));
        }}
      >
        <Fields languages={election?.languages ?? []} />
        <CheckboxField
          name="secondPerson"
          label={say(screen["second-person"])}
          hint={say(screen["second-person-hint"])}
        />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Page>
  );
}

/** A new version of it. */
export function ReviseStandardPage() {
  const say = useSay();
  const { standard = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readStandard, { params: { election: electionId, standard }, query: {} });
  return (
    <PageOf title={say(screen["revise-title"])} lead={say(screen["revise-lead"])} query={query}>
      {(found) => <Revise standard={found} />}
    </PageOf>
  );
}

function Revise({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const revise = useCommand(reviseStandard);
  const why = useWhyNot()(reviseStandard);
  const { id, version, languages, titles, clauses, state, ours } = standard;
  const blocked =
    state === "withdrawn"
      ? say(messages["withdrawn-already"])
      : ours
        ? null
        : say(messages["standard-of-others"]);
  const typed = Object.fromEntries(languages.map((language) => [language, typedClauses(clauses, language)]));
  return (
    <Form
      schema={TypedAnew}
      initial={{ titles, clauses: typed }}
      verb={say(screen["revise-title"])}
      problem={revise.problem}
      running={revise.running}
      blocked={why ?? blocked}
      onSubmit={async (body) => {
        const params = { election: electionId, standard: id };
        const done = await revise.run({ params, body: { ...body, version } });
        if (done) void navigate(to(`exchange/standards/${id}`));
      }}
    >
      <Fields languages={languages} />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

function Fields({ languages }: { languages: readonly string[] }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  return (
    <div className="cf-side-by-side">
      {languages.map((language) => (
        <div key={language}>
          <TextField
            name={`titles.${language}`}
            label={`${say(screen.title)} (${languageName(language, reader)})`}
            language={language}
          />
          <TextAreaField
            name={`clauses.${language}`}
            label={`${say(screen.clauses)} (${languageName(language, reader)})`}
            hint={say(screen["clauses-hint"])}
            language={language}
            rows={16}
          />
        </div>
      ))}
    </div>
  );
}
