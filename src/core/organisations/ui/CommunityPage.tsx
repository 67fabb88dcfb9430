import { useFormats, Say, useSay } from "../../../platform/ui/language/say.tsx";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Action, Actions } from "../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../platform/ui/parts/Facts.tsx";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { PageOf, Section } from "../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../platform/ui/queries.ts";
import {
  beginParticipation,
  endParticipation,
  openCommunity,
  readCommunity,
  type Community,
  type Sector,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { Participation } from "./Participation.tsx";
import { screen } from "./screen-messages.ts";
import { sectorMessage, sectorWord, stateWord } from "./words.ts";

/** Who takes part in this election, of which sector, since when; and what is missing. */
export function CommunityPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(readCommunity, { params: { election: electionId } }, { subjects: ["org"] });
  return (
    <PageOf title={say(screen["community-question"])} lead={say(screen["community-lead"])} query={query}>
      {(community) => <Shown community={community} />}
    </PageOf>
  );
}

function Shown({ community }: { community: Community }) {
  const say = useSay();
  const { electionId } = usePlace();
  const open = useCommand(openCommunity);
  const opened = community.openedAtMs !== null ? say(messages["open-already"]) : null;
  return (
    <>
      <Missing community={community} />
      {open.problem && <ProblemNotice problem={open.problem} />}
      <Actions>
        <Action
          allow={openCommunity}
          blocked={opened}
          running={open.running}
          consequence={say(screen["open-consequence"])}
          onAct={() => open.run({ params: { election: electionId } })}
          primary={opened === null}
        >
          <Say m={screen.open} />
        </Action>
      </Actions>
      <State community={community} />
      <Participation community={community} />
      <Section title={<Say m={screen.members} />}>
        <RowsTable
          name={say(screen.members)}
          columns={columns}
          rows={community.sectors.flatMap(({ sector, members }) =>
            members.map((member) => ({ ...member, sector })),
          )}
          rowKey={(row) => row.id}
          empty={say(screen["no-members"])}
        />
        <Begin />
      </Section>
    </>
  );
}

/** Names what is missing, whether the workspace is open or not. */
function Missing({ community: { missingSectors } }: { community: Community }) {
  const say = useSay();
  const names = useSectorNames();
  if (missingSectors.length === 0) return null;
  return (
    <div className="cf-notice" role="status">
      <p className="cf-notice-title">
        {say(screen["missing-title"], { n: missingSectors.length, sectors: names(missingSectors) })}
      </p>
      <p>{say(screen["missing-text"])}</p>
    </div>
  );
}

function State({ community }: { community: Community }) {
  const say = useSay();
  const names = useSectorNames();
  const tone = { "not-open": "plain", open: "good", incomplete: "soon" } as const;
  return (
    <Facts
      facts={[
        {
          name: say(screen.state),
          value: <StateWord label={say(stateWord[community.state])} tone={tone[community.state]} />,
        },
        {
          name: say(screen["opened-at"]),
          value: community.openedAtMs === null ? null : <When atMs={community.openedAtMs} />,
        },
        {
          name: say(screen.required),
          value:
            community.requiredSectors.length > 0
              ? names(community.requiredSectors)
              : say(screen["none-required"]),
        },
      ]}
    />
  );
}

function Begin() {
  const say = useSay();
  const { electionId } = usePlace();
  const { choices } = useOrganisations();
  return (
    <ActForm
      endpoint={beginParticipation}
      params={{ election: electionId }}
      verb={say(screen.begin)}
      invalidates={["community."]}
    >
      <SelectField name="organisationId" label={say(messages.organisation)} choices={choices} />
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}

type Row = Community["sectors"][number]["members"][number] & { readonly sector: Sector };

const columns: readonly Column<Row>[] = [
  { key: "sector", head: screen.sector, cell: (row) => <Say m={sectorWord[row.sector]} /> },
  { key: "name", head: screen.name, cell: (row) => row.name },
  { key: "since", head: screen.since, cell: (row) => <When atMs={row.sinceMs} short /> },
  { key: "act", head: screen.act, cell: (row) => <End row={row} /> },
];

function End({ row }: { row: Row }) {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <ActForm
      endpoint={endParticipation}
      params={{ election: electionId, organisation: row.id }}
      verb={say(screen.end)}
      consequence={say(screen["end-consequence"])}
      invalidates={["community."]}
      danger
    >
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}

function useSectorNames(): (sectors: readonly string[]) => string {
  const say = useSay();
  const formats = useFormats();
  return (sectors) =>
    formats.list(
      sectors.map((sector) => {
        const word = sectorMessage(sector);
        return word ? say(word) : sector;
      }),
    );
}
