import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { ui } from "../../../../platform/ui/messages.ts";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  adoptPlaybook,
  Classification,
  exercisePlaybook,
  retirePlaybook,
  reviewPlaybook,
  revisePlaybook,
  type PlaybookDetail,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

interface ActProps {
  readonly playbook: PlaybookDetail;
  readonly onDone: () => void;
}

/** What can be done with a playbook now. */
export function PlaybookActs({ playbook }: { playbook: PlaybookDetail }) {
  const say = useSay();
  const { state, ours } = playbook;
  const closed =
    state === "retired"
      ? say(messages["retired-already"])
      : ours
        ? null
        : say(messages["playbook-of-others"]);
  const early = closed ?? (state === "draft" ? say(messages["not-adopted-yet"]) : null);
  const adopted = closed ?? (state === "draft" ? null : say(messages["adopted-already"]));
  return (
    <>
      <Acts
        given={{ playbook }}
        acts={[
          {
            name: "adopt",
            label: screen.adopt,
            allow: adoptPlaybook,
            blocked: adopted,
            primary: state === "draft",
            Form: AdoptForm,
          },
          {
            name: "exercise",
            label: screen.exercise,
            allow: exercisePlaybook,
            blocked: early,
            primary: state !== "draft",
            Form: ExerciseForm,
          },
          { name: "review", label: screen.review, allow: reviewPlaybook, blocked: early, Form: ReviewForm },
          { name: "retire", label: screen.retire, allow: retirePlaybook, blocked: closed, Form: RetireForm },
        ]}
      />
      <Actions>
        <Action allow={revisePlaybook} to={`exchange/playbooks/${playbook.id}/revise`} blocked={closed}>
          {say(screen["revise-title"])}
        </Action>
      </Actions>
    </>
  );
}

/** As typed: a choice of four words. */
export const typedClassification = z.string().transform(Number).pipe(Classification);

export function ClassificationField({ hint }: { hint: string }) {
  const say = useSay();
  return (
    <SelectField
      name="classification"
      label={say(screen.classification)}
      hint={hint}
      choices={(["0", "1", "2", "3"] as const).map((value) => ({ value, label: say(ui[`class-${value}`]) }))}
    />
  );
}

function AdoptForm({ playbook, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(playbook);
  const adopt = useCommand(adoptPlaybook);
  return (
    <Form
      schema={z.object({})}
      initial={{}}
      verb={say(screen.adopt)}
      problem={adopt.problem}
      running={adopt.running}
      onSubmit={async () => {
        if (await adopt.run({ params, body: { version: playbook.version } })) onDone();
      }}
    >
      <p>{say(screen["adopt-text"])}</p>
    </Form>
  );
}

const TypedExercise = exercisePlaybook.body.extend({
  classification: typedClassification,
  reviewBy: exercisePlaybook.body.shape.reviewBy.unwrap().unwrap().optional(),
});

function ExerciseForm({ playbook, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(playbook);
  const exercise = useCommand(exercisePlaybook);
  return (
    <Form
      schema={TypedExercise}
      initial={{ classification: "0" }}
      verb={say(screen.exercise)}
      problem={exercise.problem}
      running={exercise.running}
      onSubmit={async ({ reviewBy = null, ...body }) => {
        if (await exercise.run({ params, body: { ...body, reviewBy } })) onDone();
      }}
    >
      <DateTimeField name="heldAtMs" label={say(screen["held-at"])} hint={say(screen["held-hint"])} />
      <TextAreaField name="found" label={say(screen.found)} rows={4} />
      <TextField name="reviewBy" label={say(screen["review-by-next"])} type="date" optional />
      <ClassificationField hint={say(screen["check-classification-hint"])} />
    </Form>
  );
}

const TypedReview = reviewPlaybook.body.extend({ classification: typedClassification });

function ReviewForm({ playbook, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(playbook);
  const review = useCommand(reviewPlaybook);
  return (
    <Form
      schema={TypedReview}
      initial={{ classification: "0" }}
      verb={say(screen.review)}
      problem={review.problem}
      running={review.running}
      onSubmit={async (body) => {
        if (await review.run({ params, body })) onDone();
      }}
    >
      <TextField name="why" label={say(screen["review-why"])} />
      <TextField name="reviewBy" label={say(screen["review-by-next"])} type="date" />
      <ClassificationField hint={say(screen["check-classification-hint"])} />
    </Form>
  );
}

function RetireForm({ playbook, onDone }: ActProps) {
  const say = useSay();
  const params = useParams(playbook);
  const retire = useCommand(retirePlaybook);
  return (
    <Form
      schema={retirePlaybook.body}
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
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

function useParams({ id }: PlaybookDetail) {
  return { election: usePlace().electionId, playbook: id };
}
