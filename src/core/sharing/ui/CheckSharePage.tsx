import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { Form } from "../../../platform/ui/form/Form.tsx";
import { SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Go } from "../../../platform/ui/parts/Go.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useCommand } from "../../../platform/ui/queries.ts";
import type { ReplyOf } from "../../../platform/contract/endpoint.ts";
import { checkShare } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { purposeWord } from "./words.ts";

/** May this be shared? Names the clause, or says which clause lacks what. Nothing is shared. */
export function CheckSharePage() {
  const say = useSay();
  const { electionId } = usePlace();
  const { choices } = useOrganisations();
  const check = useCommand(checkShare);
  return (
    <Page title={say(screen["check-title"])} lead={say(screen["check-lead"])}>
      <Form
        schema={checkShare.body}
        initial={{}}
        verb={say(screen.check)}
        onSubmit={(body) => check.run({ params: { election: electionId }, body })}
        problem={check.problem}
        running={check.running}
        blocked={useWhyNot()(checkShare)}
      >
        <TextField name="subjectId" label={say(screen.subject)} hint={say(screen["subject-hint"])} />
        <SelectField name="toOrganisationId" label={say(screen.recipient)} choices={choices} />
        <TextField name="toPersonId" label={say(screen.person)} optional />
        <SelectField
          name="purpose"
          label={say(screen.purpose)}
          choices={Object.entries(purposeWord).map(([value, word]) => ({ value, label: say(word) }))}
        />
      </Form>
      {check.done && !check.problem && <Permit permit={check.done} />}
    </Page>
  );
}

function Permit({ permit }: { permit: ReplyOf<typeof checkShare> }) {
  const say = useSay();
  return (
    <div className="cf-notice" role="status">
      <p className="cf-notice-title">{say(screen["check-yes"])}</p>
      <p>
        {permit.agreementId === null ? (
          say(screen["check-free"])
        ) : (
          <Go to={`exchange/agreements/${permit.agreementId}`}>
            {say(screen["check-clause"], { clause: permit.clause ?? "" })}
          </Go>
        )}{" "}
        TLP:{permit.tlp.toUpperCase()}
      </p>
      {permit.expiresAtMs !== null && (
        <p>
          {say(screen["kept-until"])} <When atMs={permit.expiresAtMs} />
        </p>
      )}
    </div>
  );
}
