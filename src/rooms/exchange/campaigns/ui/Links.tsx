import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { ClassificationWord } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { messages as incidentWords } from "../../incidents/messages.ts";
import { unlinkIncidents, type Campaign, type Link } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** Every link with its evidence, its analyst and its time; those that were ended, with the reason. */
export function Links({ campaign }: { campaign: Campaign }) {
  return (
    <Section title={<Say m={screen["links-title"]} />}>
      {campaign.links.length === 0 ? (
        <Empty>
          <Say m={screen["links-none"]} />
        </Empty>
      ) : (
        <ol className="cf-plain-list">
          {campaign.links.map((link) => (
            <li key={link.id}>
              <One campaign={campaign} link={link} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function One({ campaign, link }: { campaign: Campaign; link: Link }) {
  const say = useSay();
  const [ending, setEnding] = useState(false);
  const told = {
    person: link.byName ?? link.byPerson,
    confidence: say(incidentWords[`confidence-${link.confidence}`]),
  };
  return (
    <>
      <p>
        <strong>{say(messages[`link-${link.kind}`])}</strong>{" "}
        <Go to={`exchange/incidents/${link.one}`}>{link.oneTitle}</Go>
        {" – "}
        <Go to={`exchange/incidents/${link.other}`}>{link.otherTitle}</Go>{" "}
        {link.classification > 0 && <ClassificationWord level={link.classification as 1 | 2 | 3} />}
      </p>
      <p className="cf-text">{link.evidence}</p>
      <p className="cf-muted">
        {say(screen["link-by"], told)} · <When atMs={link.atMs} />
      </p>
      {link.ended && (
        <p>
          {say(screen["link-ended"], { why: link.ended.why })} <When atMs={link.ended.atMs} short />
        </p>
      )}
      {link.ended === null && !ending && (
        <Action allow={unlinkIncidents} onAct={() => setEnding(true)}>
          <Say m={screen["act-unlink"]} />
        </Action>
      )}
      {ending && link.ended === null && <EndForm campaign={campaign.id} link={link.id} />}
    </>
  );
}

const Typed = z.object({
  why: unlinkIncidents.body.shape.why,
  substituteWhy: unlinkIncidents.body.shape.why.optional(),
});

function EndForm({ campaign, link }: { campaign: string; link: string }) {
  const say = useSay();
  const { electionId } = usePlace();
  const unlink = useCommand(unlinkIncidents);
  const blocked = useWhyNot()(unlinkIncidents);
  const submit = ({ why, substituteWhy }: z.output<typeof Typed>) => {
    const substitute = substituteWhy === undefined ? {} : { substitute: { why: substituteWhy } };
    return unlink.run({ params: { election: electionId, campaign, link }, body: { why, ...substitute } });
  };
  return (
    <Form
      schema={Typed}
      initial={{}}
      verb={say(screen["act-unlink"])}
      onSubmit={submit}
      problem={unlink.problem}
      running={unlink.running}
      blocked={blocked}
    >
      <TextField name="why" label={say(screen.why)} />
      <TextField
        name="substituteWhy"
        label={say(screen["substitute-why"])}
        hint={say(screen["substitute-why-hint"])}
        optional
      />
    </Form>
  );
}
