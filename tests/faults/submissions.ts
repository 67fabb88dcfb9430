import { Agent, request } from "node:http";

/** One report that somebody tries to hand in until there is a receipt; the same key whenever it is sent again. */
export interface Attempt {
  readonly number: number;
  readonly channel: "api" | "form";
  /** 32 hexadecimal digits: of the form, or of the command. */
  readonly key: string;
  receipt: string | null;
}

export function attempts(first: number, count: number): Attempt[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const channel = number % 2 === 0 ? "api" : "form";
    return { number, channel, key: number.toString(16).padStart(32, "0"), receipt: null };
  });
}

/** Sends it once. Keeps the receipt; without one (refused, cut off) there is none. Gives the status, 0 where nobody answered. */
export async function send(base: string, attempt: Attempt): Promise<number> {
  const what = `Report number ${attempt.number}: somebody says that the polling place is closed`;
  const reply =
    attempt.channel === "api"
      ? await post(base, "/api/elections/ca-demo/reports", "application/json", attempt, {
          what,
          phase: "campaign",
          outcome: "attempt-unknown",
        })
      : await post(base, "/ca-demo/en/report", "application/x-www-form-urlencoded", attempt, {
          what,
          outcome: "attempt-unknown",
          kind: "unsure",
          key: attempt.key,
        });
  // A whole code: the reply may have been cut off anywhere.
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(reply.text)?.[0];
  if (reply.status === 200 && reply.whole && code) attempt.receipt = code;
  return reply.status;
}

/**
 * The state of the report that belongs to a receipt, or null where the house says that it knows none. A house that does not answer, or
 * that it is not available, has said nothing about the receipt: it is asked again.
 */
export async function follow(base: string, { number, key, receipt }: Attempt): Promise<string | null> {
  const asked = { number, key: `follow-${key}` };
  const path = "/api/elections/ca-demo/reports/follow";
  for (let times = 0; times < timesAskedMax; times++) {
    const reply = await post(base, path, "application/json", asked, { code: receipt ?? "" });
    if (reply.status === 200) return (JSON.parse(reply.text) as { state: string }).state;
    if (reply.status === 404 || reply.status === 422) return null;
    if (reply.status !== 503 && reply.status !== 0)
      throw new Error(`A receipt was answered with ${reply.status} ${reply.text}`);
    await new Promise((passed) => setTimeout(passed, 500));
  }
  throw new Error("The house did not become available again");
}

const timesAskedMax = 20;

/** Everyone at once, or so many at a time. */
export async function each<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

interface Reply {
  readonly status: number;
  readonly text: string;
  /** False where the connection broke in the midst of it. */
  readonly whole: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

function post(
  base: string,
  path: string,
  type: string,
  { number, key }: { number: number; key: string },
  fields: Record<string, string>,
): Promise<Reply> {
  const body = type === "application/json" ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
  const headers = {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "idempotency-key": key,
    // Each asker has an address of its own, so that the limit for one asker limits nobody here.
    "x-forwarded-for": `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  };
  return new Promise((resolve) => {
    const asked = request(new URL(path, base), { method: "POST", agent, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      const end = (): void => resolve({ status: reply.statusCode ?? 0, text, whole: reply.complete });
      reply.on("end", end).on("error", end).on("close", end);
    });
    asked.on("error", () => resolve({ status: 0, text: "", whole: false }));
    asked.end(body);
  });
}
