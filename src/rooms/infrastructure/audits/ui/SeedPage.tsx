import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { TextField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  commitAudit,
  commitRolls,
  restartSeed,
  revealRolls,
  type AuditDetail,
  type RecordFile,
  type SeedPart,
} from "../contract.ts";
import { AuditFrame, useNotNow } from "./AuditFrame.tsx";
import { inputs } from "./input-messages.ts";
import { OwnCommitment } from "./OwnCommitment.tsx";

/** First the files are fixed and public, then several people make the seed. */
export function SeedPage() {
  return (
    <AuditFrame>
      {(audit) => (
        <>
          <Commitment audit={audit} />
          <Ceremony audit={audit} />
        </>
      )}
    </AuditFrame>
  );
}

function Commitment({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(commitAudit);
  const blocked = useNotNow(audit)("commit");
  const act = () => command.run({ params: { election: electionId, audit: audit.id } });
  return (
    <Section title={<Say m={inputs["commitment-title"]} />}>
      {audit.commitment === null ? (
        <>
          <p>{say(inputs["commitment-none"])}</p>
          {command.problem && <ProblemNotice problem={command.problem} />}
          <Actions>
            <Action
              allow={commitAudit}
              blocked={blocked}
              onAct={act}
              consequence={say(inputs["commit-consequence"])}
              running={command.running}
              primary
            >
              {say(inputs["commit-verb"])}
            </Action>
          </Actions>
        </>
      ) : (
        <>
          <p>{say(inputs["commitment-text"])}</p>
          <code className="cf-secret">{audit.commitment}</code>
          {audit.committedAtMs !== null && (
            <p>
              <When atMs={audit.committedAtMs} />
            </p>
          )}
          <h3>{say(inputs["files-published"])}</h3>
          <RowsTable
            name={say(inputs["files-published"])}
            columns={fileColumns}
            rows={audit.files}
            rowKey={({ name }) => name}
          />
        </>
      )}
    </Section>
  );
}

const fileColumns: readonly Column<RecordFile>[] = [
  { key: "name", head: inputs["file-name"], cell: ({ name }) => name },
  {
    key: "sha256",
    head: inputs.fingerprint,
    cell: ({ sha256 }) => <code className="cf-hash">{sha256}</code>,
  },
  { key: "committed", head: inputs["is-committed"], cell: ({ committed }) => <YesOrNotYet is={committed} /> },
  { key: "public", head: inputs["is-public"], cell: ({ published }) => <YesOrNotYet is={published} /> },
];

function YesOrNotYet({ is }: { is: boolean }) {
  return <Say m={is ? inputs.yes : inputs["not-yet"]} />;
}

function Ceremony({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  return (
    <Section
      title={<Say m={inputs["seed-title"]} />}
      aside={say(inputs["ceremony-n"], { n: audit.ceremony })}
    >
      <p className="cf-text">{say(inputs["seed-text"])}</p>
      {audit.seed !== null && (
        <>
          <h3>{say(inputs["the-seed"])}</h3>
          <code className="cf-secret">{audit.seed}</code>
          <p className="cf-muted">{say(inputs["seed-how"])}</p>
        </>
      )}
      <RowsTable
        name={say(inputs["seed-title"])}
        columns={partColumns}
        rows={audit.seedParts}
        rowKey={({ name }) => name}
        empty={<Say m={inputs["nobody-committed"]} />}
      />
      <CeremonyActs audit={audit} />
      {audit.seed === null && <OwnCommitment />}
    </Section>
  );
}

const partColumns: readonly Column<SeedPart>[] = [
  { key: "name", head: inputs.party, cell: ({ name }) => name },
  {
    key: "commitment",
    head: inputs.commitment,
    cell: ({ commitment }) => <code className="cf-hash">{commitment}</code>,
  },
  {
    key: "rolls",
    head: inputs.rolls,
    cell: ({ rolls }) => (rolls === null ? <NotShown /> : <code>{rolls}</code>),
  },
  { key: "salt", head: inputs.salt, cell: ({ salt }) => (salt === null ? "–" : <code>{salt}</code>) },
];

function NotShown() {
  return <Say m={inputs["not-shown"]} />;
}

function CeremonyActs({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const blocked = useNotNow(audit)("seed");
  const may = useWhyNot();
  const params = { election: electionId, audit: audit.id };
  const anyShown = audit.seedParts.some(({ rolls }) => rolls !== null);
  const waiting = audit.seedParts.filter(({ rolls }) => rolls === null);
  const few = audit.seedParts.length < 2 ? say(inputs["two-commit-first"]) : null;
  if (may(commitRolls) !== null && audit.seed !== null) return null;
  return (
    <Actions>
      <ActForm
        key={`commit ${audit.seedParts.length}`}
        endpoint={commitRolls}
        params={params}
        verb={say(inputs["commit-rolls-verb"])}
        blocked={blocked ?? (anyShown ? say(inputs["rolls-shown"]) : null)}
        primary={few !== null}
      >
        <TextField name="name" label={say(inputs.party)} />
        <TextField name="commitment" label={say(inputs.commitment)} hint={say(inputs["commit-rolls-hint"])} />
      </ActForm>
      <ActForm
        key={`reveal ${waiting.length}`}
        endpoint={revealRolls}
        params={params}
        verb={say(inputs["reveal-verb"])}
        blocked={blocked ?? few}
        primary={few === null}
        initial={waiting.length === 1 ? { name: waiting[0]?.name } : {}}
      >
        <TextField name="name" label={say(inputs.party)} />
        <TextField name="rolls" label={say(inputs.rolls)} />
        <TextField name="salt" label={say(inputs.salt)} />
      </ActForm>
      <ActForm
        endpoint={restartSeed}
        params={params}
        verb={say(inputs["restart-verb"])}
        blocked={blocked ?? (audit.seedParts.length === 0 ? say(inputs["nobody-committed"]) : null)}
        consequence={say(inputs["restart-consequence"])}
        danger
      >
        <TextAreaField name="why" label={say(inputs["restart-why"])} rows={2} />
      </ActForm>
    </Actions>
  );
}
