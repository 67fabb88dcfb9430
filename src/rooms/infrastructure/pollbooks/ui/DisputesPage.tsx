import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { CheckboxField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { ui } from "../../../../platform/ui/messages.ts";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Empty, Loading } from "../../../../platform/ui/parts/Loaded.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList } from "../../../../platform/ui/queries.ts";
import { decideDispute, listDisputes, type Dispute, type Evidence, type Package } from "../contract.ts";
import { PackageFrame } from "./PackageFrame.tsx";
import { screen } from "./screen-messages.ts";
import { useFactWords } from "./words.ts";

/** The desk: every voter about whom devices contradict each other, all evidence, and a person's decision. */
export function DisputesPage() {
  return <PackageFrame>{(found) => <Desk found={found} />}</PackageFrame>;
}

function Desk({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, package: found.id };
  const list = useList(listDisputes, { params, query: {} }, { refetchEveryMs: 10_000 });
  return (
    <>
      <h2>{say(screen["disputes-question"])}</h2>
      <p className="cf-text">{say(screen["disputes-text"])}</p>
      {list.problem && <ProblemNotice problem={list.problem} again={list.again} />}
      {list.loading && !list.problem && <Loading />}
      {!list.loading && list.rows.length === 0 && !list.problem && (
        <Empty>{say(screen["disputes-none"])}</Empty>
      )}
      {list.rows.map((dispute) => (
        <One key={dispute.voter} found={found} dispute={dispute} />
      ))}
      {list.hasMore && (
        <button type="button" className="cf-button" onClick={list.more}>
          <Say m={ui["show-more"]} />
        </button>
      )}
    </>
  );
}

interface OfDispute {
  readonly found: Package;
  readonly dispute: Dispute;
}

function One({ found, dispute }: OfDispute) {
  const say = useSay();
  const formats = useFormats();
  const [deciding, setDeciding] = useState(false);
  const { voter, name, kinds, isOpen, isConfidential, decisions } = dispute;
  const title =
    name === null ? say(screen["dispute-of"], { voter }) : say(screen["dispute-named"], { name, voter });
  const words = kinds.map((kind) => say(screen[`kind-${kind}`]));
  const what = formats.list(words.length > 0 ? words : [say(screen["kind-unsettled"])]);
  return (
    <article className="cf-section" aria-label={title}>
      <h3>{title}</h3>
      <p>{what}</p>
      {isConfidential && <p className="cf-muted">{say(screen.protected)}</p>}
      <EvidenceTable title={title} found={found} evidence={[...dispute.evidence, ...dispute.unsettled]} />
      {decisions.map(({ event, why }) => (
        <p key={event}>{say(screen.decided, { why })}</p>
      ))}
      {isOpen && !deciding && (
        <Action allow={decideDispute} onAct={() => setDeciding(true)}>
          {say(screen["act-decide"])}
        </Action>
      )}
      {isOpen && deciding && <Decide found={found} dispute={dispute} />}
    </article>
  );
}

function EvidenceTable(props: { title: string; found: Package; evidence: readonly Evidence[] }) {
  const fact = useFactWords();
  const sites = new Map(props.found.definition.sites.map(({ id, name }) => [id, name]));
  const columns: readonly Column<Evidence>[] = [
    { key: "kind", head: screen.event, cell: fact },
    { key: "device", head: screen.device, cell: (row) => row.device },
    { key: "site", head: screen.site, cell: (row) => sites.get(row.site ?? "") ?? row.site },
    { key: "at", head: screen["at-clock"], cell: whenOf },
    { key: "actor", head: screen.actor, cell: (row) => row.actor },
    { key: "style", head: screen.style, cell: (row) => row.styleGiven },
  ];
  return <RowsTable name={props.title} columns={columns} rows={props.evidence} rowKey={(row) => row.event} />;
}

function whenOf({ atMs }: Evidence) {
  return <When atMs={atMs} />;
}

/** Which of the events stand: nothing is chosen beforehand. */
function Decide({ found, dispute }: OfDispute) {
  const say = useSay();
  const fact = useFactWords();
  const { electionId } = usePlace();
  const command = useCommand(decideDispute);
  const blocked = useWhyNot()(decideDispute);
  const all = [...dispute.evidence, ...dispute.unsettled];
  const send = ({ why, stands }: z.output<typeof Decided>) =>
    command.run({
      params: { election: electionId, package: found.id },
      body: {
        voter: dispute.voter,
        considered: all.map(({ event }) => event),
        upheld: all.filter(({ event }) => stands[`e${event}`] === true).map(({ event }) => event),
        why,
      },
    });
  return (
    <Form
      schema={Decided}
      initial={{ stands: {} }}
      verb={say(screen["act-decide"])}
      onSubmit={send}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
    >
      {all.map((act) => (
        <CheckboxField
          key={act.event}
          name={`stands.e${act.event}`}
          label={say(screen["stands-of"], { kind: fact(act), device: act.device })}
        />
      ))}
      <TextAreaField name="why" label={say(screen.why)} rows={2} />
    </Form>
  );
}

const Decided = z.object({
  stands: z.record(z.string(), z.boolean()),
  why: decideDispute.body.shape.why,
});
