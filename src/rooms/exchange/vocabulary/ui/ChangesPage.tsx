import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { Message } from "../../../../basics/text.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listVersions, readChanges, type ChangeReport, type Changes } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** One version beside the one before: added, retired with successor, renamed, moved, back in use. */
export function ChangesPage() {
  const say = useSay();
  const { version = "" } = useParams();
  const query = useQueryOf(readChanges, { params: { version } });
  const { name = "", label = "" } = query.data?.version ?? {};
  return (
    <Page
      title={say(screen["changes-title"], { version: `${name} ${label}`.trim() })}
      above={
        <Go to="exchange/vocabulary">
          <Say m={screen.question} />
        </Go>
      }
    >
      <Loaded query={query}>
        {(report) => (
          <>
            <Against report={report} />
            <ChangeTables changes={report.changes} first={report.version.previous === null} />
            <ObjectRecord subject={report.version.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Against({ report }: { report: ChangeReport }) {
  const versions = useQueryOf(listVersions, {});
  const before = versions.data?.rows.find(({ id }) => id === report.version.previous);
  const repairs = report.repairs.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <p>
        {before === undefined ? (
          <Say m={screen["against-first"]} />
        ) : (
          <Say m={screen["against-previous"]} values={{ label: `${before.name} ${before.label}` }} />
        )}
      </p>
      <p className="cf-muted">
        <Say m={screen["file-faults"]} values={{ repairs, aside: report.quarantined }} />
      </p>
    </div>
  );
}

function ChangeTables({ changes, first }: { changes: Changes; first: boolean }) {
  const say = useSay();
  const { added, retired, renamed, moved, restored } = changes;
  const none = say(screen.none);
  const place = (where: (typeof moved)[number]["before"]) =>
    [...where.tactics, ...(where.parent === null ? [] : [where.parent])].join(", ") || none;
  const [code, name] = [say(screen.code), say(screen.name)];
  const [before, after] = [say(screen.before), say(screen.after)];
  return (
    <>
      <Part title={screen["retired-n"]} n={retired.length}>
        <PlainTable
          name={say(screen["retired-n"], { n: retired.length })}
          data={{
            columns: [code, name, say(screen.why), say(screen.successor)],
            rows: retired.map((one) => [
              one.code,
              one.name,
              say(screen[`why-${one.why}`]),
              one.successor ?? none,
            ]),
          }}
        />
      </Part>
      <Part title={screen.renamed} n={renamed.length}>
        <PlainTable
          name={say(screen.renamed, { n: renamed.length })}
          data={{
            columns: [code, before, after],
            rows: renamed.map((one) => [one.code, one.before, one.after]),
          }}
        />
      </Part>
      <Part title={screen.moved} n={moved.length}>
        <PlainTable
          name={say(screen.moved, { n: moved.length })}
          data={{
            columns: [code, before, after],
            rows: moved.map((one) => [one.code, place(one.before), place(one.after)]),
          }}
        />
      </Part>
      <Part title={screen.restored} n={restored.length}>
        <p>{restored.join(", ")}</p>
      </Part>
      <Part title={screen.added} n={added.length} closed={first}>
        <PlainTable
          name={say(screen.added, { n: added.length })}
          data={{ columns: [code, name], rows: added.map((one) => [one.code, one.name]) }}
        />
      </Part>
    </>
  );
}

function Part(props: { title: Message; n: number; closed?: boolean; children: ReactNode }) {
  const { title, n, closed = false, children } = props;
  if (n === 0) return null;
  return (
    <Section title={<Say m={title} values={{ n }} />}>
      {closed ? (
        <details>
          <summary>
            <Say m={screen["of-n"]} values={{ n }} />
          </summary>
          {children}
        </details>
      ) : (
        children
      )}
    </Section>
  );
}
