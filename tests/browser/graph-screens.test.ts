// Goal: how a bundle hangs together can be seen, narrowed, followed from one object to another and read as tables, by keyboard alone, in
// both languages. Method: the whole house with its demonstration in Chromium, bundles made here and a real one; axe on every state.
import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { bundleOf, domain, marked, relationship } from "../../src/rooms/exchange/bundles/bundle.test-data.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, expectFocus, settled, tabTo, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();
const real = new URL("../../../shared/data/exchange/bundles/viginum_PortalKombat.json", import.meta.url);

const words = {
  en: {
    question: "How is it all linked?",
    picture: "How the objects of this bundle are linked",
    whole: "4 of 4 objects and 3 of 3 links shown.",
    show: "Show",
    start: "Begin a path here",
    end: "End the path here",
    linked: "2 links lie between them.",
    step: "“one.example” – related-to → “two.example”",
    links: /^Types of link/,
    noWay: "Among what is shown, no path leads from one to the other.",
    text: "Name or identifier contains",
    one: "1 of 4 objects and 0 of 3 links shown.",
    time: "Which time",
    undated: "Also what has no such time",
    dated: "0 of 4 objects and 0 of 3 links shown.",
    hidden: "The filters hide everything.",
    open: "Open the object",
    back: "Show it in the graph",
    clear: "Clear the path",
    objects: "Objects that are shown",
    name: "Name",
    empty: "There is no object here that can be drawn, or you may see none.",
  },
  fr: {
    question: "Comment tout cela est-il lié ?",
    picture: "Les liens entre les objets de ce lot",
    whole: "4 sur 4 objets et 3 sur 3 liens affichés.",
    show: "Montrer",
    start: "Commencer un chemin ici",
    end: "Terminer le chemin ici",
    linked: "2 liens les séparent.",
    step: "« one.example » – related-to → « two.example »",
    links: /^Types de lien/,
    noWay: "Parmi ce qui est affiché, aucun chemin ne mène de l’un à l’autre.",
    text: "Le nom ou l’identifiant contient",
    one: "1 sur 4 objets et 0 sur 3 liens affichés.",
    time: "Quelle date",
    undated: "Aussi ce qui n’a pas cette date",
    dated: "0 sur 4 objets et 0 sur 3 liens affichés.",
    hidden: "Les filtres masquent tout.",
    open: "Ouvrir l’objet",
    back: "Le montrer dans le graphe",
    clear: "Effacer le chemin",
    objects: "Objets affichés",
    name: "Nom",
    empty: "Il n’y a ici aucun objet à dessiner, ou vous ne pouvez en voir aucun.",
  },
} as const;

describe.skipIf(missing !== null)("the graph of a bundle", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  /** Taken in through the API; gives its page's path. */
  async function take(page: Page, name: string, data: string | Buffer): Promise<string> {
    const reply = await page.request.post(
      `/api/elections/ca-demo/bundles?origin=own&unmarked=green&name=${name}`,
      {
        data,
        headers: { origin: await serverForBrowser(), "content-type": "application/stix+json;version=2.1" },
      },
    );
    const { bundle } = (await reply.json()) as { bundle: { id: string } };
    return `exchange/bundles/${bundle.id}`;
  }

  const small = (note: string) =>
    bundleOf([
      domain(1, "one.example"),
      { ...domain(2, "two.example"), x_note: note },
      domain(3, "three.example"),
      marked(4, "amber"),
      relationship(20, 1, 2),
      relationship(21, 3, 2),
      relationship(22, 3, 2),
    ]);
  const drawn = (page: Page) =>
    page.locator(".cf-graph-canvas canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const goTo = (page: Page, path: string) => page.goto(`/app/live/ca-demo/${path}`);

  test.each(["en", "fr"] as const)(
    "W1.10: the graph is read, moved, followed and narrowed by keyboard: %s",
    async (language) => {
      const say = words[language];
      const page = await openAs("analyst", "exchange/bundles", { language });
      const path = await take(page, `Graph-${language}`, small(language));
      await goTo(page, path);
      await page
        .getByRole("link", { name: language === "en" ? "Graph" : "Graphe", exact: true })
        .press("Enter");
      await page.getByRole("heading", { level: 2, name: say.question }).waitFor();
      await page.getByText(say.whole).waitFor();
      await checked(page, `graph-${language}`);
      // Moved by keys: another picture; and back again with 0.
      await tabTo(page, "application", say.picture);
      await expect.poll(() => drawn(page)).not.toBe("data:,");
      const before = await drawn(page);
      for (const key of ["+", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
      await expect.poll(() => drawn(page)).not.toBe(before);
      // From the table to what is told of it, and a way from one to another.
      await pressByKeyboard(page, "button", `${say.show} one.example`);
      await expectFocus(page, "one.example");
      await pressByKeyboard(page, "button", say.start);
      await pressByKeyboard(page, "button", `${say.show} three.example`);
      await pressByKeyboard(page, "button", say.end);
      await page.getByText(say.linked).waitFor();
      await page.getByRole("listitem").filter({ hasText: say.step }).waitFor();
      await checked(page, `graph-path-${language}`);
      // Without the links there is no way.
      await page.getByText(say.links).press("Enter");
      await (await tabTo(page, "checkbox", "related-to (3)")).press("Space");
      await page.getByText(say.noWay).waitFor();
      await (await tabTo(page, "checkbox", "related-to (3)")).press("Space");
      await page.getByText(say.linked).waitFor();
      // The address holds it all, a moment later.
      await expect.poll(() => page.url()).toMatch(/^(?!.*without-links).*[?&]start=.*&end=/);
      await page.reload();
      await page.getByText(say.linked).waitFor();
      await pressByKeyboard(page, "button", say.clear);
      await page.getByText(say.linked).waitFor({ state: "detached" });
      await page.context().close();
    },
  );

  test.each(["en", "fr"] as const)(
    "W1.10 negative: what the filters hide is in neither picture nor table, and the page says so: %s",
    async (language) => {
      const say = words[language];
      const page = await openAs("analyst", "exchange/bundles", { language, width: 390 });
      const path = await take(page, `Graph-${language}`, small(language));
      await goTo(page, `${path}/graph`);
      await page.getByText(say.whole).waitFor();
      await page.getByLabel(say.text).fill("two.example");
      await page.getByText(say.one).waitFor();
      const table = page.getByRole("table", { name: say.objects });
      await expect.poll(() => table.getByRole("row").count()).toBe(2);
      await checked(page, `graph-390-${language}`);
      await page.getByLabel(say.text).fill("");
      await page.getByLabel(say.time).selectOption("created");
      await page.getByLabel(say.undated).uncheck();
      await page.getByText(say.dated).waitFor();
      await page.getByText(say.hidden).waitFor();
      await checked(page, `graph-390-hidden-${language}`);
      await page.getByLabel(say.time).selectOption("");
      // Sorted both ways, which is said to whoever does not see it.
      await page.setViewportSize({ width: 1200, height: 900 });
      const head = table.getByRole("columnheader", { name: say.name });
      await head.getByRole("button").click();
      await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
      const first = await table.getByRole("button").nth(5).textContent();
      await head.getByRole("button").click();
      await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
      expect(await table.getByRole("button").nth(5).textContent()).not.toBe(first);
      // To the object's own page and back.
      await table.getByRole("button", { name: "two.example" }).click();
      await page.getByRole("link", { name: say.open }).click();
      await page.getByRole("heading", { level: 2, name: "two.example" }).waitFor();
      await checked(page, `bundle-object-${language}`);
      await page.getByRole("link", { name: say.back }).click();
      await page.getByRole("heading", { level: 3, name: "two.example" }).waitFor();
      await page.context().close();
    },
  );

  test.each(["en", "fr"] as const)(
    "W1.10 negative: a bundle with nothing to draw, a bundle that is not there, an address that says nonsense: %s",
    async (language) => {
      const say = words[language];
      const page = await openAs("analyst", "exchange/bundles", { language });
      const path = await take(
        page,
        `Empty-${language}`,
        bundleOf([relationship(language === "en" ? 90 : 91, 1, 2)]),
      );
      await goTo(page, `${path}/graph`);
      await page.getByText(say.empty).waitFor();
      await checked(page, `graph-empty-${language}`);
      await goTo(page, "exchange/bundles/bnd_0000000000000000/graph");
      await page
        .getByText(language === "en" ? "There is no such bundle here." : "Ce lot n’existe pas ici.")
        .waitFor();
      const full = await take(page, `Graph-${language}`, small(language));
      await goTo(
        page,
        `${full}/graph?time=never&from=x&without=%25E0%25A4%25A&node=nobody&start=nobody&end=no&also=all`,
      );
      await page.getByText(say.whole).waitFor();
      await goTo(page, `${full}/objects/nobody--1`);
      await settled(page);
      await page
        .getByText(language === "en" ? /This object is not in the bundle/ : /Cet objet n’est pas dans le lot/)
        .waitFor();
      await page.context().close();
    },
  );

  test.skipIf(!existsSync(real))(
    "W1.10: a real bundle of 1,622 objects opens, by night too; what reports list is drawn when asked for",
    async () => {
      const page = await openAs("analyst", "exchange/bundles", { dark: true });
      const path = await take(page, "Real", readFileSync(real));
      await goTo(page, `${path}/graph`);
      await page.getByText("607 of 607 objects and 1,013 of 1,013 links shown.").waitFor();
      await page.getByText("The picture is being arranged").waitFor({ state: "detached", timeout: 60_000 });
      await checked(page, "graph-real-dark");
      await page.getByText(/^Also draw/).click();
      await page.getByLabel(/^what reports and groupings list/).check();
      await page.getByText(/^607 of 607 objects and 1,[56]\d\d of/).waitFor();
      await page.context().close();
    },
    120_000,
  );
});
