import { useParams } from "react-router";
import { recordOf } from "../../journal/contract.ts";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { phaseLabel } from "../../../platform/ui/labels.ts";
import { Say, useFormats, useSay, useSpeech } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { Action, Actions } from "../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../platform/ui/parts/Record.tsx";
import { useQueryOf, type RowOf } from "../../../platform/ui/queries.ts";
import { PhaseLine } from "../../../platform/ui/shell/PhaseLine.tsx";
import { changeElection, readElection, type listElections } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { kindWord, sectorMessage } from "./words.ts";

type Shown = RowOf<typeof listElections>;

/** One election: the phase line, its dates, its rules, its record. */
export function ElectionPage() {
  const { id = "" } = useParams();
  const query = useQueryOf(readElection, { params: { election: id } });
  const mayReadRecord = useWhyNot()(recordOf) === null;
  return (
    <article className="cf-page">
      <Loaded query={query}>
        {(election) => (
          <>
            <Head election={election} />
            <Section title={<Say m={screen.phases} />}>
              <PhaseLine election={election} />
            </Section>
            <Dates election={election} />
            <Rules election={election} />
            {mayReadRecord && <ObjectRecord subject={election.id} />}
          </>
        )}
      </Loaded>
    </article>
  );
}

function Head({ election }: { election: Shown }) {
  const say = useSay();
  const { read } = useSpeech();
  return (
    <>
      <ObjectHead
        type={say(messages.election)}
        id={election.id}
        title={read(election.name)}
        state={{ label: say(phaseLabel[election.phase]) }}
      />
      <Actions>
        <Action allow={changeElection} to={`administration/elections/${election.id}/change`} primary>
          <Say m={screen.change} />
        </Action>
      </Actions>
    </>
  );
}

function Dates({ election }: { election: Shown }) {
  const say = useSay();
  const { read } = useSpeech();
  const formats = useFormats();
  const { from, to } = election.caretaker;
  return (
    <Facts
      facts={[
        {
          name: say(screen.jurisdiction),
          value: `${read(election.jurisdiction.name)} (${election.jurisdiction.code})`,
        },
        { name: say(screen.kind), value: say(kindWord[election.kind]) },
        { name: say(screen["polling-day"]), value: formats.day(election.pollingDay) },
        {
          name: say(screen.caretaker),
          value: (
            <>
              {formats.day(from)} – {formats.day(to)}
              {election.caretakerNow && <strong> {say(screen["caretaker-now"])}</strong>}
            </>
          ),
        },
        { name: say(screen["time-zone"]), value: election.timeZone },
        { name: say(screen.languages), value: election.languages.join(", ") },
        {
          name: say(screen["how-to-vote"]),
          value: election.howToVoteUrl && (
            <a className="cf-link" href={election.howToVoteUrl} rel="noreferrer">
              {election.howToVoteUrl}
            </a>
          ),
        },
      ]}
    />
  );
}

function Rules({ election: { rules } }: { election: Shown }) {
  const say = useSay();
  const formats = useFormats();
  const sectors = rules.requiredSectors.map((sector) => {
    const word = sectorMessage(sector);
    return word ? say(word) : sector;
  });
  return (
    <Section title={<Say m={screen.rules} />}>
      <Facts
        facts={[
          { name: say(screen["reporting-desk"]), value: <OrganisationName id={rules.reportingDesk} /> },
          {
            name: say(screen.panel),
            value: rules.panel === null ? say(screen["no-panel"]) : <Panel panel={rules.panel} />,
          },
          { name: say(screen["tell-hours"]), value: say(screen.hours, { n: rules.tellVictimHoursMax }) },
          { name: say(screen["assess-hours"]), value: say(screen.hours, { n: rules.assessReportHoursMax }) },
          {
            name: say(screen["required-sectors"]),
            value: sectors.length > 0 ? formats.list(sectors) : say(screen["no-sectors"]),
          },
        ]}
      />
    </Section>
  );
}

function Panel({ panel }: { panel: NonNullable<Shown["rules"]["panel"]> }) {
  const say = useSay();
  return (
    <>
      <OrganisationName id={panel.organisationId} />
      {say(screen["panel-line"], { members: panel.members, quorum: panel.quorum })}
    </>
  );
}
