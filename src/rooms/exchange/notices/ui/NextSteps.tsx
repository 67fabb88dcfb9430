import type { z } from "zod";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { correctNotice, editNotice, publishNotice, type NoticeDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { beforePublic } from "../rules.ts";
import { ApproveForm } from "./ApproveForm.tsx";
import { DiscardForm } from "./DiscardForm.tsx";
import { screen } from "./screen-messages.ts";
import { SubmitForm } from "./SubmitForm.tsx";
import { WithdrawForm } from "./WithdrawForm.tsx";
import { languageList } from "./words.ts";

/** What can be done now; what is not allowed stays visible with the reason. */
export function NextSteps({ notice }: { notice: NoticeDetail }) {
  const { state, correctionWaits } = notice;
  const others = useOthers(notice);
  return (
    <>
      {(state === "submitted" || correctionWaits) && <ApproveForm notice={notice} blocked={others} />}
      {state === "draft" && <SubmitForm notice={notice} blocked={others} />}
      {state === "approved" && <Publish notice={notice} blocked={others} />}
      {state === "published" ? <Correct notice={notice} blocked={others} /> : null}
      {["draft", "submitted"].includes(state) && (
        <Actions>
          <Edit notice={notice} blocked={others} />
        </Actions>
      )}
      {beforePublic.includes(state) && <DiscardForm notice={notice} blocked={others} />}
      {state === "published" && <WithdrawForm notice={notice} blocked={others} />}
    </>
  );
}

export interface StepProps {
  readonly notice: NoticeDetail;
  /** Why this house may not act on it. */
  readonly blocked: string | null;
}

/** A notice of others is read and not touched. */
function useOthers(notice: NoticeDetail): string | null {
  const say = useSay();
  const { person } = useSession();
  return person?.organisation.id === notice.organisationId ? null : say(messages["notice-of-others"]);
}

function Edit({ notice, blocked }: StepProps) {
  return (
    <Action allow={editNotice} to={`exchange/notices/${notice.id}/edit`} blocked={blocked}>
      <Say m={screen["edit-title"]} />
    </Action>
  );
}

function Correct({ notice, blocked }: StepProps) {
  const say = useSay();
  const waits = notice.correctionWaits ? say(messages["correction-waits"]) : null;
  return (
    <Actions>
      <Action
        allow={correctNotice}
        to={`exchange/notices/${notice.id}/correct`}
        blocked={blocked ?? waits}
        primary={!notice.correctionWaits}
      >
        <Say m={screen["correct-title"]} />
      </Action>
    </Actions>
  );
}

function Publish({ notice, blocked }: StepProps) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { electionId } = usePlace();
  const publish = useCommand(publishNotice);
  const order = useOrderReason(notice);
  const sha256 = notice.versions.find((each) => each.number === notice.version)?.sha256 ?? "";
  const body: z.input<typeof publishNotice.body> = { sha256, everyoneReadsItFromNowOn: true };
  return (
    <>
      {publish.problem && <ProblemNotice problem={publish.problem} />}
      <Actions>
        <Action
          allow={publishNotice}
          primary
          blocked={blocked ?? order}
          running={publish.running}
          consequence={say(screen["publish-consequence"], {
            languages: languageList(notice.languages, reader),
          })}
          onAct={() => publish.run({ params: { election: electionId, notice: notice.id }, body })}
        >
          <Say m={notice.kind === "notice" ? screen["publish-notice"] : screen["publish-bulletin"]} />
        </Action>
        <Edit notice={notice} blocked={blocked} />
      </Actions>
    </>
  );
}

/** Who must be told before everyone; the server asks the same. */
function useOrderReason({ order, namesWithoutConsent }: NoticeDetail): string | null {
  const say = useSay();
  const list = (those: NoticeDetail["order"]["carers"]) =>
    those.flatMap(({ name, told }) => (told === null ? [name] : [])).join(", ");
  const [silent, untold] = [list(order.carers), list(order.concerned)];
  if (order.victimsUntold > 0) return say(messages["victims-first"], { n: order.victimsUntold });
  if (silent !== "") return say(messages["victims-unaware"], { whom: silent });
  if (untold !== "") return say(messages["concerned-not-told"], { whom: untold });
  return namesWithoutConsent ? say(messages["names-without-consent"]) : null;
}
