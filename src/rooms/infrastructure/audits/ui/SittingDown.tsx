import { useSay, Say } from "../../../../platform/ui/language/say.tsx";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { signIn, signOut, type AuditDetail, type Board } from "../contract.ts";
import { entry } from "./entry-messages.ts";

/** Who sits at the table, for which affiliation; and my sitting down and leaving. */
export function SittingDown(props: {
  readonly audit: AuditDetail;
  readonly board: Board;
  /** Entries that have not arrived: whoever leaves before could lose the right to send them. */
  readonly unsent: number;
}) {
  const { audit, board, unsent } = props;
  const say = useSay();
  const { person } = useSession();
  const { electionId } = usePlace();
  const leaving = useCommand(signOut);
  const params = { election: electionId, audit: audit.id, board: board.id };
  const here = isHere(board, person?.id ?? "");
  const stranger = board.members.some(({ personId }) => personId === person?.id)
    ? null
    : say(entry["not-a-member"]);
  const complete = board.members.every(({ personId }) => isHere(board, personId));
  return (
    <Section title={<Say m={entry["who-sits"]} />}>
      <ul className="cf-plain-list cf-tight">
        {board.members.map(({ personId, name }) => (
          <li key={personId}>
            <span className="cf-line">
              <strong>{name}</strong>
              <Sits board={board} personId={personId} />
            </span>
          </li>
        ))}
      </ul>
      {!complete && <p className="cf-notice">{say(entry["both-needed"])}</p>}
      {leaving.problem && <ProblemNotice problem={leaving.problem} />}
      <Actions>
        <ActForm
          key={String(here)}
          endpoint={signIn}
          params={params}
          verb={say(entry["sign-in-verb"])}
          blocked={stranger ?? (here ? say(entry["signed-in-already"]) : null)}
          primary={!here}
        >
          <TextField
            name="affiliation"
            label={say(entry.affiliation)}
            hint={say(entry["affiliation-hint"])}
          />
        </ActForm>
        <Action
          allow={signOut}
          blocked={stranger ?? whyNotLeave(here, unsent, say)}
          onAct={() => leaving.run({ params })}
          running={leaving.running}
        >
          <Say m={entry["sign-out-verb"]} />
        </Action>
      </Actions>
    </Section>
  );
}

function whyNotLeave(here: boolean, unsent: number, say: ReturnType<typeof useSay>): string | null {
  if (!here) return say(entry["not-signed-in"]);
  return unsent > 0 ? say(entry["unsent-first"]) : null;
}

function Sits({ board, personId }: { board: Board; personId: string }) {
  const say = useSay();
  const sitting = board.sittings.find((one) => one.personId === personId && one.signedOutAtMs === null);
  if (sitting === undefined) return <StateWord label={say(entry["not-here"])} />;
  return <StateWord label={say(entry["here-for"], { affiliation: sitting.affiliation })} tone="good" />;
}

export function isHere(board: Board, personId: string): boolean {
  return board.sittings.some((one) => one.personId === personId && one.signedOutAtMs === null);
}
