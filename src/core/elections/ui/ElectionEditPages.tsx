import { useNavigate, useParams } from "react-router";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { useSay } from "../../../platform/ui/language/say.tsx";
import { Page, PageOf } from "../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../platform/ui/queries.ts";
import { changeElection, createElection, readElection, type Election } from "../contract.ts";
import { ElectionForm } from "./ElectionForm.tsx";
import { screen } from "./screen-messages.ts";
import { TypedChange, TypedElection, typedFrom } from "./typed-election.ts";

/** Sets up an election. */
export function NewElectionPage() {
  const say = useSay();
  const create = useCommand(createElection, { invalidates: ["sessions."] });
  const shown = useShown();
  return (
    <Page title={say(screen.new)} lead={say(screen["new-lead"])}>
      <ElectionForm
        schema={TypedElection}
        initial={{ languages: "en, fr", rules: { panel: null } }}
        verb={say(screen.new)}
        onSubmit={async (body) => {
          const made = await create.run({ body });
          if (made) shown(made.id);
        }}
        problem={create.problem}
        running={create.running}
        blocked={useWhyNot()(createElection)}
      />
    </Page>
  );
}

/** Changes dates, languages and rules, with a reason. */
export function ChangeElectionPage() {
  const say = useSay();
  const { id = "" } = useParams();
  const query = useQueryOf(readElection, { params: { election: id } });
  return (
    <PageOf title={say(screen.change)} lead={say(screen["change-lead"])} query={query}>
      {({ phase: _, caretakerNow: __, ...election }) => <ChangeForm election={election} />}
    </PageOf>
  );
}

function ChangeForm({ election }: { election: Election }) {
  const say = useSay();
  const change = useCommand(changeElection, { invalidates: ["sessions.", "community."] });
  const shown = useShown();
  return (
    <ElectionForm
      schema={TypedChange}
      initial={typedFrom(election)}
      verb={say(screen.change)}
      onSubmit={async (body) => {
        const changed = await change.run({ params: { election: election.id }, body });
        if (changed) shown(changed.id);
      }}
      problem={change.problem}
      running={change.running}
      blocked={useWhyNot()(changeElection)}
      change
    />
  );
}

function useShown(): (id: string) => void {
  const navigate = useNavigate();
  const { to } = usePlace();
  return (id) => void navigate(to(`administration/elections/${id}`));
}
