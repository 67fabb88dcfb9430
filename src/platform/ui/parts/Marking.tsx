import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";

export type TrafficLight = "clear" | "green" | "amber" | "amber+strict" | "red";

const words: Readonly<Record<TrafficLight, string>> = {
  clear: "TLP:CLEAR",
  green: "TLP:GREEN",
  amber: "TLP:AMBER",
  "amber+strict": "TLP:AMBER+STRICT",
  red: "TLP:RED",
};

/** A Traffic Light Protocol 2.0 label in the protocol's own colours (FIRST, TLP 2.0, 2022: coloured letters on black). */
export function Marking({ tlp }: { tlp: TrafficLight }) {
  return (
    <span className={`cf-tlp cf-tlp-${tlp.replace("+", "-")}`} lang="en" dir="ltr">
      <span className="cf-hidden">
        <Say m={ui.marking} />{" "}
      </span>
      {words[tlp]}
    </span>
  );
}

const classifications = ["class-0", "class-1", "class-2", "class-3"] as const;

export function ClassificationWord({ level }: { level: 0 | 1 | 2 | 3 }) {
  const say = useSay();
  return (
    <span className={level > 0 ? "cf-class cf-class-high" : "cf-class"}>
      {say(ui[classifications[level]])}
    </span>
  );
}
