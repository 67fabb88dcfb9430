import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import type { VictimPage } from "../contract.ts";
import { changeVictim, decideConsent, recordAttempt, tellVictim } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { TellForm } from "./TellForm.tsx";
import { AttemptForm, ChangeForm, ConsentForm } from "./VictimForms.tsx";

/** What can be done for a victim now: first of all, to tell them. */
export function VictimActions({ victim }: { victim: VictimPage }) {
  const say = useSay();
  const told = victim.state === "told" || victim.state === "acknowledged";
  return (
    <Acts
      given={{ victim }}
      acts={[
        {
          name: "tell",
          label: screen[told ? "tell-again" : "tell-verb"],
          allow: tellVictim,
          primary: !told,
          Form: TellForm,
        },
        {
          name: "attempt",
          label: screen["attempt-verb"],
          allow: recordAttempt,
          blocked: told ? say(messages["told-already"]) : null,
          Form: AttemptForm,
        },
        {
          name: "consent",
          label: screen["consent-verb"],
          allow: decideConsent,
          Form: ConsentForm,
        },
        {
          name: "change",
          label: screen["change-verb"],
          allow: changeVictim,
          Form: ChangeForm,
        },
      ]}
    />
  );
}
