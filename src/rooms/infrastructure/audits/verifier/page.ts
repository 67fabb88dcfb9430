import { verifySteps } from "@counterfoil/risk-limiting-audit";
import type { WorkerHears, WorkerSays } from "./check-worker.ts";
import { startChecking } from "./checking.ts";
import { element } from "./elements.ts";
import { chosenFiles, fetchedFiles, publishedRecord } from "./record-files.ts";
import { resultView } from "./result-view.ts";
import { languageOf, speakerOf, stepMessages } from "./verifier-messages.ts";

const address = new URL(location.href);
const language = languageOf(address, navigator.languages);
const say = speakerOf(language);

/** Where the work and what came of it are shown. */
const shown = element("div", { id: "shown" });
const chosen = element("p", { class: "quiet" });
const status = element("p", { role: "status", class: "unseen" });

start();

function start(): void {
  document.documentElement.lang = language;
  document.title = say("title");
  const other = new URL(address);
  other.searchParams.set("lang", language === "en" ? "fr" : "en");
  const page = document.getElementById("page")!;
  page.append(
    element("a", { class: "skip", href: "#content" }, say("skip")),
    element(
      "header",
      { class: "width top" },
      element(
        "a",
        {
          href: other.href,
          lang: language === "en" ? "fr" : "en",
          hreflang: language === "en" ? "fr" : "en",
        },
        say("otherLanguage"),
      ),
    ),
    element(
      "main",
      { class: "width", id: "content", tabindex: "-1" },
      element("h1", {}, say("title")),
      element("p", { class: "lead" }, say("lead")),
      element("p", {}, say("private")),
      chooser(),
      status,
      chosen,
      shown,
    ),
  );
  const record = publishedRecord(address);
  if (record && address.searchParams.get("check") === "now") checkPublished(record);
}

function chooser(): HTMLElement {
  const record = publishedRecord(address);
  return element(
    "section",
    { "aria-labelledby": "choose", class: "choose" },
    element("h2", { id: "choose" }, say("choose")),
    record ? publishedButton(record) : null,
    picker("folder", { webkitdirectory: true }),
    picker("files", { multiple: true }),
  );
}

/** A button in the language of the page opens the browser's own choice, whose words are those of the browser. */
function picker(name: "folder" | "files", kind: Readonly<Record<string, boolean>>): HTMLElement {
  const input = element("input", { type: "file", id: name, hidden: true, ...kind });
  const button = element("button", { type: "button", "aria-describedby": `${name}-hint` }, say(name));
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const files = chosenFiles(input.files ?? []);
    const first = input.files?.[0];
    // The same folder can be chosen again after it was changed.
    input.value = "";
    if (first) check(files, first.webkitRelativePath.split("/")[0] || null);
  });
  return element(
    "div",
    { class: "field" },
    button,
    input,
    element("p", { id: `${name}-hint`, class: "quiet" }, say(name === "folder" ? "folderHint" : "filesHint")),
  );
}

function publishedButton(record: URL): HTMLElement {
  const button = element(
    "button",
    { type: "button", "aria-describedby": "published-hint" },
    say("published"),
  );
  button.addEventListener("click", () => checkPublished(record));
  return element(
    "div",
    { class: "field" },
    button,
    element("p", { id: "published-hint", class: "quiet" }, say("publishedHint", { address: record.href })),
  );
}

function checkPublished(record: URL): void {
  fetchedFiles(record).then(
    (files) => check(files, record.pathname),
    (error: unknown) => problem("unreachable", error),
  );
}

function check(files: WorkerHears, from: string | null): void {
  const values = { from: from ?? "", files: files.length };
  chosen.textContent = say(from === null ? "chosenFiles" : "chosenFrom", values);
  const progress = element("progress", {
    max: String(verifySteps.length),
    value: "0",
    "aria-labelledby": "checking",
  });
  const what = element("p", {});
  const stop = element("button", { type: "button" }, say("stop"));
  const checking = startChecking(files, (said) => hear(said, progress, what));
  stop.addEventListener("click", () => {
    checking.stop();
    show(element("p", { class: "result", tabindex: "-1" }, say("stopped")));
  });
  show(
    element(
      "section",
      { "aria-labelledby": "checking", "aria-busy": "true" },
      element("h2", { id: "checking", tabindex: "-1" }, say("checking")),
      progress,
      what,
      stop,
    ),
  );
}

function hear(said: WorkerSays, progress: HTMLProgressElement, what: HTMLElement): void {
  switch (said.kind) {
    case "step": {
      const step = verifySteps.indexOf(said.step);
      progress.value = step;
      const sentence = say("step", {
        step: step + 1,
        steps: verifySteps.length,
        what: stepMessages[said.step][language],
      });
      what.textContent = sentence;
      status.textContent = sentence;
      return;
    }
    case "verdict":
      status.textContent = "";
      return show(resultView(said.verdict, language));
    case "unreadable":
      return problem("unreadable", said.reason);
  }
}

function problem(message: "unreachable" | "unreadable", error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  show(element("p", { class: "result differs", role: "alert", tabindex: "-1" }, say(message, { reason })));
}

/** What is new has the focus, so that it is read and seen. */
function show(view: HTMLElement): void {
  shown.replaceChildren(view);
  const head = view.matches("[tabindex]") ? view : view.querySelector<HTMLElement>("[tabindex]");
  head?.focus();
}
