import { useParams } from "react-router";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { PageOf, Section } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { noteTechnique, readTechnique, type Kind, type Sighting, type TechniqueDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { TrendPicture } from "./TrendPicture.tsx";

/** One technique: when it was first seen here, how often since, and where. */
export function TechniquePage() {
  const say = useSay();
  const { code = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readTechnique,
    { params: { election: electionId, code } },
    { subjects: ["inc", "rep", "bnd"] },
  );
  const name = query.data?.name ?? null;
  return (
    <PageOf
      title={name === null ? code : `${code} ${name}`}
      query={query}
      above={
        <Go to="exchange/techniques">
          <Say m={screen.question} />
        </Go>
      }
    >
      {(technique) => (
        <>
          {technique.successor !== null && (
            <p className="cf-notice">{say(screen.retired, { code: technique.successor })}</p>
          )}
          {technique.unread && <News technique={technique} />}
          <TrendPicture technique={technique} />
          <About technique={technique} />
          <Sightings rows={technique.sightings} />
        </>
      )}
    </PageOf>
  );
}

/** What is new, said once: with when, where and who. */
function News({ technique }: { technique: TechniqueDetail }) {
  const say = useSay();
  const formats = useFormats();
  const { electionId } = usePlace();
  const note = useCommand(noteTechnique);
  const { code, first } = technique;
  const run = () => note.run({ params: { election: electionId, code } });
  return (
    <div className="cf-notice">
      <p>
        {say(screen["is-new"], {
          when: formats.dateTime(first.sinceMs),
          where: first.title,
          who: first.byName ?? first.byPerson,
        })}
      </p>
      {note.problem && <ProblemNotice problem={note.problem} />}
      <Actions>
        <Action allow={noteTechnique} running={note.running} onAct={run} primary>
          <Say m={screen.note} />
        </Action>
      </Actions>
    </div>
  );
}

function About({ technique }: { technique: TechniqueDetail }) {
  const say = useSay();
  const formats = useFormats();
  const { first, lastMs, total, recent, before, weight } = technique;
  return (
    <Section title={<Say m={screen.facts} />}>
      <Facts
        facts={[
          { name: say(screen.first), value: <When atMs={first.sinceMs} /> },
          { name: say(screen.by), value: first.byName ?? first.byPerson },
          { name: say(screen.where), value: <SubjectLink sighting={first} /> },
          { name: say(screen.last), value: <When atMs={lastMs} /> },
          { name: say(screen.recent), value: formats.number(recent) },
          { name: say(screen.before), value: formats.number(before) },
          { name: say(screen.total), value: formats.number(total) },
          {
            name: say(screen.weight),
            value: `${formats.number(Math.round(weight * 100) / 100)}. ${say(screen["weight-means"])}`,
          },
        ]}
      />
      <p>
        <Go to={`exchange/playbooks?code=${technique.code}`}>
          <Say m={screen.playbooks} />
        </Go>
      </p>
    </Section>
  );
}

function Sightings({ rows }: { rows: readonly Sighting[] }) {
  const say = useSay();
  const heads = [screen.where, screen.kind, screen.by, screen.coded];
  return (
    <Section title={<Say m={screen["sightings-title"]} />}>
      <Scroll name={say(screen["sightings-title"])}>
        <table className="cf-table cf-stack" aria-label={say(screen["sightings-title"])}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head.key} scope="col">
                  <Say m={head} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- one incident may hold several activities at one moment
              <tr key={at}>
                <td data-head={say(screen.where)}>
                  <SubjectLink sighting={row} />
                </td>
                <td data-head={say(screen.kind)}>
                  <Say m={kindWord[row.kind]} />
                </td>
                <td data-head={say(screen.by)}>
                  {[row.byName ?? row.byPerson, row.organisationName].filter(Boolean).join(", ")}
                </td>
                <td data-head={say(screen.coded)}>
                  <When atMs={row.codedAtMs} short />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function SubjectLink({ sighting: { kind, subject, title } }: { sighting: Sighting }) {
  return <Go to={`exchange/${pathOf[kind]}/${subject}`}>{title}</Go>;
}

const pathOf: Readonly<Record<Kind, string>> = {
  incident: "incidents",
  report: "reports",
  bundle: "bundles",
};

const kindWord = {
  incident: messages["kind-incident"],
  report: messages["kind-report"],
  bundle: messages["kind-bundle"],
} as const;
