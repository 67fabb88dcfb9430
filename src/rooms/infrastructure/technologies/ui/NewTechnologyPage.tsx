import { useNavigate } from "react-router";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { registerTechnology } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { TechnologyFields, Typed } from "./TechnologyFields.tsx";

/** Registers what a jurisdiction votes with; the next screen says whether it may. */
export function NewTechnologyPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const register = useCommand(registerTechnology);
  return (
    <Page title={say(screen["register-verb"])} lead={say(screen["register-lead"])}>
      <Form
        schema={Typed}
        initial={{}}
        verb={say(screen["register-verb"])}
        problem={register.problem}
        running={register.running}
        blocked={useWhyNot()(registerTechnology)}
        onSubmit={async (body) => {
          const made = await register.run({ params: { election: electionId }, body });
          if (made) void navigate(to(`infrastructure/technologies/${made.id}`));
        }}
      >
        <TechnologyFields />
      </Form>
    </Page>
  );
}
