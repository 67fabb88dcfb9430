import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Say, useSay } from "../language/say.tsx";
import { network as words } from "./messages.ts";
import type { Network, NetworkView, Point } from "./network.ts";
import { polygonPoints } from "./shapes.ts";
import { stageOn, type Stage } from "./stage.ts";

export interface NetworkPictureProps {
  /** The one message of the picture. */
  readonly title: string;
  readonly network: Network;
  readonly view: NetworkView;
  /** What the shapes mean, in the order of the groups, with how many of each are shown; those with none are left out. */
  readonly legend: readonly { readonly group: number; readonly label: string; readonly count: number }[];
  readonly onSelect: (node: number | null) => void;
}

/** Thousands of things and how they are linked, to be moved by mouse, finger, keyboard and buttons. Its tables stand beside it, not in it. */
export function NetworkPicture(props: NetworkPictureProps) {
  const say = useSay();
  const keys = useId();
  const { canvas, stage, arranging } = useStage(props);
  const move = (act: (stage: Stage) => void) => {
    if (stage.current) act(stage.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyActs[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(act);
  };
  return (
    <figure className="cf-picture">
      <figcaption>{props.title}</figcaption>
      <div className="cf-actions" role="group" aria-label={say(words.steer)}>
        {steering.map(({ key, act }) => (
          <button key={key} type="button" className="cf-button" onClick={() => move(act)}>
            <Say m={words[key]} />
          </button>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is what takes keys */}
      <div
        className="cf-graph-canvas"
        role="application"
        aria-label={props.title}
        aria-describedby={keys}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes the keys that move its picture
        tabIndex={0}
        onKeyDown={onKeyDown}
        dir="ltr"
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p id={keys} className="cf-muted">
        <Say m={words.keys} /> {arranging && <Say m={words.arranging} />}
      </p>
      <Legend legend={props.legend} />
    </figure>
  );
}

function Legend({ legend }: { legend: NetworkPictureProps["legend"] }) {
  const say = useSay();
  return (
    <ul className="cf-graph-legend" aria-label={say(words.legend)}>
      {legend
        .filter(({ count }) => count > 0)
        .map(({ group, label, count }) => (
          <li key={group}>
            <GroupShape group={group} /> {label} ({count})
          </li>
        ))}
    </ul>
  );
}

/** The shape of a group, for legends and lists; it says nothing by itself. */
export function GroupShape({ group }: { group: number }) {
  return (
    <svg width={16} height={16} aria-hidden="true" className={`cf-shape cf-shape-${group}`}>
      <polygon points={polygonPoints(group, { x: 8, y: 8 }, 5.5)} />
    </svg>
  );
}

const panPx = 80;
const zoomStep = 1.4;

const acts = {
  "zoom-in": (stage: Stage) => stage.zoom(zoomStep),
  "zoom-out": (stage: Stage) => stage.zoom(1 / zoomStep),
  whole: (stage: Stage) => stage.whole(),
  left: (stage: Stage) => stage.pan(panPx, 0),
  right: (stage: Stage) => stage.pan(-panPx, 0),
  up: (stage: Stage) => stage.pan(0, panPx),
  down: (stage: Stage) => stage.pan(0, -panPx),
} as const;

const steering = (["zoom-in", "zoom-out", "whole", "left", "right", "up", "down"] as const).map((key) => ({
  key,
  act: acts[key],
}));

const keyActs: Readonly<Record<string, (stage: Stage) => void>> = {
  "+": acts["zoom-in"],
  "=": acts["zoom-in"],
  "-": acts["zoom-out"],
  "0": acts.whole,
  ArrowLeft: acts.left,
  ArrowRight: acts.right,
  ArrowUp: acts.up,
  ArrowDown: acts.down,
};

/** The canvas' life: made anew for another network, told of another view; what was moved stays where it was put. */
function useStage({ network, view, onSelect }: NetworkPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const known = useRef<ReadonlyMap<string, Point>>(new Map());
  const latest = useRef({ view, onSelect });
  const [arranging, setArranging] = useState(true);
  useEffect(() => {
    latest.current = { view, onSelect };
    stage.current?.see(view);
    if (view.selected !== null) stage.current?.bring(view.selected);
  }, [view, onSelect]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let gone = false;
    setArranging(true);
    const begin = async () => {
      const made = await stageOn(element, {
        network,
        view: latest.current.view,
        known: known.current,
        still: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
        onSelect: (node) => latest.current.onSelect(node),
        onArranged: () => {
          if (!gone) setArranging(false);
        },
      });
      if (gone) made.leave();
      else stage.current = made;
    };
    void begin();
    return () => {
      gone = true;
      const left = stage.current;
      stage.current = null;
      if (!left) return;
      known.current = new Map(network.nodes.map(({ id }, at) => [id, left.points()[at] ?? { x: 0, y: 0 }]));
      left.leave();
    };
  }, [network]);
  return { canvas, stage, arranging };
}
