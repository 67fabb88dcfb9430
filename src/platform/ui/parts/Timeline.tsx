import { useMemo } from "react";
import { Link } from "react-router";
import { useFormats, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import { Empty } from "./Loaded.tsx";
import { Picture } from "./Picture.tsx";
import { Svg } from "./Svg.tsx";
import { layTimeline, type PlacedItem, type TimelineItem } from "./timeline-layout.ts";

/** What happened when: a picture with lanes, and the table that says the same. */
export function Timeline(props: {
  readonly title: string;
  readonly items: readonly TimelineItem[];
  readonly fileName: string;
}) {
  const say = useSay();
  const formats = useFormats();
  const { items } = props;
  const data = useMemo(
    () => ({
      columns: [say(ui.when), say(ui.lane), say(ui.what)],
      rows: [...items]
        .sort((a, b) => a.atMs - b.atMs)
        .map((item) => [formats.dateTime(item.atMs), item.lane ?? "", item.label]),
    }),
    [items, say, formats],
  );
  if (items.length === 0) return <Empty />;
  return (
    <Picture title={props.title} data={data} fileName={props.fileName}>
      {(width) => <TimelineDrawing title={props.title} items={items} width={width} />}
    </Picture>
  );
}

function TimelineDrawing({
  title,
  items,
  width,
}: {
  title: string;
  items: readonly TimelineItem[];
  width: number;
}) {
  const formats = useFormats();
  const laid = useMemo(() => layTimeline(items, width), [items, width]);
  const from = Math.min(...items.map(({ atMs }) => atMs));
  const to = Math.max(...items.map(({ atMs, untilMs }) => untilMs ?? atMs));
  const axis = laid.heightPx - 22;
  return (
    <Svg as="group" name={title} className="cf-timeline" width={width} height={laid.heightPx}>
      <line className="cf-axis" x1={12} x2={width - 12} y1={axis} y2={axis} />
      <text x={12} y={axis + 16}>
        {formats.dateTime(from)}
      </text>
      {to > from && width > 420 && (
        <text x={width - 12} y={axis + 16} textAnchor="end">
          {formats.dateTime(to)}
        </text>
      )}
      {laid.lanes.map((lane) => (
        <text key={lane.name} className="cf-lane" x={12} y={lane.y}>
          {lane.name}
        </text>
      ))}
      {laid.items.map((item) => (
        <Mark key={item.id} item={item} />
      ))}
    </Svg>
  );
}

function Mark({ item }: { item: PlacedItem }) {
  const formats = useFormats();
  const { to } = usePlace();
  const name = `${formats.dateTime(item.atMs)}: ${item.label}`;
  const drawing = (
    <>
      {item.xEnd > item.x && <line className="cf-span" x1={item.x} x2={item.xEnd} y1={item.y} y2={item.y} />}
      <circle className="cf-mark" cx={item.x} cy={item.y} r={5} />
      <text
        x={item.labelX}
        y={item.labelAt === "above" ? item.y - 9 : item.y + 4}
        textAnchor={item.labelAt === "left" ? "end" : "start"}
      >
        {item.text}
      </text>
    </>
  );
  if (item.path === undefined)
    return (
      <g>
        <title>{name}</title>
        {drawing}
      </g>
    );
  return (
    <Link to={to(item.path)} aria-label={name} className="cf-node-link">
      {drawing}
    </Link>
  );
}
