import { unreachable } from "../unreachable.ts";

/**
 * How seats follow from votes. Highest averages: D'Hondt (Jefferson), Sainte-Laguë (Webster), Sainte-Laguë with first divisor 1.4.
 * `largest-remainder` is Hamilton's method with the Hare quota.
 */
export type SeatMethod = "dhondt" | "sainte-lague" | "modified-sainte-lague" | "largest-remainder";

export type DivisorMethod = Exclude<SeatMethod, "largest-remainder">;

/** The divisor of a list's seat number `seat`, from 1, as a whole number: 1.4, 3, 5 are 7, 15, 25, which compares alike. */
export function divisorOf(method: DivisorMethod, seat: number): number {
  switch (method) {
    case "dhondt":
      return seat;
    case "sainte-lague":
      return 2 * seat - 1;
    case "modified-sainte-lague":
      return seat === 1 ? 7 : 5 * (2 * seat - 1);
    default:
      return unreachable(method);
  }
}
