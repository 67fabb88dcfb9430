// Goal: what an analyst does with partners' bundles and with the shared vocabulary can be done on the screens, in both languages and by
// keyboard. Method: the whole house with its demonstration in Chromium, files made here; axe on every screen; pictures are kept.
import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  bundleOf as partnerBundle,
  domain,
  marked,
  mispEvent,
  relationship,
} from "../../src/rooms/exchange/bundles/bundle.test-data.ts";
import { bundleOf, revokedBy, technique } from "../../src/rooms/exchange/vocabulary/vocabulary.test-data.ts";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  problemsOf,
  settled,
  tabTo,
  whyNoBrowser,
} from "./harness.ts";
import { stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();

describe.skipIf(missing !== null)("screens of bundles and the vocabulary", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const as = (path: string, more: { language?: string; width?: number; dark?: boolean; as?: string } = {}) =>
    open({ path: `/app/live/ca-demo/exchange/${path}`, language: "en", as: "analyst@demo.example", ...more });

  async function checked(page: Page, name: string, expected: readonly RegExp[] = []): Promise<void> {
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, name);
    const unexpected = problemsOf(page).filter((line) => !expected.some((each) => each.test(line)));
    expect(unexpected).toEqual([]);
  }

  const file = (name: string, text: string) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole("heading", { level: 1, name }).waitFor();

  test.each([
    ["en", "What have partners told us?", "What did the import change?", "What was not taken, and why?"],
    [
      "fr",
      "Que nous ont dit les partenaires ?",
      "Qu’est-ce que l’importation a changé ?",
      "Qu’est-ce qui n’a pas été pris, et pourquoi ?",
    ],
  ])(
    "W1.10: the bundle of the demonstration, its repairs and what was set aside: %s",
    async (language, list, repairs, aside) => {
      const page = await as("bundles", { language });
      await heading(page, list);
      await checked(page, `bundles-list-${language}`);
      await page.getByRole("link", { name: "Moved polling day" }).press("Enter");
      await heading(page, "Moved polling day (made up)");
      await checked(page, `bundle-${language}`);
      await page.getByRole("link", { name: repairs }).click();
      await page.getByRole("heading", { level: 2, name: repairs }).waitFor();
      await page.getByRole("searchbox").fill("stop_time");
      await page.getByRole("searchbox").press("Enter");
      await page.getByRole("cell", { name: "stop_time" }).nth(1).waitFor();
      await expect.poll(() => page.getByRole("row").count()).toBe(3);
      await checked(page, `bundle-repairs-${language}`);
      await page.getByRole("link", { name: language === "en" ? /^Set aside/ : /^Mis de côté/ }).click();
      await page.getByRole("heading", { level: 2, name: aside }).waitFor();
      await page.getByText(language === "en" ? "Show the text" : "Afficher le texte").click();
      await page.getByText(/A campaign whose identifier was lost/).waitFor();
      await checked(page, `bundle-set-aside-${language}`);
      await page.context().close();
    },
  );

  test("W1.10: a file is taken in by keyboard; the same file again says so", async () => {
    for (const again of [false, true]) {
      const page = await as("bundles");
      await (await tabTo(page, "button", "Take in a bundle")).press("Enter");
      await heading(page, "Take in a bundle");
      await page
        .getByLabel("File")
        .setInputFiles(
          file(
            "partner.json",
            partnerBundle([domain(1, "a.example"), marked(2, "amber"), relationship(3, 1, 2)]),
          ),
        );
      await page.getByLabel("Name").fill("By keyboard");
      await page.getByLabel("Whose work it is").selectOption("own");
      await (await tabTo(page, "button", "Take in a bundle")).press("Enter");
      await heading(page, "By keyboard");
      await expect.poll(() => page.getByText(/had been taken in before/).count()).toBe(again ? 1 : 0);
      await page.context().close();
    }
  });

  test.each([
    ["en", "Take in a bundle", "The file was refused: broken.json", ["File", "Whose work it is"], /line 3/],
    [
      "fr",
      "Prendre un lot",
      "Le fichier a été refusé : broken.json",
      ["Fichier", "De qui est ce travail"],
      /ligne 3/,
    ],
  ])(
    "W1.10 negative: a refused file is shown with reason and place; nothing without a file: %s",
    async (language, verb, refused, [fileLabel = "", origin = ""], place) => {
      const page = await as("bundles/new", { language });
      await page.getByRole("button", { name: verb }).click();
      await page.getByRole("alert").waitFor();
      await page
        .getByLabel(fileLabel)
        .setInputFiles(file("broken.json", '{"type":"bundle",\n"objects":[\n{"type":"x"},,'));
      await page.getByLabel(origin).selectOption("own");
      await page.getByRole("button", { name: verb }).click();
      await page.getByText(refused).waitFor();
      await page.getByText(place).first().waitFor();
      await checked(page, `bundle-refused-${language}`, [/422/]);
      await page.context().close();
    },
  );

  test("W1.10: an event of MISP is taken in, what was lost is told, and it goes out as an event again", async () => {
    const page = await as("bundles/new");
    await page.getByLabel("File").setInputFiles(file("event.json", JSON.stringify({ Event: mispEvent() })));
    await page.getByLabel("Whose work it is").selectOption("received");
    await page.getByRole("button", { name: "Take in a bundle" }).click();
    await page.getByRole("alert").waitFor();
    await checked(page, "bundle-sender-missing");
    await page.getByText("The file names as its author: Observatory.").waitFor();
    await (await tabTo(page, "button", "Enter this name")).press("Enter");
    await expect.poll(() => page.getByLabel("Who sent it").inputValue()).toBe("Observatory");
    await page.getByLabel("Name").fill("From MISP");
    await page.getByRole("button", { name: "Take in a bundle" }).click();
    await heading(page, "From MISP");
    await page.locator("dd", { hasText: "Event of MISP" }).waitFor();
    await page.getByRole("link", { name: /^Changes/ }).click();
    await page.getByText("Attribute[2] has no value and was left out.").waitFor();
    await checked(page, "bundle-changes");
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByText("Export as STIX 2.1 or for MISP").click();
    await page.getByLabel("Form of the file").selectOption("misp");
    await page.getByRole("button", { name: "Export the bundle" }).click();
    await page.getByText("No object of this bundle may go out to so wide an audience.").waitFor();
    await page.getByLabel("Who gets the file").selectOption("ourselves");
    await checked(page, "bundle-export", [/409/]);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export the bundle" }).click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    expect(JSON.parse(Buffer.concat(parts).toString()).Event.info).toBe("Copies of newspapers (made up)");
    await page.context().close();
  });

  test("W1.10: what was set aside is put right by hand and taken", async () => {
    const page = await as("bundles/new");
    const broken = { type: "campaign", spec_version: "2.1", name: "Lost its id" };
    await page
      .getByLabel("File")
      .setInputFiles(file("fix.json", partnerBundle([domain(31, "f.example"), broken])));
    await page.getByLabel("Name").fill("To put right");
    await page.getByLabel("Whose work it is").selectOption("own");
    await page.getByRole("button", { name: "Take in a bundle" }).click();
    await heading(page, "To put right");
    await page.getByRole("link", { name: /^Set aside/ }).click();
    await page.getByRole("button", { name: "Put right and try again" }).click();
    const text = page.getByLabel("The object as STIX 2.1, in JSON");
    await page.getByLabel("What was put right, for the record").fill("the sender gave the id");
    await page.getByRole("button", { name: "Put right and try again", exact: true }).last().click();
    await page.getByText(/^id: /).first().waitFor();
    await checked(page, "bundle-still-unusable", [/422/]);
    const at = "2026-01-01T00:00:00.000Z";
    const id = "campaign--00000000-0000-4000-8000-000000000031";
    await text.fill(JSON.stringify({ ...broken, id, created: at, modified: at }));
    await page.getByRole("button", { name: "Put right and try again", exact: true }).last().click();
    await page.getByText("Put right and taken: the sender gave the id").waitFor();
    await checked(page, "bundle-put-right", [/422/]);
    await page.context().close();
  });

  test("W1.10: an upload shows how far it is and can be stopped; nothing of it is kept", async () => {
    const page = await as("bundles/new");
    await page.route("**/api/elections/*/bundles?*", () => undefined);
    await page
      .getByLabel("File")
      .setInputFiles(file("slow.json", partnerBundle([domain(9, "slow.example")])));
    await page.getByLabel("Whose work it is").selectOption("own");
    await page.getByRole("button", { name: "Take in a bundle" }).click();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped. Nothing of slow.json was kept.").waitFor();
    await checked(page, "bundle-stopped");
    await page.context().close();
  });

  test("W1.3 W4.9: an object becomes an activity of a new incident; into a wider incident it is refused", async () => {
    const page = await as("bundles");
    await page.getByRole("link", { name: "Moved polling day" }).click();
    await page.getByRole("link", { name: /^Objects/ }).click();
    await page.getByLabel("Type").selectOption("incident");
    await checked(page, "bundle-objects");
    await page.getByRole("link", { name: /Make an activity/ }).click();
    await heading(page, "Make an activity");
    await page.getByLabel("Kind of activity").selectOption("influence");
    await page.getByLabel("Kind of target").selectOption("voters");
    await page.getByLabel("Target", { exact: true }).fill("Voters of the east");
    await page.getByLabel("Outcome").selectOption("attempt-unknown");
    await page.getByLabel("From").fill("2026-03-01T09:00");
    await page.getByLabel("To", { exact: true }).fill("2026-03-01T10:00");
    await page.getByLabel("Reason, for the record").fill("told by a partner");
    await checked(page, "bundle-activity");
    await page.getByRole("button", { name: "Make an activity" }).click();
    await heading(page, "Wave of messages on 1 March");
    await page.getByText("TLP:AMBER").first().waitFor();
    await page
      .getByText(/The same words in many groups/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test("W1.10 negative: who may not take in a bundle sees the button with the reason", async () => {
    const page = await as("bundles", { as: "auditor@demo.example" });
    await page.getByRole("button", { name: "Take in a bundle" }).press("Enter");
    await page
      .getByText(/Only these roles may do this: Analyst/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test.each([
    ["en", "Which words do we share?", "Terms"],
    ["fr", "Quels mots partageons-nous ?", "Termes"],
  ])("W1.4: the vocabulary: versions, tree, search: %s", async (language, question, terms) => {
    const page = await as("vocabulary", { language });
    await heading(page, question);
    await page.getByText("TA91").first().click();
    await page.getByText("Copy a website").first().waitFor();
    await checked(page, `vocabulary-${language}`);
    await page.getByRole("searchbox").fill("polling");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("table", { name: terms }).getByText("T0902").waitFor();
    await page.getByRole("table", { name: terms }).getByText("T0904").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("W1.4: a version is imported; what it retires is shown with its successor, beside the version before", async () => {
    const first = bundleOf([technique(1, "T0001", "Rumour"), technique(2, "T0002", "False date")]);
    const second = bundleOf([
      technique(1, "T0001", "Rumour", { revoked: true }),
      technique(2, "T0002", "False day"),
      technique(3, "T0003", "Rumour by accounts"),
      revokedBy(9, 1, 3),
    ]);
    const page = await as("vocabulary");
    for (const [label, text] of [
      ["one", first],
      ["two", second],
    ] as const) {
      await page.goto(page.url().replace(/vocabulary.*/, "vocabulary/import"));
      await page.getByLabel("File").setInputFiles(file(`${label}.json`, text));
      await page.getByLabel("Name of the version").fill(label);
      await page.getByRole("button", { name: "Import a version" }).click();
      await heading(page, new RegExp(`What changed in .*${label}`));
    }
    await page.getByRole("row", { name: "T0001 Rumour Replaced by its publisher T0003" }).waitFor();
    await page.getByRole("row", { name: "T0002 False date False day" }).waitFor();
    await checked(page, "vocabulary-changes");
    await page.goto(page.url().replace(/vocabulary.*/, "vocabulary?state=retired"));
    await page.getByText("Use T0003 instead").waitFor();
    await checked(page, "vocabulary-retired");
    await page.context().close();
  });

  test("W1.4: an organisation says what its word means, on a phone in the dark", async () => {
    const page = await as("vocabulary/words", { width: 320, dark: true });
    await page.getByLabel("Word").fill("Date hoax");
    await page.getByLabel("Code").fill("T0002");
    await page.getByRole("button", { name: "Save the word" }).click();
    await page.getByRole("cell", { name: "Date hoax" }).waitFor();
    await checked(page, "vocabulary-words-phone-dark");
    await page.context().close();
  });

  test("W1.10: the bundle on a phone in the dark", async () => {
    const page = await as("bundles", { width: 320, dark: true });
    await checked(page, "bundles-phone-dark");
    await page.getByRole("link", { name: "Moved polling day" }).click();
    await heading(page, "Moved polling day (made up)");
    await checked(page, "bundle-phone-dark");
    await page.getByRole("link", { name: /^Repairs/ }).click();
    await page.getByRole("heading", { level: 2, name: "What did the import change?" }).waitFor();
    await checked(page, "bundle-repairs-phone-dark");
    await page.context().close();
  });

  test("W1.7, W1.10: a coordinator opens a collection, enters a partner's server, and sees why the exchange failed", async () => {
    const coordinator = { as: "coordinator@demo.example" };
    // The page keeps what the browser complained of: a share without a clause, an address without TLS.
    const refused = [/status of (403|422)/];
    const page = await as("collections", coordinator);
    await heading(page, "What do we hand to partners?");
    await page.getByText("No collection yet.").waitFor();
    await (await tabTo(page, "button", "Open a collection")).press("Enter");
    await page.getByLabel("Title").fill("Fakes");
    await checked(page, "collections-form");
    await page.getByRole("button", { name: "Open a collection" }).press("Enter");
    await page.getByRole("cell", { name: "Fakes" }).waitFor();
    await page.getByText(/\/taxii2\/ca-demo\/collections\//).waitFor();
    // Without a clause nothing is shared, and the screen says so.
    await page.getByRole("button", { name: "Share this collection" }).click();
    await page.getByLabel("With which organisation?").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Share this collection" }).click();
    await page.getByRole("alert").waitFor();
    // Organisations are known by their names.
    const said = await page.getByRole("alert").textContent();
    expect(said).not.toContain("org_");
    expect(said).toContain(
      await page.getByLabel("With which organisation?").locator("option:checked").textContent(),
    );
    await checked(page, "collections", refused);

    await page.goto(page.url().replace("collections", "partners"));
    await heading(page, "Does the exchange with partners keep up?");
    await page.getByRole("button", { name: "Enter a partner’s server" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Their server");
    await page.getByLabel("Address of its API root").fill("http://127.0.0.1:9/taxii2/root/");
    await page.getByLabel("Its collection (UUID)").fill("91a7b528-80eb-42ed-a74d-c6fbd5a26116");
    await page.getByLabel("Password or token").fill("hidden-from-all");
    await page.getByLabel("Our collection").selectOption({ label: "Fakes" });
    await page.getByRole("button", { name: "Enter a partner’s server" }).click();
    await page.getByText(/expected https:/).waitFor();
    await checked(page, "partners-form", refused);
    await page.getByLabel("The server stands in our own network").check();
    await page.getByRole("button", { name: "Enter a partner’s server" }).click();
    await page.getByRole("link", { name: "Their server" }).press("Enter");
    await heading(page, "Their server");
    await page.getByRole("button", { name: "Exchange now" }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          await settled(page);
          return page.getByRole("cell", { name: "The server does not answer." }).count();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBeGreaterThan(0);
    expect(await page.content()).not.toContain("hidden-from-all");
    await checked(page, "partner", refused);
    const there = page.url().split("/exchange/")[1] ?? "";
    await page.context().close();
    const french = await as(there, { ...coordinator, language: "fr", width: 320, dark: true });
    await french.getByText("Comment les derniers tours ont fini").waitFor();
    await checked(french, "partner-fr-phone-dark");
    await french.goto(french.url().replace(/partners.*/, "collections"));
    await heading(french, "Que transmettons-nous aux partenaires ?");
    const share = await french.getByRole("button", { name: "Partager cette collection" }).boundingBox();
    expect((share?.x ?? 0) + (share?.width ?? 400), "right edge of the button").toBeLessThan(320);
    const close = await french.getByRole("button", { name: "Fermer" }).last().boundingBox();
    expect(close?.x, "acts stand below one another").toBe(share?.x);
    await checked(french, "collections-fr-phone-dark");
    await french.context().close();
  });
});
