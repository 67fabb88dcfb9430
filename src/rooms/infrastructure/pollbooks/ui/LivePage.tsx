import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { z } from "zod";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Chart } from "../../../../platform/ui/parts/Chart.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  readLive,
  receivePostal,
  retireDevice,
  type DeviceNow,
  type LiveNow,
  type Package,
} from "../contract.ts";
import { PackageFrame } from "./PackageFrame.tsx";
import { screen } from "./screen-messages.ts";
import { siteWords } from "./site-messages.ts";
import { SitesMap } from "./SitesMap.tsx";
import { useContactWords, useQueueWords, useWorkWords } from "./words.ts";

/** Where people check in, where they wait, and which devices are heard. */
export function LivePage() {
  return <PackageFrame>{(found) => <Live found={found} />}</PackageFrame>;
}

function Live({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, package: found.id };
  const query = useQueryOf(readLive, { params }, { refetchEveryMs: 5_000 });
  return (
    <>
      <h2>{say(screen["live-question"])}</h2>
      <p className="cf-text">{say(screen["live-text"])}</p>
      <Loaded query={query}>
        {(now) => (
          <>
            <Sums now={now} />
            <SitesMap now={now} />
            <Sites now={now} />
            <Turnout now={now} />
            <Devices now={now} />
            <Actions>
              <ActForm endpoint={retireDevice} params={params} verb={say(screen["act-retire"])} danger>
                <TextField name="device" label={say(screen.device)} />
                <TextAreaField name="why" label={say(screen.why)} rows={2} />
              </ActForm>
              <ActForm
                endpoint={receivePostal}
                params={params}
                verb={say(screen["act-postal"])}
                schema={TypedNumbers}
              >
                <TextAreaField name="voters" label={say(screen.numbers)} />
              </ActForm>
            </Actions>
          </>
        )}
      </Loaded>
    </>
  );
}

const TypedNumbers = z.object({
  voters: z
    .string()
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(receivePostal.body.shape.voters),
});

function Sums({ now }: { now: LiveNow }) {
  const say = useSay();
  const formats = useFormats();
  const number = (value: number) => formats.number(value);
  const { checkedIn, voters, byChannel, openDisputes, quarantined } = now;
  const of = { checkedIn: number(checkedIn), voters: number(voters) };
  return (
    <Facts
      facts={[
        { name: say(screen["checked-in"]), value: say(screen["of-voters"], of) },
        { name: say(screen["by-post"]), value: number(byChannel.postal) },
        { name: say(screen.provisional), value: number(byChannel.provisional) },
        { name: say(screen["open-disputes"]), value: number(openDisputes) },
        { name: say(screen.quarantined), value: number(quarantined) },
      ]}
    />
  );
}

function Sites({ now }: { now: LiveNow }) {
  const say = useSay();
  const queue = useQueueWords();
  const work = useWorkWords();
  const columns: readonly Column<LiveNow["sites"][number]>[] = [
    { key: "name", head: screen.site, cell: (row) => row.name },
    { key: "checked-in", head: screen["checked-in"], cell: (row) => row.checkedIn, numeric: true },
    { key: "work", head: siteWords.work, cell: work },
    { key: "queue", head: siteWords.queue, cell: queue },
    { key: "devices", head: screen.devices, cell: (row) => row.devices, numeric: true },
    { key: "contact", head: screen.contact, cell: (row) => say(screen[`contact-${row.contact}`]) },
  ];
  return (
    <Section title={say(screen.sites)}>
      <RowsTable name={say(screen.sites)} columns={columns} rows={now.sites} rowKey={(row) => row.site} />
    </Section>
  );
}

function Turnout({ now }: { now: LiveNow }) {
  const say = useSay();
  const formats = useFormats();
  const { hours } = now;
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => ({
      marginBottom: 44,
      x: { interval: "hour", label: null },
      y: { grid: true, label: null },
      marks: [
        plot.rectY([...hours], {
          x: (hour: (typeof hours)[number]) => new Date(hour.fromMs),
          y: "checkedIn",
          interval: "hour",
          fill: "var(--cf-chart-1)",
        }),
        plot.ruleY([0]),
      ],
    }),
    [hours],
  );
  return (
    <Chart
      title={say(screen["turnout-title"])}
      source={say(screen["turnout-source"], { when: formats.dateTime(now.asOfMs) })}
      fileName="turnout"
      draw={draw}
      data={{
        columns: [say(screen.hour), say(screen["checked-in"])],
        rows: hours.map(({ fromMs, checkedIn }) => [formats.dateTime(fromMs), checkedIn]),
      }}
    />
  );
}

function Devices({ now }: { now: LiveNow }) {
  const say = useSay();
  const contact = useContactWords();
  const names = new Map(now.sites.map(({ site, name }) => [site, name]));
  const log = ({ events, stopped, retired }: DeviceNow) => {
    if (retired) return say(screen["log-retired"], { events });
    return stopped === null
      ? say(screen["log-whole"], { events })
      : say(screen["log-stops"], { events, why: stopped });
  };
  const columns: readonly Column<DeviceNow>[] = [
    { key: "device", head: screen.device, cell: (row) => row.device },
    { key: "site", head: screen.site, cell: (row) => names.get(row.site) ?? row.site },
    { key: "contact", head: screen.contact, cell: contact },
    { key: "log", head: screen.log, cell: log },
  ];
  return (
    <Section title={say(screen.devices)}>
      <RowsTable
        name={say(screen.devices)}
        columns={columns}
        rows={now.devices}
        rowKey={(row) => row.device}
        empty={say(screen["devices-none"])}
      />
    </Section>
  );
}
