import { useState } from "react";
import type { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { CheckboxField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { PageOf, Section } from "../../../../platform/ui/parts/Page.tsx";
import { DueClock } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { Outcome, TellAllBody, type LeftWhy, type ToldAll, type WaitingOf } from "../contract.ts";
import { listWaiting, tellAll } from "../endpoints-contract.ts";
import { noticeFor } from "../notice-rules.ts";
import { screen } from "./screen-messages.ts";
import { outcomeWord } from "./words.ts";

type Told = z.output<typeof ToldAll>;

/** Tell everybody of one incident who waits, in one go. What became of it stays when nobody waits any more. */
export function TellAllPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(listWaiting, { params: { election: electionId } }, { subjects: ["vic"] });
  const [told, setTold] = useState<Told | null>(null);
  return (
    <PageOf title={say(screen["tell-all-title"])} lead={say(screen["tell-all-lead"])} query={query}>
      {({ rows }) => (
        <>
          {told && <WhatBecame told={told} />}
          {rows.length === 0 && (
            <Empty>
              <Say m={screen.empty} />
            </Empty>
          )}
          {rows.map((row) => (
            <OfIncident key={row.incidentId} row={row} onTold={setTold} />
          ))}
        </>
      )}
    </PageOf>
  );
}

function OfIncident({ row, onTold }: { row: WaitingOf; onTold: (told: Told) => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const tell = useCommand(tellAll, { invalidates: ["journal."] });
  const why = useWhyNot()(tellAll);
  const letters = (breachesToo: boolean) =>
    row.attempts - row.oneByOne.attempts + (breachesToo ? row.breaches - row.oneByOne.breaches : 0);
  const apart = row.oneByOne.attempts + row.oneByOne.breaches;
  const send = async (body: z.output<typeof TellAllBody>) => {
    const done = await tell.run({ params: { election: electionId }, body });
    if (done) onTold(done);
  };
  return (
    <Section
      title={<Go to={`exchange/incidents/${row.incidentId}`}>{row.title ?? row.incidentId}</Go>}
      aside={row.firstDueAtMs !== null && <DueClock dueAtMs={row.firstDueAtMs} />}
    >
      <p>{say(screen["tell-all-waiting"], { attempts: row.attempts, breaches: row.breaches })}</p>
      {apart > 0 && <p>{say(screen["tell-all-apart"], { n: apart })}</p>}
      <Form
        schema={TellAllBody}
        initial={{ incident: row.incidentId, breachesToo: false }}
        verb={say(screen["tell-all-verb"])}
        consequence={({ breachesToo }) => say(screen["tell-all-consequence"], { n: letters(breachesToo) })}
        onSubmit={send}
        problem={tell.problem}
        running={tell.running}
        blocked={why ?? (letters(true) === 0 ? say(screen["tell-all-none"]) : null)}
      >
        {row.breaches > 0 && (
          <CheckboxField
            name="breachesToo"
            label={say(screen["tell-all-breaches"])}
            hint={say(screen["tell-all-breaches-hint"])}
          />
        )}
        <Letters breaches={row.breaches > 0} />
      </Form>
    </Section>
  );
}

/** From the same rule as the letters themselves, in the reader's language. */
function Letters({ breaches }: { breaches: boolean }) {
  const say = useSay();
  const { election } = usePlace();
  const { language } = useSpeech();
  return (
    <details>
      <summary>{say(screen.preview)}</summary>
      {Outcome.options
        .filter((outcome) => breaches || outcome !== "breach")
        .map((outcome) => {
          const notice = noticeFor({
            outcome,
            language,
            electionLanguages: election?.languages ?? [],
            election: election?.name ?? {},
            name: say(screen["tell-all-name"]),
            contactName: say(screen["tell-all-contact"]),
          });
          return (
            <figure className="cf-picture" key={outcome} lang={notice.language}>
              <figcaption lang={language}>{say(outcomeWord[outcome])}</figcaption>
              <p>
                <strong>{notice.subject}</strong>
              </p>
              <p className="cf-text">{notice.text}</p>
            </figure>
          );
        })}
      <p className="cf-muted">{say(screen["tell-all-language"])}</p>
    </details>
  );
}

const leftWord: Readonly<Record<LeftWhy, keyof typeof screen>> = {
  "no-address": "left-no-address",
  safety: "left-safety",
  "address-not-mailable": "left-not-mailable",
  "text-not-mailable": "left-not-mailable",
};

function WhatBecame({ told }: { told: Told }) {
  const say = useSay();
  return (
    <output className="cf-notice">
      <p className="cf-notice-title">{say(screen["tell-all-told"], { n: told.told })}</p>
      {told.more > 0 && <p>{say(screen["tell-all-more"], { n: told.more })}</p>}
      {told.left.length > 0 && (
        <>
          <p>{say(screen["tell-all-left"], { n: told.left.length })}</p>
          <ul>
            {told.left.map(({ id, why }) => (
              <li key={id}>
                <Go to={`exchange/victims/${id}`}>{id}</Go>: {say(screen[leftWord[why]])}
              </li>
            ))}
          </ul>
        </>
      )}
      <Go to="exchange/victims">
        <Say m={screen["go-list"]} />
      </Go>
    </output>
  );
}
