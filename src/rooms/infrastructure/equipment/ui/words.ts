import { useSay } from "../../../../platform/ui/language/say.tsx";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import type { Cell, Equipment, EquipmentState } from "../contract.ts";
import { screen } from "./screen-messages.ts";

export const stateTone: Readonly<Record<EquipmentState, Tone>> = {
  registered: "plain",
  "in-use": "good",
  withdrawn: "danger",
  retired: "plain",
};

/** The technology, or the pollbook, that a piece is. */
export function useWhatWord(): (one: Equipment) => string {
  const say = useSay();
  return ({ technology, pollbookDevice }) => {
    if (pollbookDevice !== null) return say(screen["pollbook-of"], { device: pollbookDevice });
    return technology ?? say(screen["technology-gone"]);
  };
}

export function useCellWord(): (cell: Cell) => string {
  const say = useSay();
  return ({ contest, of, choice }) =>
    of === "choice" ? say(screen.choice, { contest, choice: choice ?? "" }) : say(screen[of], { contest });
}
