// Goal: those affected are told first, and decide about their own name, on the screens and on the public page, in English and French.
// Method: the whole house with the scene of tests/browser in Chromium, by role and name and by keyboard; axe on every screen.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { askerAs, setExchangeScene, type ExchangeScene } from "./exchange-scene.ts";
import { closeBrowser, expectAccessible, open, picture, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

describe.skipIf(whyNoBrowser() !== null)("screens of victims", () => {
  let base = "";
  let scene: ExchangeScene;
  beforeAll(async () => {
    base = await serverForBrowser();
    scene = await setExchangeScene(base);
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const contact = (path: string, language = "en") => openAs("case-contact", path, { language });
  const one = (at: number) => `exchange/victims/${scene.victims[at]}`;

  /** Somebody else who was affected, registered for one test. */
  async function another(name: string, more: object = {}): Promise<string> {
    const row = {
      incident: scene.incidents[1],
      kind: "person",
      name,
      language: "en",
      outcome: "breach",
      phone: "+1 613 555 0111",
      ...more,
    };
    const { ids } = await (await askerAs(base, "case-contact"))("victims", { rows: [row] });
    return `exchange/victims/${ids[0]}`;
  }

  test.each([
    ["en", "Victims", "Whom must we tell, and by when?", "Tell the victim", /cannot be taken back/, "Told"],
    [
      "fr",
      "Victimes",
      "Qui devons-nous informer, et quand ?",
      "Informer la victime",
      /ne peut être repris/,
      "Informée",
    ],
  ])(
    "W1.17, W1.18: from the rooms to the letter, by keyboard; the clock stands until they are told: %s",
    async (language, room, question, tell, consequence, told) => {
      const name = `Cedar campaign ${language}`;
      await another(name, { phone: null, address: `cedar-${language}@campaign.example`, language });
      const page = await contact("", language);
      await pressByKeyboard(page, "link", room);
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      await checked(page, `victims-list-${language}`);
      await pressByKeyboard(page, "link", name);
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await page.locator("p .cf-due").waitFor();
      await pressByKeyboard(page, "button", tell);
      await page.locator("h2:focus", { hasText: tell }).waitFor();
      await checked(page, `victim-tell-${language}`);
      await page.locator("form").getByRole("button", { name: tell }).press("Enter");
      await page.getByText(consequence).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: tell }).press("Enter");
      await page.locator(".cf-object-words", { hasText: told }).waitFor();
      await page.locator("h2:focus").waitFor({ state: "detached" });
      await checked(page, `victim-told-${language}`);
      await page.context().close();
    },
  );

  test.each([
    [
      "en",
      "Tell everybody of an incident",
      "Tell them all by mail",
      /2 letters go out now/,
      /2 victims were told/,
    ],
    [
      "fr",
      "Informer toutes les victimes d’un incident",
      "Les informer toutes par courriel",
      /2 lettres partent maintenant/,
      /2 victimes ont été informées/,
    ],
  ])(
    "W1.17: everybody of an incident who waits is told in one go, by keyboard; whose safety is noted is left to a person: %s",
    async (language, title, verb, consequence, done) => {
      const analyst = await askerAs(base, "analyst");
      const { id: incident } = await analyst("incidents", {
        title: `Passwords tried at the Birch campaign (${language})`,
        summary: "Passwords were tried on accounts of one campaign team.",
        phase: "campaign",
        tlp: "green",
        classification: 0,
        why: "seen by the desk",
      });
      const outcome = "attempt-blocked";
      for (const at of [1, 2])
        await another(`Birch ${at}`, { incident, outcome, address: `birch${at}@campaign.example` });
      await another("Birch 3", {
        incident,
        outcome,
        address: "b3@campaign.example",
        safety: "Never by mail",
      });
      await another("Birch 4", { incident, address: "b4@campaign.example" });
      const page = await contact("exchange/victims", language);
      await pressByKeyboard(page, "button", title);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      const section = page.locator("section", { hasText: `Birch campaign (${language})` });
      await section.locator("summary").click();
      await checked(page, `victims-tell-all-${language}`);
      await section.getByRole("button", { name: verb }).press("Enter");
      await page.getByRole("dialog").getByText(consequence).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: verb }).press("Enter");
      await page.getByText(done).waitFor();
      await expect.poll(() => page.locator("output li").count()).toBe(1);
      await page.setViewportSize({ width: 390, height: 844 });
      await checked(page, `victims-told-all-${language}`);
      await page.context().close();
    },
  );

  test("W1.17: told on the phone, the code is shown once, and with it they acknowledge on a page without script", async () => {
    const page = await contact(await another("Ada of the Harbour"));
    await page.getByRole("button", { name: "Tell the victim" }).press("Enter");
    await page.locator("form").getByRole("button", { name: "Tell the victim" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Tell the victim" }).press("Enter");
    const code = (await page.locator("output code").textContent()) ?? "";
    expect(code).toMatch(/^[0-9A-Z-]{16,}$/);
    await checked(page, "victim-code");
    await page.getByRole("button", { name: "I have given them the code" }).press("Enter");
    expect(await page.getByText(code).count()).toBe(0);
    const theirs = await open({ path: "/ca-demo/en/acknowledge", language: "en", width: 390 });
    expect(await theirs.locator("script").count()).toBe(0);
    await expectAccessible(theirs);
    await theirs.getByLabel("Your code").fill(code.toLowerCase());
    await theirs.keyboard.press("Enter");
    await theirs.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();
    expect(await theirs.getByText("Ada").count()).toBe(0);
    await expectAccessible(theirs);
    await picture(theirs, "acknowledged-phone");
    await theirs.context().close();
    await page.reload();
    await page.locator(".cf-object-words", { hasText: "Acknowledged" }).waitFor();
    await page.context().close();
  });

  test.each([
    ["en", "Your code", /This is not a code as we give them out/, /We do not know this code here/],
    [
      "fr",
      "Votre code",
      /Ce n’est pas un code tel que nous les donnons/,
      /Nous ne connaissons pas ce code ici/,
    ],
  ])(
    "W1.17 negative: a code that is mistyped, or not known here, is said in words: %s",
    async (language, label, mistyped, unknown) => {
      const page = await open({ path: `/ca-demo/${language}/acknowledge`, language, width: 390 });
      for (const [typed, words] of [
        ["7K2M", mistyped],
        ["0000-0000-0000-0000", unknown],
      ] as const) {
        await page.getByLabel(label).fill(typed);
        await page.keyboard.press("Enter");
        await page.getByText(words).first().waitFor();
        await expectAccessible(page);
      }
      await picture(page, `acknowledge-refused-${language}`);
      await page.context().close();
    },
  );

  test("W1.18 negative: after one attempt nobody is said to be out of reach; the attempt is not lost", async () => {
    const page = await contact(await another("Bo of the Hills"));
    await page.getByRole("button", { name: "Record that they were not reached" }).press("Enter");
    await page.getByLabel("What you tried").fill("Rang twice in the evening");
    await page.getByLabel("They cannot be reached").check();
    await page.locator("form button[type=submit]").press("Enter");
    await page.getByText(/1 of 3 attempts are on record/).waitFor();
    await checked(page, "victim-too-few-attempts");
    await page.getByLabel("They cannot be reached").uncheck();
    await page.locator("form button[type=submit]").press("Enter");
    await page.getByRole("heading", { level: 2, name: "What was tried" }).waitFor();
    await page.getByText("Rang twice in the evening").waitFor();
    await page.context().close();
  });

  test.each(["en", "fr"])(
    "W1.18: consent is withdrawn with its consequence named, and the record says so: %s",
    async (language) => {
      const french = language === "fr";
      const path = await another(`Kim ${language}`);
      const id = path.split("/").at(-1);
      await (
        await askerAs(base, "case-contact")
      )(`victims/${id}/consent`, { consent: "given", how: "on the phone" });
      const page = await contact(path, language);
      const record = french ? "Consigner son choix d’être nommée" : "Record their word on being named";
      await page.getByRole("button", { name: record }).press("Enter");
      await page
        .getByLabel(french ? "Être nommée" : "To be named", { exact: true })
        .selectOption("withdrawn");
      await page.getByLabel(french ? "Comment la victime l’a dit" : "How they said it").fill("by letter");
      await page.locator("form button[type=submit]").press("Enter");
      await page.getByText(french ? /doivent être modifiés/ : /wait to be changed/).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: record }).press("Enter");
      await page
        .getByText(french ? "A retiré son consentement à être nommée" : "Withdrew the consent to be named")
        .waitFor();
      await checked(page, `victim-consent-${language}`);
      await page.context().close();
    },
  );

  test("W1.18: whoever was affected sees their own record alone, decides about their name, and tells nobody", async () => {
    const page = await openAs("victim", "");
    await pressByKeyboard(page, "link", "Victims");
    await page.getByRole("heading", { level: 1, name: /What was done to you/ }).waitFor();
    await expect.poll(() => page.getByRole("row").count()).toBe(2);
    await checked(page, "victim-own-list");
    await pressByKeyboard(page, "link", "Riverside campaign");
    const tell = page.getByRole("button", { name: "Tell the victim" });
    await tell.press("Enter");
    expect(await tell.getAttribute("aria-disabled")).toBe("true");
    await page.locator(".cf-reason", { hasText: "Case contact" }).waitFor();
    await page.getByRole("button", { name: "Record their word on being named" }).press("Enter");
    await page.getByLabel("To be named", { exact: true }).selectOption("refused");
    await page.getByLabel("How they said it").fill("I say so here");
    await page.locator("form button[type=submit]").press("Enter");
    await page.getByText("I say so here").first().waitFor();
    await checked(page, "victim-own");
    await page.goto(`/app/live/ca-demo/${one(1)}`);
    await page
      .getByText(/There is no such record here/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test.each([
    ["en", "Victims", "Told in time", "Attempts", "Breaches"],
    ["fr", "Victimes", "Informées à temps", "Tentatives", "Atteintes"],
  ])(
    "W1.17: a coordinator enters by the numbers, attempts beside breaches, and reads no record: %s",
    async (language, room, title, attempts, breaches) => {
      const page = await openAs("coordinator", "", { language });
      await pressByKeyboard(page, "link", room);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      for (const lane of [attempts, breaches]) await page.getByRole("cell", { name: lane }).first().waitFor();
      await checked(page, `victims-measure-${language}`);
      await page.goto(`/app/live/ca-demo/${one(0)}`);
      await page.getByRole("alert").waitFor();
      expect(await page.getByText("Riverside").count()).toBe(0);
      await page.context().close();
    },
  );

  test("W1.17: a pasted table is registered as a whole (negative: one wrong line is named, and nothing is sent)", async () => {
    const page = await contact("exchange/victims/register");
    const incident = scene.incidents[1];
    const head = "incident\tkind\tname\tlanguage\toutcome";
    const line = (name: string, outcome: string) => `${incident}\tperson\t${name}\ten\t${outcome}`;
    const field = page.getByLabel("Lines");
    await field.fill(`${head}\n${line("Lee", "breach")}\n${line("Max", "")}`);
    await page.getByText(/Line 2, outcome/).waitFor();
    await checked(page, "victims-register-wrong");
    await field.fill(`${head}\n${line("Lee", "breach")}\n${line("Max", "attempt-blocked")}`);
    await page.getByText("2 lines are ready.").waitFor();
    await pressByKeyboard(page, "button", "Register the victims");
    await page.getByRole("heading", { level: 2, name: /2 victims registered/ }).waitFor();
    await checked(page, "victims-registered");
    await page.context().close();
  });

  test("W1.18: what is overdue stands first and says how late, on a phone in the dark", async () => {
    const page = await openAs("case-contact", "exchange/victims?overdue=yes", { width: 320, dark: true });
    await page.getByRole("link", { name: "Harbour campaign" }).waitFor();
    await page.getByText(/late$/).first().waitFor();
    expect(await page.getByRole("link", { name: "Riverside campaign" }).count()).toBe(0);
    await checked(page, "victims-overdue-phone-dark");
    await page.context().close();
  });
});
