import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  ClauseNumber,
  commentKinds,
  commentStandard,
  publishStandard,
  reviseStandard,
  withdrawStandard,
  type StandardDetail,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { kindWord, languageName } from "./typed.ts";

interface ActProps {
  readonly standard: StandardDetail;
  readonly onDone: () => void;
}

/** What can be done with a standard now. */
export function StandardActs({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { state, ours, version, publishedVersion } = standard;
  const withdrawn = state === "withdrawn" ? say(messages["withdrawn-already"]) : null;
  const closed = withdrawn ?? (ours ? null : say(messages["standard-of-others"]));
  const published = version === publishedVersion ? say(messages["nothing-to-publish"]) : null;
  return (
    <>
      <Acts
        given={{ standard }}
        acts={[
          {
            name: "comment",
            label: screen["comment-verb"],
            allow: commentStandard,
            blocked: withdrawn,
            primary: true,
            Form: CommentForm,
          },
          {
            name: "publish",
            label: screen.publish,
            allow: publishStandard,
            blocked: closed ?? published,
            Form: PublishForm,
          },
          {
            name: "withdraw",
            label: screen.withdraw,
            allow: withdrawStandard,
            blocked: closed,
            Form: WithdrawForm,
          },
        ]}
      />
      <Actions>
        <Action allow={reviseStandard} to={`exchange/standards/${standard.id}/revise`} blocked={closed}>
          {say(screen["revise-title"])}
        </Action>
      </Actions>
    </>
  );
}

/** An empty choice is the whole text. */
const TypedComment = z.object({
  clause: z.union([ClauseNumber, z.literal("whole")]),
  place: z.string().trim().max(200).optional(),
  kind: z.enum(commentKinds),
  comment: z.string().trim().min(3).max(4_000),
  proposal: z.string().trim().max(4_000).optional(),
});

function CommentForm({ standard, onDone }: ActProps) {
  const say = useSay();
  const { read } = useSpeech();
  const params = useParams(standard);
  const comment = useCommand(commentStandard);
  const titleOf = (texts: StandardDetail["clauses"][number]["texts"]) =>
    read(Object.fromEntries(Object.entries(texts).map(([language, { title }]) => [language, title])));
  return (
    <Form
      schema={TypedComment}
      initial={{ clause: "whole", kind: "general" }}
      verb={say(screen["comment-verb"])}
      problem={comment.problem}
      running={comment.running}
      onSubmit={async ({ clause, place = "", proposal = "", ...said }) => {
        const body = {
          ...said,
          version: standard.version,
          clause: clause === "whole" ? null : clause,
          place,
          proposal,
        };
        if (await comment.run({ params, body })) onDone();
      }}
    >
      <SelectField
        name="clause"
        label={say(screen.clause)}
        choices={[
          { value: "whole", label: say(screen.whole) },
          ...standard.clauses.map(({ number, texts }) => ({
            value: number,
            label: `${number} ${titleOf(texts)}`,
          })),
        ]}
      />
      <TextField name="place" label={say(screen.place)} optional />
      <SelectField
        name="kind"
        label={say(screen.kind)}
        choices={commentKinds.map((value) => ({ value, label: say(kindWord[value]) }))}
      />
      <TextAreaField name="comment" label={say(screen.comment)} rows={4} />
      <TextAreaField
        name="proposal"
        label={say(screen.proposal)}
        hint={say(screen["proposal-hint"])}
        rows={3}
      />
    </Form>
  );
}

function PublishForm({ standard, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(standard);
  const publish = useCommand(publishStandard);
  return (
    <Form
      schema={z.object({})}
      initial={{}}
      verb={say(screen.publish)}
      consequence={say(screen["publish-consequence"], { n: standard.version })}
      problem={publish.problem}
      running={publish.running}
      onSubmit={async () => {
        const body = { version: standard.version, everyoneReadsItFromNowOn: true } as const;
        if (await publish.run({ params, body })) onDone();
      }}
    >
      <p>{say(screen["publish-text"])}</p>
    </Form>
  );
}

function WithdrawForm({ standard, onDone }: ActProps) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const params = useParams(standard);
  const withdraw = useCommand(withdrawStandard);
  const words = z.string().trim().min(3).max(500);
  const inEach = z.object(Object.fromEntries(standard.languages.map((language) => [language, words])));
  return (
    <Form
      schema={z.object({ words: z.preprocess((given) => given ?? {}, inEach) })}
      initial={{}}
      verb={say(screen.withdraw)}
      consequence={say(screen["withdraw-consequence"])}
      danger
      problem={withdraw.problem}
      running={withdraw.running}
      onSubmit={async (body) => {
        if (await withdraw.run({ params, body })) onDone();
      }}
    >
      {standard.languages.map((language) => (
        <TextField
          key={language}
          name={`words.${language}`}
          label={say(screen["withdraw-words"], { language: languageName(language, reader) })}
          language={language}
        />
      ))}
    </Form>
  );
}

function useParams({ id }: StandardDetail) {
  return { election: usePlace().electionId, standard: id };
}
