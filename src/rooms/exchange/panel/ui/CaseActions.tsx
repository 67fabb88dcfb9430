import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts, type Act } from "../../../../platform/ui/parts/Acts.tsx";
import { useSession } from "../../../../platform/ui/session.tsx";
import {
  amendCase,
  castVote,
  decideCase,
  declareInterest,
  routeCase,
  withdrawCase,
  type CaseDetail,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { isOpen } from "../rules.ts";
import { AlternativeForm, EvidenceForm, WithdrawForm } from "./AmendForms.tsx";
import { CriterionForm } from "./CriterionForm.tsx";
import { DecideForm, DeclareForm, VoteForm } from "./MyPart.tsx";
import { RouteForm } from "./RouteForm.tsx";
import { screen } from "./screen-messages.ts";

type OnCase = Act<{ readonly found: CaseDetail }>;

/** What a member of the panel and what the desk can do with a case; whoever has yet to declare begins with that. */
export function CaseActions({ found }: { found: CaseDetail }) {
  const say = useSay();
  const { person } = useSession();
  const closed = isOpen(found.state) ? null : say(messages["case-closed"]);
  const seated = found.panel?.members.some(({ personId }) => personId === person?.id) ?? false;
  const member = closed ?? (seated ? null : say(messages["not-a-member"]));
  const first = found.myStep === "declare" ? say(messages["declare-first"]) : null;
  const voteFirst = found.myStep === "vote" ? say(screen["vote-first"]) : null;
  const desk = (act: Omit<OnCase, "blocked">): OnCase => ({ ...act, blocked: closed });
  const acts: readonly OnCase[] = [
    {
      name: "declare",
      label: screen["declare-verb"],
      allow: declareInterest,
      blocked: member,
      primary: found.myStep === "declare",
      Form: DeclareForm,
    },
    {
      name: "vote",
      label: screen["vote-verb"],
      allow: castVote,
      blocked: member ?? first,
      primary: found.myStep === "vote",
      Form: VoteForm,
    },
    {
      name: "decide",
      label: screen["decide-verb"],
      allow: decideCase,
      blocked: member ?? first ?? voteFirst,
      primary: found.myStep === "decide",
      Form: DecideForm,
    },
    desk({
      name: "evidence",
      label: screen["amend-evidence"],
      allow: amendCase,
      Form: EvidenceForm,
    }),
    desk({
      name: "criterion",
      label: screen["amend-criterion"],
      allow: amendCase,
      Form: CriterionForm,
    }),
    desk({
      name: "alternative",
      label: screen["amend-alternative"],
      allow: amendCase,
      Form: AlternativeForm,
    }),
    desk({
      name: "route",
      label: screen["route-verb"],
      allow: routeCase,
      Form: RouteForm,
    }),
    desk({
      name: "withdraw",
      label: screen["withdraw-verb"],
      allow: withdrawCase,
      Form: WithdrawForm,
    }),
  ];
  return <Acts acts={acts} given={{ found }} open={found.myStep === "declare" ? "declare" : null} />;
}
