import { useParams } from "react-router";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { PublicPages } from "../../../../platform/ui/parts/PublicPages.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readCase } from "../../panel/contract.ts";
import { readNotice, states, type NoticeDetail, type State } from "../contract.ts";
import { beforePublic, moves } from "../rules.ts";
import { GateVerdict } from "./Gate.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { NoticeTextView, TextChanges } from "./NoticeTextView.tsx";
import { OrderOfTelling } from "./OrderOfTelling.tsx";
import { RedactForm } from "./RedactForm.tsx";
import { screen } from "./screen-messages.ts";
import { kindWord, lastTwo, stateWord } from "./words.ts";

/** One notice or bulletin: what it is, what can be done now, the text, who hears it first, what is public, the record. */
export function NoticePage() {
  const { notice = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readNotice,
    { params: { election: electionId, notice } },
    { subjects: ["ntc", "vic"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query}>{(found) => <Notice notice={found} />}</Loaded>
    </article>
  );
}

function Notice({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const { read } = useSpeech();
  const { last } = lastTwo(notice);
  const texts = last?.texts ?? notice.publications.at(-1)?.texts ?? {};
  const open = beforePublic.includes(notice.state);
  const overrideWhy = notice.correctionWaits ? (last?.overrideWhy ?? null) : notice.overrideWhy;
  return (
    <>
      <ObjectHead
        type={say(kindWord[notice.kind])}
        id={notice.id}
        title={read(notice.headline) || notice.id}
        tlp={notice.tlp}
        classification={0}
        state={{
          label: say(stateWord[notice.state]),
          tone: notice.state === "published" ? "good" : notice.state === "submitted" ? "soon" : "plain",
        }}
        states={<States here={notice.state} />}
      />
      <RedactForm notice={notice} />
      <NextSteps notice={notice} />
      <Section title={<Say m={notice.correctionWaits ? screen["the-correction"] : screen["the-text"]} />}>
        <NoticeTextView texts={texts} languages={notice.languages} />
        {notice.gate && open && <GateVerdict verdict={notice.gate} all />}
        {overrideWhy !== null && (
          <p>
            <strong>{say(screen["words-were"], { what: say(screen["override-was"]) })}</strong> {overrideWhy}
          </p>
        )}
      </Section>
      <TextChanges notice={notice} />
      {open && <OrderOfTelling notice={notice} />}
      {notice.publishedAtMs !== null && (
        <PublicPages
          title={screen.public}
          link={screen["public-link"]}
          path={`notices/${notice.id}`}
          languages={notice.languages}
          proof={screen["public-proof"]}
        />
      )}
      <NoticeFacts notice={notice} />
      <ObjectRecord subject={notice.id} />
    </>
  );
}

function NoticeFacts({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  const moment = (atMs: number | null) => (atMs === null ? null : <When atMs={atMs} />);
  const mayOpenCase = useMayEnter()(readCase.allow);
  const current = notice.versions.find((each) => each.number === notice.version);
  return (
    <Section title={<Say m={screen["facts-title"]} />}>
      <Facts
        facts={[
          { name: say(screen.house), value: notice.organisationName },
          {
            name: say(screen.case),
            value: mayOpenCase ? (
              <Go to={`exchange/panel/${notice.caseId}`}>{notice.caseId}</Go>
            ) : (
              <code className="cf-id">{notice.caseId}</code>
            ),
          },
          { name: say(screen["decision-title"]), value: notice.decision?.title },
          { name: say(screen.because), value: notice.decision?.because },
          { name: say(screen.drafted), value: moment(notice.createdAtMs) },
          { name: say(screen.approved), value: moment(notice.approvedAtMs) },
          { name: say(screen["approved-by"]), value: notice.approvedByName },
          { name: say(screen.published), value: moment(notice.publishedAtMs) },
          { name: say(screen.corrected), value: moment(notice.correctedAtMs) },
          { name: say(screen.withdrawn), value: moment(notice.withdrawnAtMs) },
          {
            name: say(screen.fingerprint),
            value: current && <code className="cf-id">{current.sha256}</code>,
          },
        ]}
      />
      {notice.versions.length > 1 && <Versions notice={notice} />}
    </Section>
  );
}

function Versions({ notice }: { notice: NoticeDetail }) {
  const say = useSay();
  return (
    <details>
      <summary>
        <Say m={screen.versions} />
      </summary>
      <ol className="cf-record" reversed>
        {notice.versions.toReversed().map((each) => (
          <li key={each.number} value={each.number}>
            {say(screen["version-line"], { n: each.number, name: each.byName ?? each.byPerson })}{" "}
            <When atMs={each.atMs} />
            <details>
              <summary>
                <Say m={screen["the-text"]} />
              </summary>
              <NoticeTextView texts={each.texts} languages={notice.languages} />
            </details>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** From the same table as the rules. */
function States({ here }: { here: State }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={states.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves.map(({ from, act, to }) => ({ from, to, label: say(screen[`move-${act}`]) }))}
    />
  );
}
