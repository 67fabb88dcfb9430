import { useNavigate } from "react-router";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { registerEquipment } from "../contract.ts";
import { EquipmentFields, Typed } from "./EquipmentFields.tsx";
import { screen } from "./screen-messages.ts";

/** Registers one machine; the next screen says what it still needs. */
export function NewEquipmentPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const register = useCommand(registerEquipment);
  return (
    <Page title={say(screen["register-verb"])} lead={say(screen["register-lead"])}>
      <Form
        schema={Typed}
        initial={{}}
        verb={say(screen["register-verb"])}
        problem={register.problem}
        running={register.running}
        blocked={useWhyNot()(registerEquipment)}
        onSubmit={async (body) => {
          const made = await register.run({ params: { election: electionId }, body });
          if (made) void navigate(to(`infrastructure/equipment/${made.id}`));
        }}
      >
        <EquipmentFields />
      </Form>
    </Page>
  );
}
