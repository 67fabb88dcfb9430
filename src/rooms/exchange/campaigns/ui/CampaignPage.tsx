import { useMemo } from "react";
import { useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Graph } from "../../../../platform/ui/parts/Graph.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { Timeline } from "../../../../platform/ui/parts/Timeline.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { messages as incidentWords } from "../../incidents/messages.ts";
import { declareRule, linkIncidents, readCampaign, type Campaign } from "../contract.ts";
import { messages } from "../messages.ts";
import { LinkForm } from "./LinkForm.tsx";
import { Links } from "./Links.tsx";
import { RuleForm, RuleHistory } from "./Rule.tsx";
import { screen } from "./screen-messages.ts";
import { Suggestions } from "./Suggestions.tsx";
import { Verdicts } from "./Verdicts.tsx";

/** One campaign: the single and the cumulative verdict side by side, how its incidents are linked, and when what was done. */
export function CampaignPage() {
  const { campaign = "" } = useParams();
  const { electionId } = usePlace();
  const params = { election: electionId, campaign };
  const query = useQueryOf(readCampaign, { params }, { subjects: ["cmp", "inc"] });
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Shown campaign={found} />}
      </Loaded>
    </article>
  );
}

function Shown({ campaign }: { campaign: Campaign }) {
  const say = useSay();
  const met = campaign.cumulative.verdict?.met ?? null;
  const state = met === null ? screen["no-rule"] : met ? screen.met : screen["not-met"];
  return (
    <>
      <ObjectHead
        type={say(messages.campaign)}
        id={campaign.id}
        title={campaign.title}
        tlp={campaign.tlp}
        classification={campaign.classification as 0 | 1 | 2 | 3}
        state={{ label: say(state), tone: met ? "soon" : "plain" }}
      />
      <Acts
        given={{ campaign }}
        acts={[
          {
            name: "link",
            label: screen["act-link"],
            allow: linkIncidents,
            primary: true,
            Form: LinkTwo,
          },
          {
            name: "declare",
            label: screen["act-declare"],
            allow: declareRule,
            Form: RuleForm,
          },
        ]}
      />
      <Section title={<Say m={screen["verdicts-title"]} />}>
        <p className="cf-text">{campaign.summary}</p>
        <Facts
          facts={[
            { name: say(screen.phase), value: say(phaseLabel[campaign.phase]) },
            { name: say(screen.opened), value: <When atMs={campaign.createdAtMs} /> },
          ]}
        />
        <Verdicts campaign={campaign} />
        <RuleHistory rules={campaign.rules} />
      </Section>
      <Pictures campaign={campaign} />
      <Links campaign={campaign} />
      <Suggestions campaign={campaign.id} />
      <ObjectRecord subject={campaign.id} />
    </>
  );
}

/** From nothing but the campaign; a suggestion begins with two incidents. */
function LinkTwo({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  return <LinkForm campaign={campaign.id} start={{}} onDone={onDone} />;
}

function Pictures({ campaign }: { campaign: Campaign }) {
  const say = useSay();
  const { members, links, timeline } = campaign;
  const { nodes, edges, items } = useMemo(() => {
    const title = new Map<string, string>(members.map((member) => [member.id, member.title]));
    return {
      nodes: members.map((member) => ({
        id: member.id,
        label: member.title,
        kind: member.kinds.map((kind) => say(incidentWords[`kind-${kind}`])).join(" + "),
        path: `exchange/incidents/${member.id}`,
      })),
      edges: links
        .filter((link) => link.ended === null)
        .map((link) => ({ from: link.one, to: link.other, label: say(messages[`link-${link.kind}`]) })),
      items: timeline.map((entry) => ({
        id: entry.activityId,
        atMs: entry.fromMs,
        untilMs: entry.toMs,
        label: entry.technique === null ? entry.target : `${entry.technique} ${entry.target}`,
        lane: title.get(entry.incidentId) ?? "",
        path: `exchange/incidents/${entry.incidentId}`,
      })),
    };
  }, [members, links, timeline, say]);
  if (members.length === 0)
    return (
      <Empty>
        <Say m={screen["links-none"]} />
      </Empty>
    );
  return (
    <>
      <Graph
        title={say(screen["graph-title"])}
        nodes={nodes}
        edges={edges}
        fileName={`${campaign.id}-graph`}
        directed={false}
      />
      <Timeline title={say(screen["timeline-title"])} items={items} fileName={`${campaign.id}-timeline`} />
    </>
  );
}
