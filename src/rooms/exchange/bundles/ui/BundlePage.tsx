import { useSearchParams } from "react-router";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../../platform/ui/organisations.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readSummary, type Bundle } from "../contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { ExportForm } from "./ExportForm.tsx";
import { screen } from "./screen-messages.ts";

/** One bundle: what it is, what it holds, what the import did, the record. */
export function BundlePage() {
  const [search] = useSearchParams();
  return (
    <BundleFrame>
      {(bundle) => (
        <>
          {search.has("again") && (
            <output>
              <Say m={screen.again} />
            </output>
          )}
          <ExportForm bundle={bundle} />
          <Import bundle={bundle} />
          <Holds bundle={bundle} />
          <Repaired bundle={bundle} />
          {bundle.events.length > 0 && <Events bundle={bundle} />}
          {bundle.notes.length > 0 && <KeptAsItCame bundle={bundle} />}
          <ObjectRecord subject={bundle.id} />
        </>
      )}
    </BundleFrame>
  );
}

function Import({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const formats = useFormats();
  const { received, imported, quarantined, identical, conflicting } = bundle;
  return (
    <Section title={<Say m={screen.facts} />}>
      <p>
        <Say m={screen.sum} values={{ received, imported, quarantined, identical, conflicting }} />
      </p>
      <Facts
        facts={[
          { name: say(screen.format), value: say(screen[`format-${bundle.format}`]) },
          { name: say(screen["taken-at"]), value: <When atMs={bundle.importedAtMs} /> },
          { name: say(screen.organisation), value: <OrganisationName id={bundle.organisation} /> },
          { name: say(screen.origin), value: say(screen[`origin-${bundle.origin}`]) },
          {
            name: say(screen.sender),
            value: bundle.origin === "received" && (bundle.sender ?? say(screen["sender-unknown"])),
          },
          { name: say(screen["sender-id"]), value: bundle.stixId && <code>{bundle.stixId}</code> },
          { name: say(screen.size), value: say(screen.kilobytes, { n: Math.ceil(bundle.bytes / 1024) }) },
          { name: say(screen.fingerprint), value: <code className="cf-id">{bundle.sha256}</code> },
          { name: say(screen["unmarked-as"]), value: <Marking tlp={bundle.unmarkedAs} /> },
          { name: say(screen["ids-not-random"]), value: formats.number(bundle.idsNotRandom) },
          { name: say(screen.fixed), value: formats.number(bundle.fixed) },
          { name: say(screen.dangling), value: formats.number(bundle.dangling) },
        ]}
      />
    </Section>
  );
}

function Holds({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(readSummary, { params: { election: electionId, bundle: bundle.id } });
  const rows = bundle.types.map(({ type, count }) => [type, count]);
  return (
    <Section
      title={<Say m={screen["what-it-holds"]} />}
      aside={
        <Go to={`exchange/bundles/${bundle.id}/objects`}>
          <Say m={screen["objects-question"]} />
        </Go>
      }
    >
      <Loaded query={query}>
        {({ counts, reports }) => (
          <>
            <p>
              <Say m={screen["of-reports"]} values={counts} />
            </p>
            <ul>
              {reports.map((report) => (
                <li key={report.stixId}>{report.name}</li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <PlainTable
        name={say(screen["what-it-holds"])}
        data={{ columns: [say(screen.type), say(screen.count)], rows }}
      />
    </Section>
  );
}

function Repaired({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const rows = bundle.repairsByRule.map(({ sentence, section, count }) => [sentence, section, count]);
  return (
    <Section
      title={<Say m={screen["by-rule"]} />}
      aside={
        <Go to={`exchange/bundles/${bundle.id}/repairs`}>
          <Say m={screen["repairs-question"]} />
        </Go>
      }
    >
      {rows.length === 0 ? (
        <Empty>
          <Say m={screen["repairs-none"]} />
        </Empty>
      ) : (
        <PlainTable
          name={say(screen["by-rule"])}
          data={{ columns: [say(screen.done), say(screen.section), say(screen.count)], rows }}
        />
      )}
    </Section>
  );
}

function Events({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const rows = bundle.events.map(({ index, uuid, title, tlp, objects, changed, lost }) => [
    String(index),
    title,
    uuid ?? "–",
    tlp === null ? "–" : `TLP:${tlp.toUpperCase()}`,
    objects,
    changed,
    lost,
  ]);
  const columns = [
    say(screen.place),
    say(screen.event),
    "UUID",
    "TLP",
    say(screen["event-objects"]),
    say(screen["event-changed"]),
    say(screen["event-lost"]),
  ];
  return (
    <Section
      title={<Say m={screen.events} />}
      aside={
        <Go to={`exchange/bundles/${bundle.id}/changes`}>
          <Say m={screen["changes-question"]} />
        </Go>
      }
    >
      <p className="cf-muted">
        <Say m={screen["events-lead"]} />
      </p>
      <PlainTable name={say(screen.events)} data={{ columns, rows }} />
    </Section>
  );
}

function KeptAsItCame({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const rows = bundle.notes.map(({ type, sentence, section, count }) => [type, sentence, section, count]);
  const columns = [say(screen.type), say(screen.rule), say(screen.section), say(screen.count)];
  return (
    <Section title={<Say m={screen.notes} />}>
      <p className="cf-muted">
        <Say m={screen["notes-lead"]} />
      </p>
      <PlainTable name={say(screen.notes)} data={{ columns, rows }} />
    </Section>
  );
}
