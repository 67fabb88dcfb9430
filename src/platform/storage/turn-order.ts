/**
 * Whose turn it is on the one session: people go first, and what goes on in the background takes what they leave. A request is
 * several transactions in a row, so the background waits until nobody has asked for a moment. It is never starved: while people
 * keep asking, it gets a turn after nine times as long as its last one took, which leaves it a tenth of the session.
 * Times in milliseconds, of any clock that does not go back.
 */
export class TurnOrder {
  #peopleEndedMs = -Infinity;
  #backgroundEndedMs = -Infinity;
  #backgroundTookMs = 0;
  #backgroundSinceMs: number | null = null;

  /** Who is next; a number: nobody before so many milliseconds, unless somebody comes; null where nobody waits. */
  next(waiting: { readonly people: boolean; readonly background: boolean }, nowMs: number): Turn {
    this.#backgroundSinceMs = waiting.background ? (this.#backgroundSinceMs ?? nowMs) : null;
    if (this.#backgroundSinceMs === null) return waiting.people ? "people" : null;
    const since = Math.max(this.#backgroundSinceMs, this.#backgroundEndedMs);
    const patienceMs = Math.min(patienceMaxMs, Math.max(patienceMinMs, 9 * this.#backgroundTookMs));
    if (nowMs >= since + patienceMs) return "background";
    if (waiting.people) return "people";
    const quietMs = this.#peopleEndedMs + quietForMs - nowMs;
    return quietMs <= 0 ? "background" : quietMs;
  }

  ended(whose: "people" | "background", beganMs: number, nowMs: number): void {
    if (whose === "people") this.#peopleEndedMs = nowMs;
    else {
      this.#backgroundEndedMs = nowMs;
      this.#backgroundTookMs = nowMs - beganMs;
    }
  }
}

export type Turn = "people" | "background" | number | null;

/** Between two transactions of one request, and between the requests of one page. */
const quietForMs = 5;
const patienceMinMs = 100;
const patienceMaxMs = 5_000;
