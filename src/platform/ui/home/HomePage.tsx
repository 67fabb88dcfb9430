import { visitHome } from "../../../core/home/contract.ts";
import { actMessage, messageByKey } from "../language/known-messages.ts";
import { useWhyNot } from "../allowed.ts";
import { Say, useFormats, useNow, useSay, useSpeech } from "../language/say.tsx";
import { roleMessage, roomMessage } from "../labels.ts";
import { readHome, type ChangedItem, type Home, type WaitingItem } from "../home-contract.ts";
import { ui } from "../messages.ts";
import { Action } from "../parts/Action.tsx";
import { ProblemNotice } from "../parts/ProblemNotice.tsx";
import { Go } from "../parts/Go.tsx";
import { Empty } from "../parts/Loaded.tsx";
import { Page, PageOf, Section } from "../parts/Page.tsx";
import { DueClock, When } from "../parts/When.tsx";
import { usePlace } from "../place.tsx";
import { useCommand, useQueryOf } from "../queries.ts";
import { useObjectPath } from "../shell/object-path.tsx";

/** What needs me now: what waits for this person, then what changed, then each room in one line. */
export function HomePage() {
  const say = useSay();
  const mayRead = useWhyNot()(readHome) === null;
  const { electionId } = usePlace();
  const query = useQueryOf(readHome, { params: { election: electionId } }, { enabled: mayRead });
  if (!mayRead)
    return (
      <Page title={say(ui.home)}>
        <Empty>{say(ui["home-not-yours"])}</Empty>
      </Page>
    );
  return (
    <PageOf title={say(ui.home)} lead={say(ui["home-lead"])} query={query}>
      {(home) => <HomeSections home={home} />}
    </PageOf>
  );
}

export function HomeSections({ home }: { home: Home }) {
  const say = useSay();
  const { read } = useSpeech();
  return (
    <>
      <Section title={<Say m={ui["home-waiting"]} />}>
        {home.waiting.length === 0 && (
          <Empty>
            <Say m={ui["home-waiting-none"]} />
          </Empty>
        )}
        <ul className="cf-waiting">
          {[...home.waiting].sort(byUrgency).map((item) => (
            <Waiting key={`${item.kind} ${item.subject}`} item={item} />
          ))}
        </ul>
      </Section>
      <Section title={<Say m={ui["home-changed"]} />} aside={home.changed.length > 0 && <SeenButton />}>
        {home.changed.length === 0 && (
          <Empty>
            <Say m={ui["home-changed-none"]} />
          </Empty>
        )}
        <ul className="cf-changed">
          {home.changed.map((item) => (
            <Changed key={item.seq} item={item} />
          ))}
        </ul>
      </Section>
      {home.rooms.length > 0 && (
        <Section title={<Say m={ui["home-rooms"]} />}>
          <dl className="cf-facts">
            {home.rooms.map(({ room, line }) => (
              <div key={room}>
                <dt>{said(say, roomMessage(room), room)}</dt>
                <dd>{read(line)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}

/** Draws the line: what is listed now is known, the next visit tells only what came after. */
function SeenButton() {
  const { electionId } = usePlace();
  const visit = useCommand(visitHome);
  return (
    <>
      {visit.problem && <ProblemNotice problem={visit.problem} />}
      <Action
        allow={visitHome}
        running={visit.running}
        onAct={() => visit.run({ params: { election: electionId } })}
      >
        <Say m={ui["home-seen"]} />
      </Action>
    </>
  );
}

function Waiting({ item }: { item: WaitingItem }) {
  const say = useSay();
  const formats = useFormats();
  const since = formats.duration(useNow() - item.sinceMs);
  const { election } = usePlace();
  const { read } = useSpeech();
  // What waits for a whole desk is told of the election, which has a name.
  const title = election?.id === item.subject ? read(election.name) : item.title;
  return (
    <li>
      <div>
        <p className="cf-waiting-kind">{said(say, messageByKey(item.kind), item.kind)}</p>
        <p className="cf-waiting-title">{title}</p>
        <p className="cf-muted" title={formats.dateTime(item.sinceMs)}>
          {say(ui.waiting, { since })}
        </p>
      </div>
      {item.dueAtMs !== null && <DueClock dueAtMs={item.dueAtMs} />}
      <Go to={item.path} className="cf-button">
        {said(say, messageByKey(item.verb), say(ui.open))}
        <span className="cf-hidden">: {title}</span>
      </Go>
    </li>
  );
}

function Changed({ item }: { item: ChangedItem }) {
  const say = useSay();
  const pathOf = useObjectPath();
  const what = said(say, actMessage(item.action), item.action);
  const who = item.person ?? said(say, roleMessage(item.role), item.role);
  // Where nobody gave the object a title, the act itself leads to it: an id says nothing to people.
  const words = item.title === null ? what : say(ui.named, { name: what, value: item.title });
  const path = item.path ?? pathOf(item.subject);
  return (
    <li>
      {path === null ? words : <Go to={path}>{words}</Go>}{" "}
      <span className="cf-muted">
        {who} · <When atMs={item.atMs} short />
      </span>
    </li>
  );
}

/** What is due first, first; then what has waited longest. */
function byUrgency(a: WaitingItem, b: WaitingItem): number {
  const due = (item: WaitingItem) => item.dueAtMs ?? Number.MAX_SAFE_INTEGER;
  return due(a) - due(b) || a.sinceMs - b.sinceMs;
}

function said(
  say: ReturnType<typeof useSay>,
  message: Parameters<typeof say>[0] | undefined,
  otherwise: string,
): string {
  return message ? say(message) : otherwise;
}
