import { expect } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible, expectFits, open, picture, problemsOf, settled, tabTo } from "./harness.ts";

export interface As {
  readonly language?: string;
  readonly width?: number;
  readonly dark?: boolean;
}

/** Opens a screen of the demonstration's first election as one of its ready accounts. */
export function openAs(name: string, path: string, more: As = {}): Promise<Page> {
  return open({
    path: `/app/live/ca-demo/${path}`,
    language: "en",
    as: `${name}@demo.example`,
    ...more,
  });
}

/** Accessible, as wide as the screen, without an error but a refusal's own reply; and a picture is kept to be looked at. */
export async function checked(page: Page, name: string): Promise<void> {
  await settled(page);
  await expectAccessible(page);
  await expectFits(page);
  await picture(page, name);
  expect(problemsOf(page).filter((line) => !isRefusal.test(line))).toEqual([]);
}

/** The browser writes every refused reply to its console. */
const isRefusal = /the server responded with a status of (403|404|409|422)/;

/** Reaches it with the Tab key and presses Enter. */
export async function pressByKeyboard(
  page: Page,
  role: Parameters<Page["getByRole"]>[0],
  name: string,
): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press("Enter");
}
