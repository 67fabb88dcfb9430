import { z } from "zod";
import { languageName } from "../../../../platform/ui/language/language-name.ts";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  answers,
  importCases,
  labelCase,
  publishMethod,
  retireMethod,
  reviseMethod,
  type MethodDetail,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { missingLanguages } from "../rules.ts";
import { screen } from "./screen-messages.ts";
import { answerWord } from "./words.ts";

interface ActProps {
  readonly method: MethodDetail;
  readonly onDone: () => void;
}

/** What can be done with a method now. */
export function MethodActs({ method }: { method: MethodDetail }) {
  const say = useSay();
  const closed =
    method.state === "retired"
      ? say(messages["retired-already"])
      : method.ours
        ? null
        : say(messages["method-of-others"]);
  const missing = missingLanguages(method.texts, method.languages);
  const unpublishable =
    method.version === method.publishedVersion
      ? say(screen["is-public"])
      : missing.length > 0
        ? say(messages["language-missing"], { languages: missing.join(", ") })
        : null;
  return (
    <>
      <Acts
        given={{ method }}
        acts={[
          {
            name: "label",
            label: screen.label,
            allow: labelCase,
            blocked: closed,
            primary: true,
            Form: LabelForm,
          },
          { name: "import", label: screen.import, allow: importCases, blocked: closed, Form: ImportForm },
          {
            name: "publish",
            label: screen.publish,
            allow: publishMethod,
            blocked: closed ?? unpublishable,
            Form: PublishForm,
          },
          { name: "retire", label: screen.retire, allow: retireMethod, blocked: closed, Form: RetireForm },
        ]}
      />
      <Actions>
        <Action allow={reviseMethod} to={`exchange/methods/${method.id}/revise`} blocked={closed}>
          {say(screen["revise-title"])}
        </Action>
      </Actions>
    </>
  );
}

/** What the method said and what is true. */
export function AnswerFields() {
  const say = useSay();
  const choices = answers.map((value) => ({ value, label: say(answerWord[value]) }));
  return (
    <>
      <SelectField name="says" label={say(screen.says)} choices={choices} />
      <SelectField name="truth" label={say(screen.truth)} choices={choices} />
      <TextField name="why" label={say(screen.why)} />
    </>
  );
}

function LabelForm({ method, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(method);
  const label = useCommand(labelCase);
  return (
    <Form
      schema={labelCase.body}
      initial={{}}
      verb={say(screen.label)}
      problem={label.problem}
      running={label.running}
      onSubmit={async (body) => {
        if (await label.run({ params, body })) onDone();
      }}
    >
      <TextField name="title" label={say(screen["case-title"])} hint={say(screen["label-hint"])} />
      <AnswerFields />
    </Form>
  );
}

function ImportForm({ method, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(method);
  const take = useCommand(importCases);
  const wrong = take.problem?.body.fields ?? [];
  return (
    <Form
      schema={importCases.body}
      initial={{ csv: "title,says,truth,why\n" }}
      verb={say(screen.import)}
      problem={wrong.length === 0 ? take.problem : null}
      running={take.running}
      onSubmit={async (body) => {
        if (await take.run({ params, body })) onDone();
      }}
    >
      <TextAreaField name="csv" label={say(screen.csv)} hint={say(screen["csv-hint"])} rows={10} />
      {wrong.length > 0 && (
        <div className="cf-notice" role="alert">
          <p className="cf-notice-title">{take.problem?.body.title}</p>
          <ul>
            {wrong.map(({ path, expected }) => (
              <li key={path}>
                {path}: {expected}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Form>
  );
}

function PublishForm({ method, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(method);
  const publish = useCommand(publishMethod);
  return (
    <Form
      schema={z.object({})}
      initial={{}}
      verb={say(screen.publish)}
      consequence={say(screen["publish-consequence"])}
      problem={publish.problem}
      running={publish.running}
      onSubmit={async () => {
        const body = { version: method.version, everyoneReadsItFromNowOn: true } as const;
        if (await publish.run({ params, body })) onDone();
      }}
    >
      <p>{say(screen["publish-text"])}</p>
    </Form>
  );
}

function RetireForm({ method, onDone }: ActProps) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const params = useParams(method);
  const retire = useCommand(retireMethod);
  const words = z.string().trim().min(3).max(500);
  const inEach = z.object(Object.fromEntries(method.languages.map((language) => [language, words])));
  return (
    <Form
      schema={z.object({ words: z.preprocess((given) => given ?? {}, inEach) })}
      initial={{}}
      verb={say(screen.retire)}
      consequence={say(screen["retire-consequence"])}
      danger
      problem={retire.problem}
      running={retire.running}
      onSubmit={async (body) => {
        if (await retire.run({ params, body })) onDone();
      }}
    >
      {method.languages.map((language) => (
        <TextField
          key={language}
          name={`words.${language}`}
          label={say(screen["retire-words"], { language: languageName(language, reader) })}
          language={language}
        />
      ))}
    </Form>
  );
}

function useParams({ id }: MethodDetail) {
  return { election: usePlace().electionId, method: id };
}
