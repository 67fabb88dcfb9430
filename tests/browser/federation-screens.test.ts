// Goal: a coordinator pins a key, compares its fingerprint, sends, receives and revokes on the screens, in both languages and by
// keyboard (W1.10). Method: the whole house with its demonstration in Chromium; the other instance is a second key in this test, which
// signs and checks by itself; axe on every screen; pictures are kept.
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  open as openEnvelope,
  takeApart,
  writeEnvelope,
} from "../../src/rooms/exchange/federation/envelope.ts";
import { domainObject, incident } from "../../src/rooms/exchange/federation/federation.test-data.ts";
import { instanceKey, readPublicKey } from "../../src/rooms/exchange/federation/instance-key.ts";
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
import { askerAs } from "./exchange-scene.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const words = {
  en: {
    list: "With which other instances do we exchange?",
    empty: /No peer yet/,
    pin: "Pin the key of a peer",
    name: "Name",
    key: "Its public key",
    theirs: "Its election, as it names it",
    compare: "Trust this key",
    heard: "The fingerprint as you hear it",
    who: "Who read it to you, and how",
    differs: /not the fingerprint/,
    trusted: "Trusted",
    write: "Write an envelope",
    reason: "Reason",
    save: "Save envelope 1",
    receive: "Take in an envelope",
    file: "Envelope",
    verified: /Verified: the key with this fingerprint/,
    wrong: /signature does not fit/,
    revoke: "Revoke this key",
    revoked: "Revoked",
    missing: /Envelope 1 has not come/,
    playbooks: "Playbooks in force",
    campaigns: "Campaigns with their incidents",
    linked: "What links them",
    steps: /Ask the authority for the date \(Desk, within 15 minutes\)/,
  },
  fr: {
    list: "Avec quelles autres instances échangeons-nous ?",
    empty: /Aucun pair/,
    pin: "Épingler la clé d’un pair",
    name: "Nom",
    key: "Sa clé publique",
    theirs: "Son élection, comme il la nomme",
    compare: "Reconnaître cette clé",
    heard: "L’empreinte telle que vous l’entendez",
    who: "Qui vous l’a lue, et comment",
    differs: /n’est pas l’empreinte/,
    trusted: "Reconnu",
    write: "Écrire une enveloppe",
    reason: "Motif",
    save: "Enregistrer l’enveloppe 1",
    receive: "Prendre une enveloppe",
    file: "Enveloppe",
    verified: /la clé de cette empreinte a signé/,
    wrong: /signature ne correspond pas/,
    revoke: "Révoquer cette clé",
    revoked: "Révoqué",
    missing: /L’enveloppe 1 n’est pas arrivée/,
    playbooks: "Fiches réflexes en vigueur",
    campaigns: "Campagnes avec leurs incidents",
    linked: "Ce qui les relie",
    steps: /Ask the authority for the date \(Desk, en 15 minutes\)/,
  },
} as const;

const stixId = (n: number) => `incident--00000000-0000-4000-8000-00000000000${n}`;
const theirCampaign = {
  title: "Calls by night",
  summary: "Two districts were called in the same night, from one number.",
  phase: "campaign" as const,
  tlp: "green" as const,
  incidents: [1, 2].map((n) => ({
    stixId: stixId(n),
    title: n === 1 ? "Calls in the north" : "Calls in the south",
    summary: "A voice named another polling day.",
    phase: "campaign" as const,
    aims: ["mislead-voters" as const],
    beneficiary: null,
    tlp: "green" as const,
    activities: [],
  })),
  links: [
    {
      one: stixId(1),
      other: stixId(2),
      kind: "infrastructure" as const,
      evidence: "The same number called.",
      confidence: "high" as const,
    },
  ],
};

describe.skipIf(whyNoBrowser() !== null)("screens of federation", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  async function checked(page: Page, name: string, expected: readonly RegExp[] = []): Promise<void> {
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, name);
    const unexpected = problemsOf(page).filter((line) => !expected.some((each) => each.test(line)));
    expect(unexpected).toEqual([]);
    problemsOf(page).length = 0;
  }

  /** What everyone may know: the desk's analyst opens it. */
  async function clearIncident(): Promise<void> {
    const analyst = await askerAs(await serverForBrowser(), "analyst");
    await analyst("incidents", {
      ...incident("clear"),
      title: "Calls that name a false day",
    });
  }

  const refusedByServer = [/Failed to load resource.*(403|409|422)/];

  test.each(["en", "fr"] as const)(
    "W1.10: pin, compare, send, receive, revoke: %s",
    async (language) => {
      const say = words[language];
      const other = instanceKey(`the other side, ${language}`, `elections-${language}.example`);
      const as = (path: string, width?: number) =>
        open({
          path: `/app/live/ca-demo/exchange/${path}`,
          language,
          as: "coordinator@demo.example",
          ...(width !== undefined && { width }),
        });
      await clearIncident();
      const page = await as("federation");
      await page.getByRole("heading", { level: 1, name: say.list }).waitFor();
      if (language === "en") await page.getByText(say.empty).waitFor();
      await checked(page, `federation-${language}`);

      await (await tabTo(page, "button", say.pin)).press("Enter");
      await page.getByLabel(say.name, { exact: true }).fill(other.name);
      await page.getByLabel(say.key).fill(other.key.pem);
      await page.getByLabel(say.theirs).fill("theirs-2026");
      await page.getByLabel("Incidents", { exact: true }).check();
      await page.getByLabel(say.playbooks, { exact: true }).check();
      await page.getByLabel(say.campaigns, { exact: true }).check();
      await checked(page, `federation-pin-${language}`);
      await page.getByRole("button", { name: say.pin }).press("Enter");
      await page.getByRole("link", { name: other.name }).press("Enter");

      await page.getByRole("heading", { level: 1, name: other.name }).waitFor();
      // What is to be typed as it is heard does not stand on the screen.
      expect(await page.locator("main").textContent()).not.toContain(other.key.fingerprint);
      await checked(page, `federation-peer-unconfirmed-${language}`);
      await (await tabTo(page, "button", say.compare)).press("Enter");
      await page.getByLabel(say.heard).fill("0000 1111 2222 3333 4444 5555 6666 7777");
      await page.getByLabel(say.who).fill("A. Example, by telephone");
      await page.getByRole("button", { name: say.compare }).press("Enter");
      await page.getByText(say.differs).waitFor();
      await checked(page, `federation-compare-refused-${language}`, refusedByServer);
      await page.getByLabel(say.heard).fill(other.key.fingerprint.toUpperCase());
      await page.getByRole("button", { name: say.compare }).press("Enter");
      await page
        .getByText(new RegExp(`${say.trusted}$`))
        .first()
        .waitFor();

      // An incident of the desk goes out; the other side checks it with the key that the screen shows.
      await page.getByRole("button", { name: say.write }).press("Enter");
      await page
        .getByLabel(/Calls that name a false day/)
        .first()
        .check();
      await page.getByLabel(say.reason).fill("They are next");
      await checked(page, `federation-send-${language}`);
      await page.getByRole("button", { name: say.write }).press("Enter");
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: say.save }).press("Enter");
      const text = await readFile(await (await download).path(), "latin1");
      const apart = takeApart(text);
      await checked(page, `federation-peer-${language}`);

      const own = await as("federation");
      const pem = (await own.locator("pre").first().textContent()) ?? "";
      const opened = apart && openEnvelope(apart, readPublicKey(pem) ?? "");
      expect(opened).toMatchObject({
        ok: true,
        value: { number: 1, to: { keyId: other.key.keyId, election: "theirs-2026" } },
      });
      const answer = writeEnvelope(
        {
          id: "00000000-0000-4000-8000-000000000002",
          number: 2,
          madeAt: new Date().toISOString(),
          space: "live",
          from: { instance: other.name, election: "theirs-2026" },
          to: { keyId: apart?.keyId ?? "", election: "ca-demo" },
          contents: {
            unmarked: "green",
            bundle: {
              type: "bundle",
              id: "bundle--00000000-0000-4000-8000-000000000077",
              objects: [domainObject(language === "en" ? 771 : 772, "green")],
            },
            methods: [],
            playbooks: [
              {
                title: "A false polling day",
                purpose: "When messages name another day.",
                steps: [
                  { what: "Ask the authority for the date", who: "Desk", withinMinutes: 15 },
                  { what: "Publish it", who: "Spokesperson", withinMinutes: null },
                ],
                techniques: ["T0043"],
                version: 1,
                tlp: "green",
              },
            ],
            campaigns: [theirCampaign],
          },
        },
        other,
      );
      await (await tabTo(own, "button", say.receive)).press("Enter");
      await own.getByRole("heading", { level: 1, name: say.receive }).waitFor();
      const file = (bytes: string) => ({
        name: "e.jws",
        mimeType: "application/jose",
        buffer: Buffer.from(bytes),
      });
      await own.getByLabel(say.file).setInputFiles(file(`${answer.slice(0, 400)}_${answer.slice(401)}`));
      await own.getByRole("button", { name: say.receive }).press("Enter");
      await own.getByText(say.wrong).waitFor();
      await checked(own, `federation-receive-refused-${language}`, refusedByServer);
      await own.getByLabel(say.file).setInputFiles(file(answer));
      await own.getByRole("button", { name: say.receive }).press("Enter");
      await own.getByText(say.verified).waitFor();
      await own.getByText(say.steps).waitFor();
      await own.getByText(say.linked).waitFor();
      await checked(own, `federation-received-${language}`);

      const narrow = await as("federation", 390);
      await checked(narrow, `federation-narrow-${language}`);
      await narrow.getByRole("link", { name: other.name, exact: true }).click();
      await narrow.getByText(say.missing).waitFor();
      await checked(narrow, `federation-peer-narrow-${language}`);
      await narrow.getByRole("button", { name: say.revoke }).press("Enter");
      await narrow.getByLabel(say.reason).fill("Their laptop was stolen");
      await narrow.getByRole("button", { name: say.revoke }).press("Enter");
      await checked(narrow, `federation-revoke-asks-${language}`);
      await narrow.getByRole("dialog").getByRole("button", { name: say.revoke }).press("Enter");
      await narrow
        .getByText(new RegExp(`${say.revoked}$`))
        .first()
        .waitFor();
      await checked(narrow, `federation-revoked-${language}`);
      for (const each of [page, own, narrow]) await each.context().close();
    },
    240_000,
  );

  test("W1.10 negative: who does not coordinate sees peers but no form, and an address that leads nowhere says so", async () => {
    const page = await open({
      path: "/app/live/ca-demo/exchange/federation",
      language: "en",
      as: "auditor@demo.example",
    });
    await page.getByRole("button", { name: "Pin the key of a peer" }).press("Enter");
    await page
      .getByText(/Not now|not possible|coordinator/i)
      .first()
      .waitFor();
    expect(await page.getByLabel("Its public key").count()).toBe(0);
    await checked(page, "federation-auditor");
    await page.goto("/app/live/ca-demo/exchange/federation/fpr_00000000000000000000");
    await settled(page);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe("");
    await page.context().close();
  });
});
