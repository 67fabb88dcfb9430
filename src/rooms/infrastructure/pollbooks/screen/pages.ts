import { html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { ActInput, Actor } from "../device/act-input.ts";
import type { Device } from "../device/device.ts";
import { go, markup, refusedPage, type Answer, type Asked } from "./answers.ts";
import { devicePage } from "./device-page.ts";
import { messages } from "./messages.ts";
import { paperPage } from "./paper-page.ts";
import { answerPaper } from "./paper-routes.ts";
import { page, sentenceOf, type Frame } from "./parts.ts";
import { doneNotice, results, searchPage } from "./search-page.ts";
import type { Session } from "./server.ts";
import { states } from "./states.ts";
import { voterPage } from "./voter-page.ts";

export async function answerPage(device: Device, asked: Asked): Promise<Answer> {
  const { session, url, speaker } = asked;
  const frame = frameOf(device, asked);
  if (session === null)
    return markup(
      401,
      page(frame, speaker.say(messages["refused-title"]), notice(frame, speaker.say(messages["key-needed"]))),
    );
  if (url.pathname === "/language") return chooseLanguage(asked, session);
  if (url.pathname === "/shift") return shift(frame, asked, session);
  if (session.actor === null) return asked.isPart ? markup(409, "") : go("/shift");
  if (asked.method === "POST" && url.pathname === "/acts") return act(frame, asked, session.actor);
  const receipt = doneNotice(frame, url.searchParams.get("done") ?? "");
  if (url.pathname === "/paper") return markup(200, paperPage(frame, receipt));
  if (url.pathname === "/device") return markup(200, devicePage(frame, receipt));
  const paper = await answerPaper(frame, asked, session.actor);
  if (paper !== null) return paper;
  if (url.pathname === "/states") return markup(200, states(frame).toString());
  const query = url.searchParams.get("q") ?? "";
  if (url.pathname === "/search") return markup(200, results(frame, query).toString());
  if (url.pathname === "/") return markup(200, searchPage(frame, query, receipt));
  const number = /^\/voters\/([^/]+)$/.exec(url.pathname)?.[1];
  const seen = number === undefined ? null : device.voter(decodeURIComponent(number));
  if (seen !== null) return markup(200, voterPage(frame, seen));
  return markup(404, page(frame, "404", notice(frame, speaker.say(messages["page-missing"]))));
}

function frameOf(device: Device, { session, speaker, packs, nowMs }: Asked): Frame {
  const languages = [
    { code: "en", name: "English", dir: "ltr" },
    { code: "fr", name: "Français", dir: "ltr" },
    ...packs.map(({ code, name, dir }) => ({ code, name, dir })),
  ];
  return { device, speaker, actor: session?.actor ?? null, languages, nowMs };
}

function chooseLanguage({ url, packs }: Asked, session: Session): Answer {
  const wanted = url.searchParams.get("to") ?? "";
  if (["en", "fr", ...packs.map(({ code }) => code)].includes(wanted)) session.language = wanted;
  return go("/");
}

function shift(frame: Frame, { method, body }: Asked, session: Session): Answer {
  const name = Actor.safeParse(body.get("actor") ?? "");
  if (method === "POST" && name.success) {
    session.actor = name.data;
    return go("/");
  }
  const { speaker } = frame;
  const form = html`<main id="main" class="cols">
    <form method="post" action="/shift">
      <h1>${said(speaker, messages["shift-title"])}</h1>
      <p>
        <label for="actor">${said(speaker, messages["shift-name"])}</label>
        <input id="actor" name="actor" required minlength="2" maxlength="80" autofocus autocomplete="off" />
      </p>
      <button class="primary">${said(speaker, messages["shift-begin"])}</button>
    </form>
  </main>`;
  return markup(200, page(frame, speaker.say(messages["shift-title"]), form));
}

/** Records, and leads back to the search with the receipt: the page that is seen next can be loaded again without harm. */
async function act(frame: Frame, { body }: Asked, actor: string): Promise<Answer> {
  const { device, speaker } = frame;
  const { back = "/", ...fields } = Object.fromEntries(body);
  const parsed = ActInput.safeParse(
    "events" in fields ? { ...fields, events: fields["events"]?.split(",") } : fields,
  );
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      sentenceOf(speaker, "input-wrong", { field: path.join("."), problem: message }),
    );
    return markup(422, refusedPage(frame, problems));
  }
  const receipts = await device.act(parsed.data, actor);
  if (receipts.ok) {
    const [first] = receipts.value;
    const done = first === undefined ? "" : `?done=${encodeURIComponent(`${first.device}-${first.seq}`)}`;
    return go(`${["/paper", "/device", "/close"].includes(back) ? back : "/"}${done}`);
  }
  const reasons = String(receipts.values?.["reasons"] ?? "")
    .split(",")
    .filter(Boolean);
  return markup(
    409,
    refusedPage(
      frame,
      [receipts.refusal, ...reasons].map((one) => sentenceOf(speaker, one, receipts.values)),
    ),
  );
}

function notice({ speaker }: Frame, sentence: string) {
  return html`<main id="main" class="cols">
    <div>
      <h1>${sentence}</h1>
      <p><a class="button" href="/">${said(speaker, messages.back)}</a></p>
    </div>
  </main>`;
}
