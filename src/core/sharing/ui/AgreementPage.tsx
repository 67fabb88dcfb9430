import { useParams } from "react-router";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { TextAreaField } from "../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { Actions } from "../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../platform/ui/parts/Page.tsx";
import { NothingHere } from "../../../platform/ui/parts/ProblemNotice.tsx";
import { ObjectRecord } from "../../../platform/ui/parts/Record.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf, type RowOf } from "../../../platform/ui/queries.ts";
import { useSession } from "../../../platform/ui/session.tsx";
import { listAgreements, signAgreement, withdrawAgreement, type Act, type Clause } from "../contract.ts";
import type { z } from "zod";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { Side } from "./Side.tsx";
import { classWord, purposeWord, stateTone, stateWord } from "./words.ts";

type Shown = RowOf<typeof listAgreements>;

/** One agreement: state, what my organisation can do, clauses, signatures, record. */
export function AgreementPage() {
  const { agreement = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(listAgreements, { params: { election: electionId } }, { subjects: ["agr"] });
  return (
    <article className="cf-page">
      <Loaded query={query}>
        {({ rows }) => {
          const found = rows.find(({ id }) => id === agreement);
          return found ? <Agreement agreement={found} /> : <NothingHere />;
        }}
      </Loaded>
    </article>
  );
}

function Agreement({ agreement }: { agreement: Shown }) {
  const say = useSay();
  return (
    <>
      <ObjectHead
        type={say(messages.agreement)}
        id={agreement.id}
        title={agreement.title}
        state={{ label: say(stateWord[agreement.state]), tone: stateTone[agreement.state] }}
      />
      <MyActs agreement={agreement} />
      <AgreementFacts agreement={agreement} />
      <Section title={<Say m={screen.clauses} />}>
        <RowsTable
          name={say(screen.clauses)}
          columns={clauseColumns}
          rows={agreement.clauses}
          rowKey={(clause) => String(clause.number)}
        />
      </Section>
      <Section title={<Say m={screen.acts} />}>
        <RowsTable
          name={say(screen.acts)}
          columns={actColumns}
          rows={agreement.acts}
          rowKey={(act) => `${act.atMs} ${act.organisationId} ${act.act}`}
          empty={say(screen["no-acts"])}
        />
      </Section>
      <ObjectRecord subject={agreement.id} />
    </>
  );
}

/** Sign and withdraw, each in one's own words; what is not open says why. */
function MyActs({ agreement }: { agreement: Shown }) {
  const say = useSay();
  const { electionId } = usePlace();
  const mine = useSession().person?.organisation.id ?? "";
  const outside = agreement.parties.includes(mine) ? null : say(messages["not-a-party"]);
  const bound = agreement.bound.includes(mine);
  const ended = ["withdrawn", "expired"].includes(agreement.state) ? say(messages["agreement-ended"]) : null;
  const params = { election: electionId, agreement: agreement.id };
  const words = <TextAreaField name="declaration" label={say(screen.declaration)} rows={3} />;
  return (
    <Actions>
      <ActForm
        endpoint={signAgreement}
        params={params}
        verb={say(screen.sign)}
        blocked={outside ?? ended ?? (bound ? say(messages["signed-already"]) : null)}
        consequence={say(screen["sign-consequence"])}
        primary={!bound}
      >
        {words}
      </ActForm>
      <ActForm
        endpoint={withdrawAgreement}
        params={params}
        verb={say(screen.withdraw)}
        blocked={outside ?? (bound ? null : say(messages["not-signed"]))}
        consequence={say(screen["withdraw-consequence"])}
        danger
      >
        {words}
      </ActForm>
    </Actions>
  );
}

function AgreementFacts({ agreement }: { agreement: Shown }) {
  const say = useSay();
  return (
    <Facts
      facts={[
        {
          name: say(screen.parties),
          value: (
            <ul className="cf-cell-list">
              {agreement.parties.map((id) => (
                <li key={id}>
                  <OrganisationName id={id} />{" "}
                  <span className="cf-muted">
                    ({say(agreement.bound.includes(id) ? screen["bound-word"] : screen["not-bound"])})
                  </span>
                </li>
              ))}
            </ul>
          ),
        },
        {
          name: say(screen["proposed-by"]),
          value: <OrganisationName id={agreement.proposedByOrganisationId} />,
        },
        { name: say(screen.proposed), value: <When atMs={agreement.proposedAtMs} /> },
        {
          name: say(screen.ends),
          value:
            agreement.expiresAtMs === null ? say(screen["no-end"]) : <When atMs={agreement.expiresAtMs} />,
        },
        {
          name: say(screen.amends),
          value: agreement.amends && (
            <Go to={`exchange/agreements/${agreement.amends}`}>{agreement.amends}</Go>
          ),
        },
      ]}
    />
  );
}

const clauseColumns: readonly Column<Clause>[] = [
  { key: "number", head: screen.clause, numeric: true, cell: (row) => row.number },
  { key: "from", head: screen.from, cell: (row) => <Side side={row.from} /> },
  { key: "to", head: screen.to, cell: (row) => <Side side={row.to} /> },
  { key: "classes", head: screen.classes, cell: (row) => <Words of={classWord} names={row.classes} /> },
  { key: "tlp", head: screen["tlp-max"], cell: (row) => `TLP:${row.tlpMax.toUpperCase()}` },
  { key: "purposes", head: screen.purposes, cell: (row) => <Words of={purposeWord} names={row.purposes} /> },
  {
    key: "retention",
    head: screen.retention,
    cell: (row) => <Say m={screen.days} values={{ n: row.retentionDays }} />,
  },
];

const actColumns: readonly Column<z.infer<typeof Act>>[] = [
  { key: "who", head: screen.who, cell: (row) => <OrganisationName id={row.organisationId} /> },
  { key: "what", head: screen.what, cell: (row) => <Say m={screen[`act-${row.act}`]} /> },
  { key: "when", head: screen.when, cell: (row) => <When atMs={row.atMs} /> },
  { key: "said", head: screen.said, cell: (row) => row.declaration },
];

function Words<K extends string>(props: {
  of: Readonly<Record<K, Parameters<ReturnType<typeof useSay>>[0]>>;
  names: readonly K[];
}) {
  const say = useSay();
  const formats = useFormats();
  return formats.list(props.names.map((name) => say(props.of[name])));
}
