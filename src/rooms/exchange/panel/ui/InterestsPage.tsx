import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { PageOf } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listDeclarations, readCase, type Declaration } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { interestWord } from "./words.ts";

/** Who declared which interest? For members of the panel and its secretariat. */
export function InterestsPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(listDeclarations, { params: { election: electionId } }, { subjects: ["cas"] });
  return (
    <PageOf title={say(screen["interests-question"])} lead={say(screen["interests-lead"])} query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty>
            <Say m={screen["interests-none"]} />
          </Empty>
        ) : (
          <Register rows={rows} />
        )
      }
    </PageOf>
  );
}

function Register({ rows }: { rows: readonly Declaration[] }) {
  const say = useSay();
  const heads = [
    screen.member,
    screen.interest2,
    screen["interest-words"],
    screen["case-id"],
    screen.declared,
  ];
  return (
    <Scroll name={say(screen["interests-question"])}>
      <table className="cf-table cf-stack" aria-label={say(screen["interests-question"])}>
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
          {rows.map((row) => (
            <tr key={`${row.caseId} ${row.personId} ${row.atMs}`}>
              <td data-head={say(screen.member)}>{row.name ?? row.personId}</td>
              <td data-head={say(screen.interest2)}>
                <Say m={interestWord[row.interest]} />
              </td>
              <td data-head={say(screen["interest-words"])}>{row.words ?? "–"}</td>
              <td data-head={say(screen["case-id"])}>
                <CaseLink id={row.caseId} />
              </td>
              <td data-head={say(screen.declared)}>
                <When atMs={row.atMs} short />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The secretariat keeps the register and does not read the cases. */
function CaseLink({ id }: { id: Declaration["caseId"] }) {
  const mayRead = useMayEnter()(readCase.allow);
  const name = <code className="cf-id">{id}</code>;
  return mayRead ? <Go to={`exchange/panel/${id}`}>{name}</Go> : name;
}
