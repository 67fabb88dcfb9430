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

/** What a member of the panel and what the desk can do with a case; whoever has yet to declare begins with that. */
export function CaseActions({ found }: { found: CaseDetail }) {
  const say = useSay();
  const { person } = useSession();
  const closed = isOpen(found.state) ? null : say(messages["case-closed"]);
  const seated = found.panel?.members.some(({ personId }) => personId === person?.id) ?? false;
  const member = closed ?? (seated ? null : say(messages["not-a-member"]));
  const first = found.myStep === "declare" ? say(messages["declare-first"]) : null;
  const voteFirst = found.myStep === "vote" ? say(screen["vote-first"]) : null;
  const desk = (act: Omit<Act, "blocked">): Act => ({ ...act, blocked: closed });
  const acts: readonly Act[] = [
    {
      name: "declare",
      label: screen["declare-verb"],
      allow: declareInterest,
      blocked: member,
      primary: found.myStep === "declare",
      form: (done) => <DeclareForm found={found} onDone={done} />,
    },
    {
      name: "vote",
      label: screen["vote-verb"],
      allow: castVote,
      blocked: member ?? first,
      primary: found.myStep === "vote",
      form: (done) => <VoteForm found={found} onDone={done} />,
    },
    {
      name: "decide",
      label: screen["decide-verb"],
      allow: decideCase,
      blocked: member ?? first ?? voteFirst,
      primary: found.myStep === "decide",
      form: (done) => <DecideForm found={found} onDone={done} />,
    },
    desk({
      name: "evidence",
      label: screen["amend-evidence"],
      allow: amendCase,
      form: (done) => <EvidenceForm found={found} onDone={done} />,
    }),
    desk({
      name: "criterion",
      label: screen["amend-criterion"],
      allow: amendCase,
      form: (done) => <CriterionForm found={found} onDone={done} />,
    }),
    desk({
      name: "alternative",
      label: screen["amend-alternative"],
      allow: amendCase,
      form: (done) => <AlternativeForm found={found} onDone={done} />,
    }),
    desk({
      name: "route",
      label: screen["route-verb"],
      allow: routeCase,
      form: (done) => <RouteForm found={found} onDone={done} />,
    }),
    desk({
      name: "withdraw",
      label: screen["withdraw-verb"],
      allow: withdrawCase,
      form: (done) => <WithdrawForm found={found} onDone={done} />,
    }),
  ];
  return <Acts acts={acts} open={found.myStep === "declare" ? "declare" : null} />;
}
