import { z } from "zod";
import { ActInput, Actor } from "../device/act-input.ts";
import type { Device } from "../device/device.ts";
import type { Answer } from "./answers.ts";

const Said = z.strictObject({ actor: Actor, act: ActInput });

/** What the screen does, for programs: the same acts, refusals by name, receipts only for what is on the disk. */
export async function answerApi(device: Device, method: string, url: URL, body: string): Promise<Answer> {
  if (method === "POST" && url.pathname === "/api/acts") return acts(device, body);
  if (method !== "GET") return json(405, { refusal: "method-unknown" });
  if (url.pathname === "/api/state") return json(200, device.state());
  if (url.pathname === "/api/disputes") return json(200, device.book.ledger.disputes());
  if (url.pathname === "/api/summary") return json(200, device.book.ledger.summary());
  if (url.pathname === "/api/totals") return json(200, device.paper.totals());
  if (url.pathname === "/api/search") {
    const answer = device.list.search(url.searchParams.get("q") ?? "");
    return answer.ok ? json(200, answer.value) : json(422, answer);
  }
  const number = /^\/api\/voters\/([^/]+)$/.exec(url.pathname)?.[1];
  const seen = number === undefined ? null : device.voter(decodeURIComponent(number));
  return seen === null ? json(404, { refusal: "voter-not-on-list" }) : json(200, seen);
}

async function acts(device: Device, body: string): Promise<Answer> {
  const said = Said.safeParse(parsed(body));
  if (!said.success) {
    const fields = said.error.issues.map(({ path, message }) => ({
      path: path.join("."),
      expected: message,
    }));
    return json(422, { ok: false, refusal: "input-wrong", fields });
  }
  const receipts = await device.act(said.data.act, said.data.actor);
  return json(receipts.ok ? 200 : 409, receipts);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
