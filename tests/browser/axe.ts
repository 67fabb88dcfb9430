import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong on the page as it stands, a line for each element: rule, element, and what would mend it. Without tags, by every
 * rule that is on by default. Only what is wrong is told: to write down what is right takes as long as to find it.
 */
export async function barriersOf(page: Page, tags?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options: RunOptions = { reporter: "no-passes", ...(tags && { runOnly: [...tags] }) };
  const violations = await page.evaluate(async (given) => {
    // Style sheets and media are fetched once more only for the rule that listens to sounds.
    const preload = document.querySelector("audio, video") !== null;
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, { ...given, preload });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    );
  }, options);
  return violations.map(
    ({ id, html, failureSummary }) =>
      `${id}: ${html.slice(0, 160)} ${failureSummary?.replaceAll("\n", " ") ?? ""}`,
  );
}
