import { may } from "../../../src/core/permissions/contract.ts";
import { useSay } from "../../../src/platform/ui/language/say.tsx";
import { Action, Actions } from "../../../src/platform/ui/parts/Action.tsx";
import { Diff } from "../../../src/platform/ui/parts/Diff.tsx";
import { Facts } from "../../../src/platform/ui/parts/Facts.tsx";
import { Graph } from "../../../src/platform/ui/parts/Graph.tsx";
import { ObjectHead } from "../../../src/platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../src/platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../src/platform/ui/parts/Record.tsx";
import { StateMap } from "../../../src/platform/ui/parts/StateMap.tsx";
import { When } from "../../../src/platform/ui/parts/When.tsx";
import { words } from "./gallery-nouns.ts";

const nodes = [
  { id: "1", label: "Calls at night", kind: "Report", path: "exchange/reports/rep_00000000000000000002" },
  { id: "2", label: "False polling place", kind: "Incident" },
  { id: "3", label: "Text from a look-alike", kind: "Report" },
  { id: "4", label: "Autumn voices", kind: "Campaign" },
];
const edges = [
  { from: "1", to: "2", label: "tells of" },
  { from: "3", to: "2", label: "tells of" },
  { from: "2", to: "4", label: "part of" },
];
const states = ["received", "graded", "grouped", "closed"].map((name) => ({ name, label: name }));
const moves = [
  { from: "received", to: "graded", label: "grade" },
  { from: "graded", to: "grouped", label: "group" },
  { from: "graded", to: "closed", label: "close" },
  { from: "grouped", to: "closed", label: "close" },
  { from: "closed", to: "graded", label: "open again" },
];

export function ObjectScreen() {
  const say = useSay();
  return (
    <article className="cf-page">
      <ObjectHead
        type={say(words.report)}
        id="rep_00000000000000000001"
        title="Callers tell people in the north that their polling place has moved"
        tlp="amber+strict"
        classification={1}
        state={{ label: "To be told today", tone: "soon" }}
        states={<StateMap states={states} moves={moves} here="graded" />}
      />
      <Actions>
        <Action allow={may["reports.grade"]} primary onAct={() => undefined}>
          Grade the report
        </Action>
        <Action
          allow={may["reports.close"]}
          danger
          consequence="Nobody will look at it again unless it is opened."
          onAct={() => undefined}
        >
          Close the report
        </Action>
        <Action allow={may["cases.vote"]} onAct={() => undefined}>
          Vote in the panel
        </Action>
        <Action allow={may["reports.group"]} blocked="Grade the report first." onAct={() => undefined}>
          Say that it tells the same
        </Action>
      </Actions>
      <Section title="Facts">
        <Facts
          facts={[
            { name: "Received", value: <When atMs={1_792_400_000_000} /> },
            { name: "Source", value: "B, usually reliable" },
            { name: "Content", value: "2, probably true" },
          ]}
        />
        <Diff
          before="The polling place is at the old school."
          after="The polling place is at the new town hall."
        />
      </Section>
      <Section title="Links">
        <Graph title="Two reports tell of one incident" nodes={nodes} edges={edges} fileName="links" />
      </Section>
      <ObjectRecord subject="rep_00000000000000000001" />
    </article>
  );
}
