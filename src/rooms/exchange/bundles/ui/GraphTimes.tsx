import { useMemo } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { TimeKind } from "../graph-contract.ts";
import { timeRanges, type TimeFilter, type TimeRange } from "../graph-view-rules.ts";
import { graphWords } from "./graph-messages.ts";
import type { GraphPartProps } from "./GraphShown.tsx";

/** Steps of a slider; its ends are exactly the first and the last moment. */
const steps = 500;

/** Which time is meant, and from when until when. Only times that occur are offered. */
export function GraphTimes({ graph, choice, change }: GraphPartProps) {
  const say = useSay();
  const ranges = useMemo(() => timeRanges(graph), [graph]);
  const { time } = choice.filter;
  const set = (next: TimeFilter | null) => change({ filter: { ...choice.filter, time: next } });
  const range = ranges.find(({ kind }) => kind === time?.kind);
  const choose = (value: string) => {
    const kind = TimeKind.safeParse(value);
    const found = ranges.find((each) => each.kind === kind.data);
    set(found ? { kind: found.kind, fromMs: found.fromMs, untilMs: found.untilMs, undated: true } : null);
  };
  if (ranges.length === 0) return null;
  return (
    <fieldset className="cf-filters" aria-label={say(graphWords["time-title"])}>
      <label className="cf-filter">
        <span>
          <Say m={graphWords["time-kind"]} />
        </span>
        <select value={time?.kind ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say(graphWords["time-any"])}</option>
          {ranges.map(({ kind }) => (
            <option key={kind} value={kind}>
              {say(graphWords[`time-${kind}`])}
            </option>
          ))}
        </select>
      </label>
      {time && range && <Window time={time} range={range} set={set} />}
    </fieldset>
  );
}

function Window({
  time,
  range,
  set,
}: {
  time: TimeFilter;
  range: TimeRange;
  set: (next: TimeFilter) => void;
}) {
  const formats = useFormats();
  const { fromMs, untilMs } = time;
  return (
    <>
      <End
        m="time-from"
        atMs={fromMs}
        range={range}
        onChange={(atMs) => set({ ...time, fromMs: atMs, untilMs: Math.max(atMs, untilMs) })}
      />
      <End
        m="time-until"
        atMs={untilMs}
        range={range}
        onChange={(atMs) => set({ ...time, untilMs: atMs, fromMs: Math.min(atMs, fromMs) })}
      />
      <label className="cf-filter cf-flag">
        <input
          type="checkbox"
          checked={time.undated}
          onChange={(event) => set({ ...time, undated: event.currentTarget.checked })}
        />
        <span>
          <Say m={graphWords["time-undated"]} />
        </span>
      </label>
      <p className="cf-muted">
        <Say
          m={graphWords["time-window"]}
          values={{ from: formats.dateTime(fromMs), until: formats.dateTime(untilMs) }}
        />
        {" · "}
        <Say m={graphWords["time-dated"]} values={{ dated: range.dated }} />
      </p>
    </>
  );
}

function End(props: {
  readonly m: "time-from" | "time-until";
  readonly atMs: number;
  readonly range: TimeRange;
  readonly onChange: (atMs: number) => void;
}) {
  const formats = useFormats();
  const { m, atMs, range, onChange } = props;
  const long = Math.max(range.untilMs - range.fromMs, 1);
  return (
    <label className="cf-filter">
      <span>
        <Say m={graphWords[m]} />
      </span>
      <input
        type="range"
        min={0}
        max={steps}
        value={Math.round(((atMs - range.fromMs) / long) * steps)}
        aria-valuetext={formats.dateTime(atMs)}
        onChange={(event) =>
          onChange(range.fromMs + Math.round((Number(event.currentTarget.value) / steps) * long))
        }
      />
    </label>
  );
}
