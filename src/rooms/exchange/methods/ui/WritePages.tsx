import { useNavigate, useParams } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { CheckboxField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Page, PageOf } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { addMethod, MethodTexts, parts, readMethod, reviseMethod, type MethodDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { partWord } from "./words.ts";

/** A language of which every field is empty is left out: a draft may lack some. */
const texts = z.preprocess(
  (given) =>
    Object.fromEntries(
      Object.entries((given ?? {}) as Record<string, unknown>).filter(
        ([, text]) =>
          typeof text === "object" &&
          text !== null &&
          Object.values(text).some((part) => part !== undefined && part !== ""),
      ),
    ),
  MethodTexts,
);

const Typed = addMethod.body.extend({ texts });
const TypedAnew = reviseMethod.body
  .omit({ version: true })
  .extend({ texts, answersAsBefore: z.boolean().default(false) });

/** Write down how manipulation is identified. */
export function AddMethodPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, election, to } = usePlace();
  const add = useCommand(addMethod);
  const why = useWhyNot()(addMethod);
  return (
    <Page title={say(screen["add-title"])} lead={say(screen["add-lead"])}>
      <Form
        schema={Typed}
        initial={{ texts: {} }}
        verb={say(screen["add-title"])}
        problem={add.problem}
        running={add.running}
        blocked={why}
        onSubmit={async (body) => {
          const made = await add.run({ params: { election: electionId }, body });
          if (made) void navigate(to(`exchange/methods/${made.id}`));
        }}
      >
        <Fields languages={election?.languages ?? []} />
      </Form>
    </Page>
  );
}

/** A new version of it. */
export function ReviseMethodPage() {
  const say = useSay();
  const { method = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readMethod, { params: { election: electionId, method } });
  return (
    <PageOf title={say(screen["revise-title"])} lead={say(screen["revise-lead"])} query={query}>
      {(found) => <Revise method={found} />}
    </PageOf>
  );
}

function Revise({ method }: { method: MethodDetail }) {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const revise = useCommand(reviseMethod);
  const why = useWhyNot()(reviseMethod);
  const { id, version, languages } = method;
  const blocked =
    method.state === "retired"
      ? say(messages["retired-already"])
      : method.ours
        ? null
        : say(messages["method-of-others"]);
  return (
    <Form
      schema={TypedAnew}
      initial={{
        texts: method.texts,
        code: method.code ?? undefined,
        reviewBy: method.reviewBy,
        answersAsBefore: false,
      }}
      verb={say(screen["revise-title"])}
      problem={revise.problem}
      running={revise.running}
      blocked={why ?? blocked}
      onSubmit={async (body) => {
        const done = await revise.run({
          params: { election: electionId, method: id },
          body: { ...body, version },
        });
        if (done) void navigate(to(`exchange/methods/${id}`));
      }}
    >
      <Fields languages={languages} />
      <CheckboxField
        name="answersAsBefore"
        label={say(screen["answers-as-before"])}
        hint={say(screen["answers-hint"])}
      />
    </Form>
  );
}

function Fields({ languages }: { languages: readonly string[] }) {
  const say = useSay();
  return (
    <>
      {parts.map((part) => (
        <div key={part} className="cf-side-by-side">
          {languages.map((language) => (
            <PartField key={language} part={part} language={language} />
          ))}
        </div>
      ))}
      <TextField name="code" label={say(screen.code)} hint={say(screen["code-hint"])} optional />
      <TextField name="reviewBy" label={say(screen["review-by"])} type="date" />
      <TextField name="why" label={say(screen.why)} />
    </>
  );
}

function PartField({ part, language }: { part: (typeof parts)[number]; language: string }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const field = {
    name: `texts.${language}.${part}`,
    label: `${say(partWord[part])} (${languageName(language, reader)})`,
    language,
  };
  return part === "name" ? <TextField {...field} /> : <TextAreaField {...field} rows={4} />;
}
