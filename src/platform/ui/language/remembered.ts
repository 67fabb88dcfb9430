import type { z } from "zod";

/** Small choices of this person on this device (language, look). Without storage they last until the page is closed. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`counterfoil.${name}`, JSON.stringify(value));
  } catch {
    // Storage is switched off: nothing to do, the choice still holds on this page.
  }
}

export function recall<T>(name: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(localStorage.getItem(`counterfoil.${name}`) ?? "null"));
  } catch {
    return null;
  }
}
