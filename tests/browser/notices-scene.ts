import { written } from "../../src/rooms/exchange/notices/scene.fixture.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";

const why = "One platform, many accounts.";

/** One request of one of the ready accounts; throws where it is refused. */
export type Ask = (method: "GET" | "POST", path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** Signs in as a ready account of the demonstration; paths are below the election. */
export async function asAccount(base: string, name: string, election = "ca-demo"): Promise<Ask> {
  const origin = new URL(base).origin;
  const signedIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email: `${name}@demo.example`, password: demonstrationPassword }),
  });
  if (!signedIn.ok) throw new Error(`${name} cannot sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  return async (method, path, body) => {
    const reply = await fetch(`${base}/api/elections/${election}${path}`, {
      method,
      headers: { cookie, origin, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${name} ${method} ${path}: ${reply.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
}

const criteria = ["undermines-right", "undermines-credibility", "confidence", "accumulation"];

/** A case with an incident, decided by all five members of the panel through the API. Gives its id and that of the incident. */
export async function decidedCase(
  base: string,
  outcome: "notice" | "bulletin",
  title: string,
): Promise<{ caseId: string; incidentId: string }> {
  const analyst = await asAccount(base, "analyst");
  const { id: incidentId } = await analyst("POST", "/incidents", {
    title,
    summary: "Many voters got the same false message.",
    phase: "campaign",
    aims: ["mislead-voters"],
    why,
    tlp: "green",
    classification: 0,
  });
  const knownAtMs = 0;
  const { id: caseId } = await analyst("POST", "/cases", {
    title,
    matter: "foreign-interference",
    asked: "Could this undermine a free and fair election?",
    incidentIds: [incidentId],
    campaignId: null,
    tlp: "amber",
    classification: 0,
    criteria: criteria.map((criterion) => ({
      criterion,
      finding: criterion === "accumulation" ? "single" : "high",
      because: why,
      knownAtMs,
    })),
    evidence: [{ statement: why, source: "platform data", knownAtMs, tlp: "amber", classification: 0 }],
    alternatives: [{ alternative: "platform-contacted", cameOfIt: "The developer was asked.", knownAtMs }],
  });
  const vote = outcome === "notice" ? "met" : "not-met";
  const members = await Promise.all([1, 2, 3, 4, 5].map((each) => asAccount(base, `panel${each}`)));
  for (const member of members) {
    await member("POST", `/cases/${String(caseId)}/declare`, {
      interest: "none",
      words: null,
      recuse: false,
    });
    await member("POST", `/cases/${String(caseId)}/vote`, { vote, because: why });
  }
  const decision = { outcome, because: why, title, tlp: "amber", classification: 0 };
  await members[0]?.("POST", `/cases/${String(caseId)}/decide`, decision);
  return { caseId: String(caseId), incidentId: String(incidentId) };
}

/** Registers somebody affected and tells them, as the case contact does. */
export async function toldVictim(base: string, incidentId: string, name: string, consents: boolean) {
  const contact = await asAccount(base, "case-contact");
  const row = {
    incident: incidentId,
    kind: "person",
    name,
    identifying: [],
    address: "someone@campaign.example",
    language: "en",
    outcome: "attempt-blocked",
  };
  const { ids } = await contact("POST", "/victims", { rows: [row] });
  const id = String((ids as string[])[0]);
  await contact("POST", `/victims/${id}/tell`, { channel: "phone", acknowledged: true });
  if (consents) await contact("POST", `/victims/${id}/consent`, { consent: "given", how: "on the phone" });
  return id;
}

const steps = ["submitted", "approved", "told", "published", "corrected"] as const;

/**
 * Brings the text of a decided case at least so far, through the API, in the election's three languages: a test on its own finds what the
 * tests before it would have left. Does nothing where it is as far already. The correction names `name`.
 */
export async function broughtTo(base: string, caseId: string, goal: (typeof steps)[number], name = "") {
  const writer = await asAccount(base, "communications");
  const editor = await asAccount(base, "editor");
  const texts = Object.fromEntries(["en", "fr", "zh-Hans"].map((each) => [each, written[each]!]));
  const corrected = { ...texts, en: { ...texts["en"], who: `${name} and about 1,200 voters in Halifax.` } };
  const find = async () =>
    ((await writer("GET", "/notices"))["rows"] as { id: string; caseId: string }[]).find(
      (row) => row.caseId === caseId,
    )?.id;
  const read = async (id: string) => {
    const detail = await writer("GET", `/notices/${id}`);
    const version = (detail["versions"] as { sha256: string }[]).at(-1)!;
    return { detail, state: String(detail["state"]), version: detail["version"], sha256: version.sha256 };
  };
  const id =
    (await find()) ??
    String((await writer("POST", "/notices", { kind: "notice", caseId, texts, why }))["id"]);
  const approve = async (sha256: string) =>
    void (await editor("POST", `/notices/${id}/approve`, { verdict: "approve", sha256, why }));
  const act = {
    submitted: async () => {
      const { state, version } = await read(id);
      if (state === "draft") await writer("POST", `/notices/${id}/submit`, { version });
    },
    approved: async () => {
      const { state, sha256 } = await read(id);
      if (state === "submitted") await approve(sha256);
    },
    told: async () => {
      const { detail, state, sha256 } = await read(id);
      if (state !== "approved" || JSON.stringify(detail).includes('"step":"victims"')) return;
      const contact = await asAccount(base, "case-contact");
      const how = "By phone, each of them.";
      await contact("POST", `/notices/${id}/told`, { step: "victims", toldAtMs: Date.now(), how, sha256 });
    },
    published: async () => {
      const { state, sha256 } = await read(id);
      if (state !== "approved") return;
      await writer("POST", `/notices/${id}/publish`, { sha256, everyoneReadsItFromNowOn: true });
    },
    corrected: async () => {
      const { detail, version } = await read(id);
      if (detail["correctedAtMs"] !== null) return;
      const wrong = Object.fromEntries(
        Object.keys(texts).map((each) => [each, "The town was wrong. 地点有误。"]),
      );
      await writer("POST", `/notices/${id}/correct`, { texts: corrected, wrong, version });
      await approve((await read(id)).sha256);
    },
  };
  for (const step of steps.slice(0, steps.indexOf(goal) + 1)) await act[step]();
}
