import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useState } from "react";
import { NumberField } from "../../../../platform/ui/form/fields.tsx";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Chart, chartColours } from "../../../../platform/ui/parts/Chart.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { drawSample, planSample, type AuditDetail, type Expected } from "../contract.ts";
import type { ReplyOf } from "../../../../platform/contract/endpoint.ts";
import { AuditFrame, useNotNow } from "./AuditFrame.tsx";
import { reading } from "./reading-messages.ts";
import { screen } from "./screen-messages.ts";
import { styleWord } from "./words.ts";

type Plan = ReplyOf<typeof planSample>;

/** How many ballots each method would read, before anything is drawn; and the draw of the first round. */
export function PlanPage() {
  return <AuditFrame>{(audit) => <PlanOf audit={audit} />}</AuditFrame>;
}

function PlanOf({ audit }: { audit: AuditDetail }) {
  const { electionId } = usePlace();
  const query = useQueryOf(
    planSample,
    { params: { election: electionId, audit: audit.id } },
    { subjects: ["aud"] },
  );
  return (
    <Section title={<Say m={reading["plan-question"]} />}>
      <Loaded query={query}>{(plan) => <Compared audit={audit} plan={plan} />}</Loaded>
    </Section>
  );
}

function Compared({ audit, plan }: { audit: AuditDetail; plan: Plan }) {
  const say = useSay();
  const formats = useFormats();
  const [chosen, setChosen] = useState(() => hardest(plan));
  return (
    <>
      <p>{say(reading["first-round"], { draws: plan.firstRound, cards: plan.cards })}</p>
      {audit.contests.length > 1 && (
        <label className="cf-filter">
          <span>{say(reading["which-contest"])}</span>
          <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {audit.contests.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <PlanPicture
        title={audit.contests.find(({ id }) => id === chosen)?.title ?? chosen}
        expected={plan.expected.filter(({ contest }) => contest === chosen)}
        plan={plan}
      />
      <p className="cf-muted">
        {say(reading["plan-margin"], {
          margin: formats.number(plan.expected.find(({ contest }) => contest === chosen)?.margin ?? 0, {
            style: "percent",
            maximumFractionDigits: 2,
          }),
        })}
      </p>
      <DrawFirstRound audit={audit} plan={plan} />
    </>
  );
}

/** The contest for which most is read by the method that was chosen. */
function hardest({ expected, chosen }: Plan): string {
  const own = expected.filter(({ style }) => style === chosen);
  const worst = own.toSorted((a, b) => (b.eighty ?? Infinity) - (a.eighty ?? Infinity))[0];
  return (worst ?? expected[0])?.contest ?? "";
}

function PlanPicture({
  title,
  expected,
  plan,
}: {
  title: string;
  expected: readonly Expected[];
  plan: Plan;
}) {
  const say = useSay();
  const formats = useFormats();
  const sizeOf = (size: number | null) => (size === null ? say(reading["more-than-read"]) : size);
  const named = expected.map((one) => ({
    ...one,
    name: say(styleWord[one.style]) + (one.style === plan.chosen ? ` (${say(reading.chosen)})` : ""),
  }));
  const full = say(screen["full-hand-count"]);
  const barOf = (method: string, ballots: number, said: string) => ({
    name: method,
    ballots,
    label: say(reading["bar-label"], { method, ballots: said }),
  });
  const bars = [
    ...named.map(({ name, eighty }) =>
      barOf(
        name,
        eighty ?? plan.cards,
        eighty === null ? say(reading["more-than-read"]) : formats.number(eighty),
      ),
    ),
    barOf(full, plan.cards, formats.number(plan.cards)),
  ];
  const data = {
    columns: [say(reading.method), say(reading.half), say(reading.eighty), say(reading.ninety)],
    rows: [
      ...named.map(({ name, half, eighty, ninety }) => [name, sizeOf(half), sizeOf(eighty), sizeOf(ninety)]),
      [full, plan.cards, plan.cards, plan.cards],
    ],
  };
  const text = JSON.stringify(bars);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => barsOf(plot, JSON.parse(text) as Bar[]),
    [text],
  );
  return (
    <Chart
      title={say(reading["plan-picture"], { contest: title })}
      source={say(reading["plan-source"])}
      data={data}
      fileName="audit-sample-size"
      draw={draw}
      heightPx={40 + 64 * bars.length}
    />
  );
}

interface Bar {
  readonly name: string;
  readonly ballots: number;
  readonly label: string;
}

/** The name stands above its bar, so that a phone has room for both. */
function barsOf(plot: typeof import("@observablehq/plot"), bars: readonly Bar[]): PlotOptions {
  const most = Math.max(1, ...bars.map(({ ballots }) => ballots));
  return {
    marginLeft: 4,
    marginRight: 16,
    x: { domain: [0, most], axis: null },
    y: { axis: null, domain: bars.map(({ name }) => name), padding: 0.55 },
    marks: [
      plot.barX(bars, { x: "ballots", y: "name", fill: chartColours[0] }),
      plot.text(bars, {
        x: 0,
        y: "name",
        text: "label",
        textAnchor: "start",
        dy: -26,
      }),
      plot.ruleX([0]),
    ],
  };
}

function DrawFirstRound({ audit, plan }: { audit: AuditDetail; plan: Plan }) {
  const say = useSay();
  const { electionId } = usePlace();
  const blocked = useNotNow(audit)("draw");
  return (
    <Actions>
      <ActForm
        endpoint={drawSample}
        params={{ election: electionId, audit: audit.id }}
        verb={say(reading["draw-verb"])}
        blocked={blocked}
        initial={{ draws: plan.firstRound }}
        consequence={say(reading["draw-consequence"])}
        primary
      >
        <NumberField name="draws" label={say(reading.draws)} hint={say(reading["draws-hint"])} optional />
      </ActForm>
    </Actions>
  );
}
