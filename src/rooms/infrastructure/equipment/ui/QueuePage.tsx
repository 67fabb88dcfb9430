import { useState } from "react";
import { NumberField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { planQueue, QueueAsked, type QueueStage } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Plans how many pollbooks, booths and scanners keep the wait short. */
export function QueuePage() {
  const say = useSay();
  const [asked, setAsked] = useState<QueueAsked | null>(null);
  return (
    <Page title={say(screen["queue-title"])} lead={say(screen["queue-lead"])}>
      <Form
        schema={QueueAsked}
        initial={{ hours: 3, waitMinutesMax: 30 }}
        verb={say(screen["queue-verb"])}
        blocked={useWhyNot()(planQueue)}
        onSubmit={(typed) => setAsked(typed)}
      >
        <NumberField name="arrivalsPerHour" label={say(screen.arrivals)} />
        <NumberField name="hours" label={say(screen.hours)} />
        <NumberField name="waitMinutesMax" label={say(screen["wait-most"])} />
        <NumberField name="checkInStations" label={say(screen["check-in-stations"])} />
        <NumberField name="checkInSeconds" label={say(screen["check-in-seconds"])} />
        <NumberField name="booths" label={say(screen.booths)} />
        <NumberField name="boothSeconds" label={say(screen["booth-seconds"])} />
        <NumberField name="scanners" label={say(screen.scanners)} />
        <NumberField name="scanSeconds" label={say(screen["scan-seconds"])} />
      </Form>
      {asked && <Result asked={asked} />}
    </Page>
  );
}

function Result({ asked }: { asked: QueueAsked }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(planQueue, { params: { election: electionId }, query: asked });
  const stages = useStageColumns();
  return (
    <Section title={say(screen["queue-result"])}>
      <Loaded query={query}>
        {({ promise, stages: rows }) => (
          <>
            <p role="status">
              <StateWord
                label={say(screen[`queue-${promise}`], { minutes: asked.waitMinutesMax })}
                tone={promise === "kept" ? "good" : "danger"}
              />
            </p>
            <RowsTable
              name={say(screen["queue-result"])}
              columns={stages}
              rows={rows}
              rowKey={(row) => row.stage}
            />
            <p className="cf-muted">{say(screen["queue-source"])}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function useStageColumns(): readonly Column<QueueStage>[] {
  const say = useSay();
  const formats = useFormats();
  const tenths = (value: number) => formats.number(Math.round(value * 10) / 10);
  const minutes = (value: number) => say(screen.minutes, { minutes: tenths(value) });
  const percent = (share: number) => `${formats.number(Math.round(share * 100))} %`;
  const wait = ({ waitMinutes95, growsPerHour, waitMinutesAtEnd }: QueueStage) =>
    waitMinutes95 === null
      ? say(screen["queue-grows"], {
          perHour: tenths(growsPerHour ?? 0),
          minutes: tenths(waitMinutesAtEnd ?? 0),
        })
      : minutes(waitMinutes95);
  return [
    { key: "stage", head: screen.stage, cell: (row) => say(screen[`stage-${row.stage}`]) },
    { key: "stations", head: screen.stations, cell: (row) => row.stations, numeric: true },
    { key: "busy", head: screen.busy, cell: (row) => percent(row.utilisation), numeric: true },
    {
      key: "who",
      head: screen["who-waits"],
      cell: (row) => (row.waitShare === null ? "–" : percent(row.waitShare)),
      numeric: true,
    },
    {
      key: "mean",
      head: screen["wait-mean"],
      cell: (row) => (row.waitMinutesMean === null ? "–" : minutes(row.waitMinutesMean)),
      numeric: true,
    },
    { key: "most", head: screen["wait-95"], cell: wait },
    { key: "needed", head: screen.needed, cell: (row) => row.stationsNeeded, numeric: true },
  ];
}
