import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { PageOf, Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import type { Duration, Measure } from "../contract.ts";
import { measureReports } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";
import { channelWord } from "./words.ts";

/** How long reports wait for each step, and who has not acted in time. */
export function MeasurePage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(measureReports, { params: { election: electionId } }, { subjects: ["rep"] });
  return (
    <PageOf title={say(screen["measure-title"])} lead={say(screen["measure-lead"])} query={query}>
      {(measure) => (
        <>
          <Lanes measure={measure} />
          <Sectors measure={measure} />
        </>
      )}
    </PageOf>
  );
}

/** Count of how many, median and 90th percentile: a rate never stands without its two numbers. */
function Lanes({ measure }: { measure: Measure }) {
  const say = useSay();
  const formats = useFormats();
  const told = ({ count, of, medianMs, p90Ms }: Duration) => {
    const values = { count, of };
    if (medianMs === null || p90Ms === null) return say(screen["step-none"], values);
    return say(screen["step-took"], {
      ...values,
      median: formats.duration(medianMs),
      p90: formats.duration(p90Ms),
    });
  };
  const steps = ["first-read", "recipient-read", "assessment", "answer"] as const;
  return (
    <Section title={say(screen["measure-lanes"])}>
      <PlainTable
        name={say(screen["measure-lanes"])}
        data={{
          columns: [say(screen.from), ...steps.map((step) => say(screen[`to-${step}`]))],
          rows: measure.lanes.map((lane) => [
            say(lane.channel === "all" ? screen["lane-all"] : channelWord[lane.channel]),
            told(lane.toFirstRead),
            told(lane.toFirstRecipientRead),
            told(lane.toAssessment),
            told(lane.toAnswer),
          ]),
        }}
      />
    </Section>
  );
}

function Sectors({ measure }: { measure: Measure }) {
  const say = useSay();
  const formats = useFormats();
  const hours = measure.assessReportHoursMax;
  return (
    <Section title={say(screen["sectors-title"], { hours })}>
      {measure.sectors.length === 0 ? (
        <Empty>
          <Say m={screen["sectors-none"]} />
        </Empty>
      ) : (
        <PlainTable
          name={say(screen["sectors-title"], { hours })}
          data={{
            columns: [
              say(screen.organisation),
              say(screen.sector),
              say(screen.late),
              say(screen["oldest-due"]),
            ],
            rows: measure.sectors.map((each) => [
              each.organisation,
              each.sector,
              `${formats.percent(each.late, each.of)} (${formats.number(each.late)} / ${formats.number(each.of)})`,
              each.oldestDueAtMs === null ? "" : formats.dateTime(each.oldestDueAtMs),
            ]),
          }}
        />
      )}
    </Section>
  );
}
