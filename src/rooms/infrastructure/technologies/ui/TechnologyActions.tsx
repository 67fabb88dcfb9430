import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Acts, type Act } from "../../../../platform/ui/parts/Acts.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { changeTechnology, deployTechnology, retireTechnology, type Technology } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { asTyped, TechnologyFields, Typed } from "./TechnologyFields.tsx";
import { stateWord } from "./words.ts";

interface Of {
  readonly technology: Technology;
}
interface ActProps extends Of {
  readonly onDone: () => void;
}

/** What can be done with a technology; what the gate refuses says why. */
export function TechnologyActions({ technology }: Of) {
  const say = useSay();
  const { person } = useSession();
  const ours = person?.organisation.id === technology.organisationId;
  const retired = technology.state === "retired";
  const state = say(stateWord[technology.state]);
  const blocked = !ours ? say(screen["not-ours"]) : retired ? say(screen["not-now"], { state }) : null;
  const acts: readonly Act<Of>[] = [
    { name: "change", label: screen["change-verb"], allow: changeTechnology, blocked, Form: ChangeForm },
    { name: "retire", label: screen["retire-verb"], allow: retireTechnology, blocked, Form: RetireForm },
  ];
  return (
    <>
      <Deploy technology={technology} blocked={blocked} />
      <Acts acts={acts} given={{ technology }} />
    </>
  );
}

function useParamsOf({ id }: Technology) {
  return { election: usePlace().electionId, technology: id };
}

function Deploy({ technology, blocked }: Of & { blocked: string | null }) {
  const say = useSay();
  const params = useParamsOf(technology);
  const command = useCommand(deployTechnology);
  const { state, gate } = technology;
  const why =
    state === "registered"
      ? gate.reasons.map((reason) => say(messages[reason])).join(" ") || null
      : say(screen["not-now"], { state: say(stateWord[state]) });
  return (
    <>
      {command.problem && <ProblemNotice problem={command.problem} />}
      <Actions>
        <Action
          allow={deployTechnology}
          blocked={blocked ?? why}
          onAct={() => command.run({ params })}
          {...(gate.verdict === "permitted-with-condition" && { consequence: say(screen.condition) })}
          running={command.running}
          primary
        >
          {say(screen["deploy-verb"])}
        </Action>
      </Actions>
    </>
  );
}

const Changed = Typed.extend({ why: changeTechnology.body.shape.why });

function ChangeForm({ technology, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(technology);
  const command = useCommand(changeTechnology);
  return (
    <Form
      schema={Changed}
      initial={asTyped(technology)}
      verb={say(screen["change-verb"])}
      consequence={say(screen["change-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={useWhyNot()(changeTechnology)}
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <TechnologyFields />
      <TextAreaField name="why" label={say(screen.why)} rows={2} />
    </Form>
  );
}

function RetireForm({ technology, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(technology);
  const command = useCommand(retireTechnology);
  return (
    <Form
      schema={retireTechnology.body}
      initial={{}}
      verb={say(screen["retire-verb"])}
      consequence={say(screen["retire-consequence"])}
      danger
      problem={command.problem}
      running={command.running}
      blocked={useWhyNot()(retireTechnology)}
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <TextAreaField name="why" label={say(screen.why)} rows={2} />
    </Form>
  );
}
