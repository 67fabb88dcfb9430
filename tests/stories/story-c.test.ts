// Goal: story C, "Zero votes at my own precinct": an audit confirms a right outcome, and sends a wrong one to a full hand count that
// corrects it; anybody reads why and checks it offline. Through HTTP alone, on both databases. Method: the control is the real batches of
// DeKalb County in Georgia's audit of 2025, by batch comparison (MACRO, batches drawn by their error bounds). The wrong outcome is
// DeKalb's District 2 of May 2022: real totals, announced and counted by hand, whose split into batches and precincts is made up, by
// ballot comparison. Each step is a test; they run in their order.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import { commitTo } from "@counterfoil/risk-limiting-audit";
import { handClock } from "../../src/platform/clock/clock.ts";
import { runCommand } from "../../src/platform/cli/run-command.ts";
import { auditVerify } from "../../src/rooms/infrastructure/audits/cli.ts";
import {
  folderForTests,
  serverForTests,
  type Client,
  type Reply,
  type ServerForTests,
} from "../server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "../storage-for-tests.ts";
import { scanners } from "../../src/rooms/infrastructure/technologies/technology.test-data.ts";
import {
  announced2022,
  counted2022,
  countedBatch,
  countyManifest,
  countyTotals,
  dekalb,
  district2,
  districtManifest,
  districtRecords,
  hasGeorgia,
  madeBallots,
} from "./story-c.test-data.ts";

const api = "/api/elections/ca-demo/audits";
const csv = { "content-type": "text/csv" };

describe.each(dialectsForTests())("story C on %s", (dialect) => {
  const clock = handClock(Date.UTC(2026, 10, 10, 15));
  const folder = folderForTests();
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  let official: Client;
  let readers: Client[];
  const ballots = madeBallots();

  beforeAll(async () => {
    if (dialect === "postgresql") database = await freshDatabase();
    server = await serverForTests({ clock, ...(database && { databaseUrl: database.url }) });
    official = await server.as("election-authority@demo.example");
    await scannersInUse(official);
    readers = [await server.as("audit-board1@demo.example"), await server.as("audit-board2@demo.example")];
  }, 120_000);
  afterAll(async () => {
    folder.remove();
    await server.close();
    await database?.drop();
  });

  /** Paper declared trustworthy, every finding explained, files committed to, dice rolled. */
  async function toTheDraw(audit: string): Promise<void> {
    const evidence = "Seals, custody and pollbooks of every site were looked at.";
    const paper = { voterVerified: true, custodyChecked: true, reconciled: true, evidence };
    accepted(await official.send("PUT", `${api}/${audit}/paper-trail`, paper));
    const early = { name: "Clerk", commitment: "0".repeat(64) };
    const refused = await official.send("POST", `${api}/${audit}/seed/commitments`, early);
    expect([refused.status, refused.json.code]).toEqual([409, "not-committed-yet"]);
    accepted(await official.send("POST", `${api}/${audit}/commit`));
    for (const one of dice)
      accepted(
        await official.send("POST", `${api}/${audit}/seed/commitments`, {
          name: one.name,
          commitment: commitTo(one),
        }),
      );
    for (const one of dice) accepted(await official.send("POST", `${api}/${audit}/seed/reveals`, one));
  }

  async function seatBoard(audit: string): Promise<string> {
    const body = { name: "Table 1", members: ["per_board1000000", "per_board2000000"] };
    const { id } = accepted(await official.send("POST", `${api}/${audit}/jurisdictions/DeKalb/boards`, body));
    for (const [index, affiliation] of ["Harbour Party", "Prairie Alliance"].entries())
      accepted(
        await readers[index]!.send("POST", `${api}/${audit}/boards/${String(id)}/sign-in`, { affiliation }),
      );
    return id as string;
  }

  /** Both members read everything that is theirs, each alone. */
  async function readEverything(
    audit: string,
    board: string,
    reading: (unit: string, contest: string) => object,
  ) {
    for (const [index, reader] of readers.entries())
      for (let more = true; more;) {
        const page = accepted(
          await reader.get(`${api}/${audit}/boards/${board}/units?state=to-read&limit=200`),
        );
        const rows = page["rows"] as { unit: string; contest: string }[];
        more = page["next"] !== null;
        if (rows.length === 0) break;
        const entries = rows.map(({ unit, contest }) => ({
          id: `ent_${index}${String((sent += 1)).padStart(19, "0")}`,
          unit,
          contest,
          reading: reading(unit, contest),
          enteredAtMs: clock.nowMs(),
        }));
        const taken = accepted(
          await reader.send("POST", `${api}/${audit}/boards/${board}/entries`, { entries }),
        );
        expect((taken["results"] as { outcome: string }[]).every(({ outcome }) => outcome === "taken")).toBe(
          true,
        );
        expect(taken["disputed"]).toEqual([]);
      }
  }
  let sent = 0;

  /** Anybody takes every file from the public site and lets the command check them. */
  async function verifyAsAnyone(audit: string): Promise<string> {
    const path = join(folder.path, `${audit}-${dialect}`);
    mkdirSync(path);
    const { files } = accepted(await server.anyone.get(`${api}/${audit}`));
    for (const { name } of files as { name: string }[]) {
      const file = await server.anyone.get(`/ca-demo/en/audits/${audit}/record/${name}`);
      expect(file.status, name).toBe(200);
      writeFileSync(join(path, name), file.text);
    }
    const said: string[] = [];
    const line = (text: string): void => void said.push(text);
    const terminal = { line, problem: line, environment: {}, language: "en" as const };
    expect(await runCommand([auditVerify], ["audit", "verify", path], terminal), said.join("\n")).toBe(0);
    return said.join("\n");
  }

  async function pageOf(audit: string, language: "en" | "fr"): Promise<string> {
    const page = await server.anyone.get(`/ca-demo/${language}/audits/${audit}`);
    expect(page.status, page.text).toBe(200);
    expect(page.text.length).toBeLessThan(50_000);
    const { document } = parseHTML(page.text);
    expect(document.querySelectorAll("script")).toHaveLength(0);
    expect(document.querySelectorAll("svg[role=img]").length).toBeGreaterThan(0);
    return (document.querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ");
  }

  it.skipIf(!hasGeorgia)(
    "W5.7: DeKalb's control contest confirms at the computed sample, and anybody checks it",
    async () => {
      const { candidates, batches } = dekalb();
      expect(batches.length).toBe(231);
      const votes = Object.fromEntries(
        candidates.map((one) => [one, batches.reduce((sum, each) => sum + (each.votes[one] ?? 0), 0)]),
      );
      const [winner] = candidates.toSorted((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
      const cards = batches.reduce((sum, each) => sum + each.ballots, 0);
      const contest = {
        id: "psc-2",
        title: "Public Service Commission, District 2, as DeKalb voted",
        candidates,
        choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
        cards,
        announced: { kind: "votes", votes },
        reported: { kind: "winners", winners: [winner] },
        riskLimit: 0.05,
      };
      const audit = accepted(
        await official.send("POST", api, setUp("DeKalb, control", contest, "batch-comparison")),
      ).id as string;
      const files = `${api}/${audit}/jurisdictions/DeKalb`;
      accepted(await official.send("PUT", `${files}/manifest`, countyManifest(batches), csv));
      accepted(
        await official.send("PUT", `${files}/records?format=batch-totals`, countyTotals(batches), csv),
      );
      await toTheDraw(audit);
      const plan = accepted(await official.get(`${api}/${audit}/plan`));
      const drawn = accepted(await official.send("POST", `${api}/${audit}/draw`, {}));
      expect(drawn["rounds"]).toMatchObject([{ draws: plan["firstRound"] }]);
      const board = await seatBoard(audit);
      const counted = new Map(batches.map((each) => [`DeKalb-${each.batch}`, each]));
      await readEverything(audit, board, (unit) => {
        const seen = counted.get(unit)?.votes ?? {};
        const validCards = Object.values(seen).reduce((sum, one) => sum + one, 0);
        return { "psc-2": { kind: "counted", tally: { kind: "votes", votes: seen, validCards } } };
      });
      const measured = accepted(await official.send("POST", `${api}/${audit}/measure`));
      expect(measured).toMatchObject({ state: "decided", contests: [{ standing: "confirmed" }] });
      accepted(await official.send("POST", `${api}/${audit}/conclude`));
      expect(await verifyAsAnyone(audit)).toContain("the reported outcome is confirmed");
      expect(await pageOf(audit, "en")).toContain(
        "It confirms who won. It does not confirm by how many votes.",
      );
    },
  );

  let wrong = "";
  it("W5.7 negative: a manifest that is smaller than the records is refused, and so is a draw with an unexplained zero", async () => {
    const contest = {
      id: "District 2",
      title: "County commission, District 2: the first two go to a run-off",
      candidates: district2,
      choice: { kind: "plurality", winners: 2, votesAllowed: 1 },
      cards: ballots.length,
      announced: { kind: "votes", votes: announced2022 },
      reported: { kind: "winners", winners: ["Alexander", "Orson"] },
      riskLimit: 0.05,
    };
    wrong = accepted(await official.send("POST", api, setUp("DeKalb, District 2", contest, "comparison")))
      .id as string;
    const files = `${api}/${wrong}/jurisdictions/DeKalb`;
    accepted(await official.send("PUT", `${files}/manifest`, districtManifest(ballots, 1), csv));
    const refused = await official.send("PUT", `${files}/records`, districtRecords(ballots), csv);
    expect([refused.status, refused.json.code]).toEqual([422, "manifest-too-small"]);
    accepted(await official.send("PUT", `${files}/manifest`, districtManifest(ballots), csv));
    accepted(await official.send("PUT", `${files}/records`, districtRecords(ballots), csv));
    const { findings } = accepted(await official.get(`${api}/${wrong}/checks`));
    expect(findings).toMatchObject([{ name: "zero-everywhere", subject: "District 2: Broussard" }]);
    const keys = (findings as { key: string }[]).map(({ key }) => key);
    const why = "Broussard withdrew before the vote; her name stayed on the paper.";
    accepted(await official.send("POST", `${api}/${wrong}/checks/acknowledge`, { keys, why }));
  });

  it("W5.7: the wrong pair is not confirmed, is counted by hand in full, and that count replaces it", async () => {
    await toTheDraw(wrong);
    accepted(await official.send("POST", `${api}/${wrong}/draw`, {}));
    const board = await seatBoard(wrong);
    const paper = new Map(ballots.map(({ batch, place, paper: one }) => [`DeKalb/1-${batch}-${place}`, one]));
    const read = (unit: string, contest: string): object =>
      contest === ""
        ? { "District 2": { kind: "votes", votes: [paper.get(unit)] } }
        : { "District 2": countedBatch(ballots, Number(unit.split("-").at(-1))) };
    let state = "reading";
    for (let round = 0; round < 10 && state === "reading"; round++) {
      await readEverything(wrong, board, read);
      state = accepted(await official.send("POST", `${api}/${wrong}/measure`)).state as string;
    }
    expect(state).toBe("counting");
    const early = await official.send("POST", `${api}/${wrong}/conclude`);
    expect([early.status, early.json.code]).toEqual([409, "not-decided"]);
    await readEverything(wrong, board, read);
    const counted = accepted(await official.send("POST", `${api}/${wrong}/count`, { contest: "District 2" }));
    expect(counted).toMatchObject({
      state: "decided",
      contests: [
        {
          handCount: {
            agrees: false,
            outcome: { kind: "winners", winners: ["Alexander", "Spears"] },
            tally: { votes: counted2022 },
          },
        },
      ],
    });
    accepted(await official.send("POST", `${api}/${wrong}/conclude`));
  });

  it("W5.7: the public page explains it in English and French, and the record verifies with the corrected pair", async () => {
    expect(await verifyAsAnyone(wrong)).toContain("that count is the outcome: Alexander, Spears");
    const english = await pageOf(wrong, "en");
    expect(english).toContain("The announced result was wrong. The result is: Alexander, Spears.");
    expect(english).toContain("It confirms who won. It does not confirm by how many votes.");
    const french = await pageOf(wrong, "fr");
    expect(french).toContain("Le résultat annoncé était faux.");
    const list = await server.anyone.get("/ca-demo/fr/audits");
    expect(list.text).toContain("DeKalb, District 2");
    const tar = await server.anyone.get(`/ca-demo/en/audits/${wrong}/record.tar`);
    expect([tar.status, tar.headers.get("content-type")]).toEqual([200, "application/x-tar"]);
    const proof = await server.anyone.get(`/ca-demo/en/audits/${wrong}/proof.json`);
    expect(proof.status).toBe(200);
  });
});

const dice = [
  { name: "The county clerk", rolls: "31415926535897932384", salt: "a salt that is long" },
  { name: "A voter", rolls: "27182818284590452353", salt: "another salt, longer" },
];

function setUp(title: string, contest: object, style: string): object {
  const jurisdictions = [{ code: "DeKalb", name: "DeKalb County", organisationId: "org_authority000" }];
  return { title, contests: [contest], jurisdictions, design: { style } };
}

function accepted(reply: Reply): Record<string, unknown> {
  expect(reply.status, reply.text).toBe(200);
  return reply.json as Record<string, unknown>;
}

/** What the county votes with is in the register and passed its gate (W3.5): otherwise the checks before the draw would ask. */
async function scannersInUse(official: Client): Promise<void> {
  const path = "/api/elections/ca-demo/technologies";
  const body = { ...scanners, jurisdiction: "DeKalb" };
  const { id } = accepted(await official.send("POST", path, body));
  accepted(await official.send("POST", `${path}/${String(id)}/deploy`));
}
