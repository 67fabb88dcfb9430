import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { DateTimeField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { tellNotice, type NoticeDetail, type ToldOf } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { Why } from "./typed.ts";

/** Those affected, those concerned, everyone: who knows, since when, and for whom it waits. */
export function OrderOfTelling({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { order } = notice;
  return (
    <Section title={<Say m={screen["order-title"]} />}>
      <ol className="cf-steps">
        <li>
          {say(screen["order-affected"])}{" "}
          <StateWord
            label={
              order.victimsUntold === 0
                ? say(screen["order-affected-done"])
                : say(screen["order-affected-waits"], { n: order.victimsUntold })
            }
            tone={order.victimsUntold === 0 ? "good" : "danger"}
          />
        </li>
        {order.carers.map((each) => (
          <Line
            key={each.organisationId}
            notice={notice}
            told={each.told}
            label={say(screen["order-carer"], { name: each.name })}
          />
        ))}
        {order.concerned.map((each) => (
          <Line
            key={each.organisationId}
            notice={notice}
            told={each.told}
            label={say(screen["order-concerned"], { name: each.name })}
          />
        ))}
        <Line notice={notice} told={null} label={say(screen["order-public"])} />
      </ol>
      <TellForms notice={notice} />
    </Section>
  );
}

function Line({ notice, told, label }: { notice: NoticeDetail; told: ToldOf["told"]; label: string }) {
  const say = useSay();
  if (told !== null)
    return (
      <li>
        {label} <StateWord label={say(screen["order-told"])} tone="good" /> <When atMs={told.toldAtMs} />{" "}
        <span className="cf-muted">{told.how}</span>
      </li>
    );
  return (
    <li>
      {label} <StateWord label={say(screen["order-waits"])} tone="soon" />{" "}
      {notice.approvedAtMs !== null && (
        <span className="cf-muted">
          {say(screen["order-waits-since"])} <When atMs={notice.approvedAtMs} short />
        </span>
      )}
    </li>
  );
}

/** A case contact speaks for those in their care; the house that writes, for those concerned. */
function TellForms({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { person } = useSession();
  const mine = person?.organisation.id;
  const inMyCare = notice.order.carers.some((each) => each.organisationId === mine && each.told === null);
  const untold = notice.order.concerned.filter((each) => each.told === null);
  return (
    <>
      {inMyCare && (
        <TellForm notice={notice} step="victims" choices={[]} verb={say(screen["told-affected-verb"])} />
      )}
      {mine === notice.organisationId && untold.length > 0 && (
        <TellForm
          notice={notice}
          step="concerned"
          choices={untold}
          verb={say(screen["told-concerned-verb"])}
        />
      )}
    </>
  );
}

function TellForm({
  notice,
  step,
  choices,
  verb,
}: {
  notice: NoticeDetail;
  step: "victims" | "concerned";
  choices: readonly ToldOf[];
  verb: string;
}) {
  const say = useSay();
  const { electionId } = usePlace();
  const nowMs = useNow();
  const tell = useCommand(tellNotice);
  const why = useWhyNot()(tellNotice);
  const sha256 = notice.versions.find((each) => each.number === notice.version)?.sha256 ?? "";
  return (
    <Form
      // A new form for whoever is told next.
      key={`${step} ${sha256} ${choices.map((each) => each.organisationId).join(" ")}`}
      schema={z.object({
        organisationId: step === "victims" ? z.null().default(null) : z.string(),
        toldAtMs: z.number().int().nonnegative(),
        how: Why,
      })}
      initial={{ toldAtMs: Math.floor(nowMs / 60_000) * 60_000 }}
      verb={verb}
      problem={tell.problem}
      running={tell.running}
      blocked={why}
      onSubmit={(body) =>
        tell.run({ params: { election: electionId, notice: notice.id }, body: { ...body, step, sha256 } })
      }
    >
      {step === "concerned" && (
        <SelectField
          name="organisationId"
          label={say(screen["told-concerned"])}
          choices={choices.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
        />
      )}
      <DateTimeField name="toldAtMs" label={say(screen["told-at"])} />
      <TextField name="how" label={say(screen["told-how"])} hint={say(screen["told-how-hint"])} />
    </Form>
  );
}
