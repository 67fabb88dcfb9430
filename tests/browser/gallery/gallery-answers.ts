import type { IncomingMessage, ServerResponse } from "node:http";
import { systemClock } from "../../../src/platform/clock/clock.ts";
import type { Home } from "../../../src/platform/ui/home-contract.ts";
import type { Session } from "../../../src/platform/ui/session-contract.ts";

/** Made-up answers of a server, for the gallery of parts only. */
export function answers(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const { pathname, searchParams } = url;
  const signedIn = !(request.headers.cookie ?? "").includes("nobody");
  if (pathname === "/api/session") json(response, 200, session(signedIn));
  else if (pathname === "/api/languages/ar") json(response, 200, arabic);
  else if (pathname.endsWith("/home")) json(response, 200, home());
  else if (pathname.endsWith("/feed")) feed(response);
  else if (pathname.includes("/record/")) json(response, 200, { rows: record() });
  else if (pathname.endsWith("/reports") && request.method === "POST") refuse(response, request);
  else if (pathname.endsWith("/reports")) list(response, searchParams);
  else if (pathname === "/api/auth/get-session") json(response, 200, { session: { id: "here" } });
  else if (pathname === "/api/auth/list-sessions") json(response, 200, openSessions());
  else if (pathname.startsWith("/api/auth/")) json(response, 200, []);
  else problem(response, 404, "not-found", "There is nothing here");
}

const hourMs = 3_600_000;

function day(offsetDays: number): string {
  return new Date(systemClock.nowMs() + offsetDays * 24 * hourMs).toISOString().slice(0, 10);
}

function session(signedIn: boolean): Session {
  const organisation = {
    id: "org_0000000000",
    name: "Election Authority of Northland",
    sector: "election-authority",
  };
  return {
    person: signedIn ? { id: "per_0000000000", name: "Ada Mercier", organisation } : null,
    roles: signedIn ? [{ role: "analyst", electionId: null, expiresAtMs: null }] : [],
    clearance: 1,
    elections: [
      {
        id: "ele_0000000000",
        name: { en: "General election of Northland", fr: "Élection générale du Pays du Nord" },
        phase: "campaign",
        phases: [
          { phase: "registration", startsOn: day(-60), endsOn: day(-20) },
          { phase: "campaign", startsOn: day(-19), endsOn: day(20) },
          { phase: "voting", startsOn: day(21), endsOn: day(22) },
          { phase: "count", startsOn: day(22), endsOn: day(30) },
        ],
        languages: ["en", "fr"],
        timeZone: "America/Toronto",
      },
    ],
    languages: [{ code: "ar", name: "العربية", dir: "rtl" }],
    demonstration: true,
    accounts: [
      {
        email: "ada@northland.example",
        password: "made-up",
        name: "Ada Mercier",
        role: "analyst",
        organisation: organisation.name,
      },
      {
        email: "sam@post.example",
        password: "made-up",
        name: "Sam Okafor",
        role: "newsroom",
        organisation: "Northland Post",
      },
    ],
  };
}

function home(): Home {
  const now = systemClock.nowMs();
  const waiting = (
    subject: string,
    title: string,
    kind: string,
    verb: string,
    dueInHours: number | null,
  ) => ({
    kind,
    subject,
    title,
    sinceMs: now - 5 * hourMs,
    dueAtMs: dueInHours === null ? null : now + dueInHours * hourMs,
    path: `exchange/reports/${subject}`,
    verb,
  });
  return {
    waiting: [
      waiting("rep_3", "Leaflet with a false date", "reports.to-assess", "reports.assess", null),
      waiting("vic_1", "Hospital foundation", "reports.not-told", "reports.tell", 3.2),
      waiting("vic_2", "Candidate for the north", "reports.not-told", "reports.tell", -1.5),
      waiting(
        "rep_4",
        "Callers tell people that their polling place has moved",
        "reports.to-assess",
        "reports.assess",
        30,
      ),
    ],
    changed: [
      {
        seq: 12,
        atMs: now - hourMs,
        action: "reports.grade",
        subject: "rep_1",
        title: "Calls at night",
        person: "Sam Okafor",
        role: "analyst",
        path: "exchange/reports/rep_1",
      },
      {
        seq: 11,
        atMs: now - 2 * hourMs,
        action: "reports.submit",
        subject: "rep_2",
        title: null,
        person: null,
        role: "public",
        path: null,
      },
    ],
    rooms: [
      { room: "readiness", line: { en: "31 of 40 practices proven", fr: "31 pratiques prouvées sur 40" } },
      {
        room: "exchange",
        line: {
          en: "4 reports wait, 1 person not yet told",
          fr: "4 signalements en attente, 1 personne pas encore prévenue",
        },
      },
    ],
  };
}

function openSessions() {
  const at = new Date(systemClock.nowMs() - hourMs).toISOString();
  const base = { createdAt: at, expiresAt: at, ipAddress: "192.0.2.7" };
  return [
    {
      ...base,
      id: "here",
      token: "t1",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
    },
    {
      ...base,
      id: "there",
      token: "t2",
      userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36",
    },
  ];
}

function record() {
  const now = systemClock.nowMs();
  const base = {
    subject: "rep_1",
    about: [],
    tlp: "green",
    classification: 0,
    leafHash: "00",
    purged: false,
  };
  return [
    {
      ...base,
      seq: 7,
      atMs: now - 3 * hourMs,
      actorId: "public",
      actorName: null,
      role: "public",
      action: "reports.submit",
      why: "",
    },
    {
      ...base,
      seq: 9,
      atMs: now - hourMs,
      actorId: "per_1",
      actorName: "Ada Mercier",
      role: "analyst",
      action: "reports.grade",
      why: "Two independent sources say the same.",
    },
  ];
}

/** A list; words `busy`: news arrive while its next page, slow for once, is on its way. */
function list(response: ServerResponse, search: URLSearchParams): void {
  if (search.get("state") === "broken") return problem(response, 500, "fault", "A fault");
  if (search.get("state") === "refused") return problem(response, 403, "not-permitted", "Not permitted");
  const from = Number(search.get("cursor") ?? 0);
  const rows = Array.from({ length: 20 }, (_, index) => ({
    id: `rep_${String(from + index).padStart(20, "0")}`,
    title: `Report ${from + index + 1}: callers say that a polling place has moved`,
    receivedMs: systemClock.nowMs() - (from + index) * hourMs,
    count: (from + index) * 37,
  }));
  const none = search.get("state") === "none";
  const reply = none ? { rows: [], next: null, total: 0 } : { rows, next: String(from + 20), total: 1234 };
  if (search.get("q") !== "busy" || from === 0) return json(response, 200, reply);
  for (const listener of listeners) change(listener, 14);
  setTimeout(() => json(response, 200, reply), 1_000);
}

function refuse(response: ServerResponse, request: IncomingMessage): void {
  if (!request.headers["idempotency-key"]) return problem(response, 400, "no-key", "No key");
  return problem(response, 409, "too-late", "Closed");
}

const listeners = new Set<ServerResponse>();

function feed(response: ServerResponse): void {
  listeners.add(response);
  response.once("close", () => listeners.delete(response));
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write("event: hello\ndata: {}\n\n");
  change(response, 13);
}

function change(response: ServerResponse, seq: number): void {
  const event = { seq, action: "reports.grade", subject: "rep_1", about: [] };
  response.write(`event: change\ndata: ${JSON.stringify(event)}\n\n`);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, title: string): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title, status, code }));
}

const arabic = {
  "ui.rooms": "الغرف",
  "ui.home": "ما ينتظرني الآن",
  "ui.home-lead": "ما ينتظرك، والأكثر إلحاحًا أولًا.",
  "ui.home-waiting": "في انتظارك",
  "ui.search": "بحث",
  "ui.notifications": "أخبار",
  "ui.live": "حقيقي",
  "ui.exercise": "تمرين",
  "room.exchange": "التبادل",
  "room.information": "المعلومات",
};
