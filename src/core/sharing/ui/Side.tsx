import { useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import type { Side as SideShape } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { roleWord, sectorWord } from "./words.ts";

/** One side of a clause in words. */
export function Side({ side }: { side: SideShape }) {
  const say = useSay();
  const { nameOf } = useOrganisations();
  if ("organisation" in side) return nameOf(side.organisation);
  if ("sector" in side) return say(screen["side-sector"], { name: say(sectorWord[side.sector]) });
  return say(screen["side-role"], { name: say(roleWord[side.role]) });
}
