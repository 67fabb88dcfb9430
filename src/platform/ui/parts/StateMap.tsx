import { useId } from "react";
import { useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { PlainTable } from "./Picture.tsx";
import { Scroll } from "./Scroll.tsx";
import { Svg } from "./Svg.tsx";
import { layStates, type PlacedState } from "./state-layout.ts";

export interface StateMapProps {
  readonly states: readonly { readonly name: string; readonly label: string }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly here: string;
}

/** The states of an object and the acts between them, with "you are here". From the same table as the rules. */
export function StateMap({ states, moves, here }: StateMapProps) {
  const say = useSay();
  const arrow = useId();
  const laid = layStates(states, moves);
  const label = new Map(states.map((state) => [state.name, state.label]));
  const at = new Map(laid.states.map((state) => [state.name, state]));
  const rows = moves.map((move) => [
    label.get(move.from) ?? move.from,
    move.label,
    label.get(move.to) ?? move.to,
  ]);
  return (
    <div className="cf-state-map">
      <Scroll name={say(ui["states-picture"])} ltr>
        <Svg
          as="img"
          name={say(ui.named, { name: say(ui["you-are-here"]), value: label.get(here) ?? here })}
          className="cf-states-drawing"
          width={laid.width}
          height={laid.height}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="8"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0,0 L8,4 L0,8 z" className="cf-arrow" />
            </marker>
          </defs>
          {moves.map((move) => (
            <MoveLine
              key={`${move.from} ${move.label} ${move.to}`}
              from={at.get(move.from)}
              to={at.get(move.to)}
              arrow={arrow}
              open={move.from === here}
            />
          ))}
          {laid.states.map((state) => (
            <StateBox
              key={state.name}
              state={state}
              label={label.get(state.name) ?? state.name}
              here={state.name === here ? say(ui["you-are-here"]) : null}
            />
          ))}
        </Svg>
      </Scroll>
      <PlainTable
        name={say(ui["states-picture"])}
        data={{ columns: [say(ui.from), say(ui.act), say(ui.to)], rows }}
      />
    </div>
  );
}

const box = { width: 148, height: 34 } as const;

function StateBox({ state, label, here }: { state: PlacedState; label: string; here: string | null }) {
  return (
    <g transform={`translate(${state.x},${state.y})`}>
      <rect
        width={box.width}
        height={box.height}
        rx={3}
        className={here ? "cf-state-box cf-here" : "cf-state-box"}
      />
      <text x={box.width / 2} y={22} textAnchor="middle" className={here ? "cf-here-label" : undefined}>
        {label.length > 20 ? `${label.slice(0, 19)}…` : label}
      </text>
      {here && (
        <text x={box.width / 2} y={-7} textAnchor="middle" className="cf-here-word">
          {here}
        </text>
      )}
    </g>
  );
}

function MoveLine(props: {
  from: PlacedState | undefined;
  to: PlacedState | undefined;
  arrow: string;
  open: boolean;
}) {
  const { from, to, arrow, open } = props;
  if (!from || !to || from === to) return null;
  return (
    <path
      className={open ? "cf-move cf-move-open" : "cf-move"}
      d={curve(from, to)}
      markerEnd={`url(#${arrow})`}
    />
  );
}

/** Forward moves leave on the right and arrive on the left; moves back, or within a column, run around below. */
function curve(from: PlacedState, to: PlacedState): string {
  const middle = box.height / 2;
  if (to.x > from.x) {
    const [x1, y1, x2, y2] = [from.x + box.width, from.y + middle, to.x - 2, to.y + middle];
    const bend = (x1 + x2) / 2;
    return `M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x2},${y2}`;
  }
  const [x1, y1, x2, y2] = [
    from.x + box.width / 2 + 12,
    from.y + box.height,
    to.x + box.width / 2 - 12,
    to.y + box.height + 2,
  ];
  const low = Math.max(y1, y2) + 22;
  return `M${x1},${y1} C${x1},${low} ${x2},${low} ${x2},${y2}`;
}
