// Goal: pollbooks close only when everything agrees or is explained, are certified by a second person over exactly what was closed, and
// a device that was taken out of use says nothing more. Method: the whole house with its hub on each dialect, devices over TLS, and a
// clock that is moved from the day into the evening.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handClock } from "../src/platform/clock/clock.ts";
import type { Device } from "../src/rooms/infrastructure/pollbooks/device/device.ts";
import { utf8, verify } from "../src/rooms/infrastructure/pollbooks/keys.ts";
import { definition, opensAtMs } from "../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { verifySummary } from "../src/rooms/infrastructure/pollbooks/summary-file.ts";
import { done, eventually, pollbookScene, type PollbookScene } from "./pollbook-scene.ts";
import { serverForTests, type Client, type ServerForTests } from "./server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

type Difference = { key: string; kind: string; site: string; device: string; explained: unknown };

describe.each(dialectsForTests())("the evening of pollbooks on %s", (dialect) => {
  const clock = handClock(opensAtMs + 3_600_000);
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  let official: Client;
  let scene: PollbookScene;
  let table: Device;
  const live = async () => (await done(official.get(`${scene.at}/live`))).json;
  const differences = async () =>
    (await done(official.get(`${scene.at}/reconciliation`))).json.differences as Difference[];
  /** What stands on the home page of who runs the polls. */
  const waiting = async () =>
    (
      (await done(official.get("/api/elections/ca-demo/home"))).json.waiting as {
        kind: string;
        subject: string;
      }[]
    )
      .filter(({ subject }) => subject === scene.id)
      .map(({ kind }) => kind);
  const act = async (device: Device, one: Parameters<Device["act"]>[0]) =>
    expect(await device.act(one, "Ann Lee")).toMatchObject({ ok: true });

  beforeAll(async () => {
    database = dialect === "postgresql" ? await freshDatabase() : null;
    server = await serverForTests({ clock, ...(database && { databaseUrl: database.url }) });
    official = await server.as("election-authority@demo.example");
    scene = await pollbookScene(official, clock);
    table = await scene.device("ev-1");
  }, 300_000);
  afterAll(async () => {
    await scene?.end();
    await server?.close();
    await database?.drop();
  });

  test("W5.3 every device that enrolled stands in the register with its site, its log and its last contact", async () => {
    for (const voter of ["104", "200", "201", "202", "203"]) await act(table, { kind: "check-in", voter });
    await act(table, { kind: "provisional", voter: "", envelope: "P-1", reason: "not on the list" });
    await eventually(live, ({ devices }) => devices[0]?.events === 11);
    clock.advance(6_000);
    const { devices } = await eventually(live, (now) => now.devices[0]?.contact === "fresh");
    expect(devices).toMatchObject([
      { device: "ev-1", site: "north", events: 11, stopped: null, retired: false },
    ]);
  });

  test("negative: W5.3 what a device says after it was taken out of use does not count", async () => {
    const lost = await scene.device("lost");
    await act(lost, { kind: "check-in", voter: "210" });
    await eventually(live, ({ checkedIn }) => checkedIn === 6);
    await lost.close();
    const why = "The laptop was stolen from the table.";
    expect(
      (await done(official.send("POST", `${scene.at}/devices/retire`, { device: "lost", why }))).json.lastSeq,
    ).toBe(2);
    const thief = await scene.open("lost", []);
    await act(thief, { kind: "check-in", voter: "211" });
    table.book.receive(recordsOf(thief, table));
    await eventually(
      async () => (await done(official.get(`${scene.at}/disputes`))).json.rows,
      (rows) => rows.length === 1,
    );
    const now = await live();
    expect(now).toMatchObject({ checkedIn: 6, openDisputes: 1 });
    // The hub looks again every few seconds of its clock.
    clock.advance(6_000);
    await eventually(waiting, (kinds) => kinds.includes("pollbooks.waits-disputes"));
    expect(now.devices.find(({ device }: { device: string }) => device === "lost")).toMatchObject({
      retired: true,
    });
    await thief.close();
  });

  test("negative: W5.5 W5.0 nothing closes while the polls are open, a device is unheard or its late log does not agree with the evening", async () => {
    const refusal = async () => (await official.send("POST", `${scene.at}/close`)).json;
    expect(await refusal()).toMatchObject({ code: "polls-open" });
    expect(await waiting()).not.toContain("pollbooks.waits-closing");
    await scene.enrol("ev-2");
    const alone = await scene.open("ev-2", []);
    await act(alone, { kind: "check-in", voter: "205" });
    await alone.close();
    clock.advance(6_000);
    const isHeard = ({ device, heardSecondsAgo }: { device: string; heardSecondsAgo: number | null }) =>
      device === "ev-2" && heardSecondsAgo !== null;
    await eventually(live, ({ devices }) => devices.some(isHeard));
    clock.set(Date.parse(definition.closesAt) + 3_600_000);
    const evening = { received: 100, unused: 93, box: 6, spoiled: 0, envelopes: 1 };
    await act(table, { kind: "site-close", ...evening, explanation: "", secondPerson: "Bo Diaz" });
    await eventually(differences, (all) => !all.some(({ device }) => device === "ev-1"));
    const early = await differences();
    expect(early.map(({ kind, device }) => [kind, device])).toEqual(
      expect.arrayContaining([["device-not-heard-since-closing", "ev-2"]]),
    );
    // What the stolen laptop said of a voter is open at the desk, and so it is here.
    expect(early.map(({ kind }) => kind)).toContain("dispute-open");
    await eventually(waiting, (kinds) => kinds.includes("pollbooks.waits-closing"));
    const refused = await refusal();
    expect(refused).toMatchObject({ code: "difference-unexplained" });
    expect(refused.title).toMatch(/not explained/);
    await scene.open("ev-2");
    const late = await eventually(differences, (all) => all.some(({ kind }) => kind === "box-differs"));
    expect(late.filter(({ site }) => site === "north").map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["box-differs", "fewer-ballots-used"]),
    );
    expect((await official.send("POST", `${scene.at}/certify`)).status).toBe(409);
    expect(
      (await official.send("POST", `${scene.at}/history`, { purpose: "for the registry’s rolls" })).status,
    ).toBe(409);
    const strange = { difference: "[]", why: "There is no such difference." };
    expect((await official.send("POST", `${scene.at}/explanations`, strange)).status).toBe(404);
  });

  test("W5.5 W5.0 explained, it closes; what comes in later stops the certification; a second person certifies what the hub then signs", async () => {
    clock.advance(6_000);
    await eventually(
      differences,
      (all) => !all.some(({ kind }) => kind === "device-not-heard-since-closing"),
    );
    const decided = (await done(official.get(`${scene.at}/disputes?state=open`))).json.rows as {
      voter: string;
      unsettled: { event: string }[];
    }[];
    for (const { voter, unsettled } of decided) {
      const body = {
        voter,
        considered: unsettled.map(({ event }) => event),
        upheld: [],
        why: "Said by a stolen laptop.",
      };
      await done(official.send("POST", `${scene.at}/decisions`, body));
    }
    for (const { key } of (await differences()).filter(({ explained }) => explained === null))
      await done(
        official.send("POST", `${scene.at}/explanations`, {
          difference: key,
          why: "One came from the laptop in the annex.",
        }),
      );
    expect((await done(official.send("POST", `${scene.at}/close`))).json).toMatchObject({ state: "closed" });
    expect(await waiting()).toEqual(["pollbooks.waits-certifying"]);
    expect(await official.send("POST", `${scene.at}/certify`)).toMatchObject({
      status: 403,
      json: { code: "certifier-closed" },
    });
    const another = async () =>
      server.storage.asOwner((session) =>
        session.script("update pollbook_packages set closed_by = 'per_colleague0000'", 60_000),
      );
    await another();
    await act(table, { kind: "seal", seal: "S-1" });
    await eventually(live, ({ devices }) =>
      devices.some((one: { device: string; events: number }) => one.device === "ev-1" && one.events === 13),
    );
    expect((await official.send("POST", `${scene.at}/certify`)).json).toMatchObject({
      code: "events-since-closing",
    });
    const why = "A seal was recorded after closing.";
    await done(official.send("POST", `${scene.at}/reopen`, { why }));
    await done(official.send("POST", `${scene.at}/close`));
    const history = (
      await done(official.send("POST", `${scene.at}/history`, { purpose: "for the registry’s rolls" }))
    ).json;
    expect(history.voters).toBe(7);
    expect(history.csv).toContain("104,in-person,,\r\n");
    expect(history.csv).toContain("200,in-person,north,A\r\n");
    expect(history.csv).not.toMatch(/Katz|211/);
    await another();
    expect((await done(official.send("POST", `${scene.at}/certify`))).json).toMatchObject({
      state: "certified",
    });
    const { summary, signature, hubKey } = (await done(official.get(`${scene.at}/summary.json`))).json;
    const check = (text: string) =>
      verify(utf8.encode(text), Buffer.from(signature, "hex"), Buffer.from(hubKey, "hex"));
    expect(check(summary)).toBe(true);
    expect(check(summary.replace('"checkedIn":7', '"checkedIn":8'))).toBe(false);
    const whole = JSON.stringify({ summary, signature, hubKey });
    expect(verifySummary(whole, hubKey)).toMatchObject({ ok: true, value: { totals: { checkedIn: 7 } } });
    expect(await waiting()).toEqual([]);
    expect(JSON.parse(summary)).toMatchObject({
      totals: { checkedIn: 7, provisional: 1 },
      certifiedBy: "per_authorit0000",
    });
    expect((await official.send("POST", `${scene.at}/reopen`, { why })).status).toBe(409);
    expect((await done(official.get(`${scene.at}/reconciliation`))).json.state).toBe("certified");
  });

  test("W5.4 the public is told rounded sums of full hours, and nothing that moves by one voter", async () => {
    const turnout = (await done(server.anyone.get("/api/elections/ca-demo/turnout"))).json;
    expect(turnout.turnouts).toMatchObject([{ checkedIn: null, voters: 67 }]);
    expect(JSON.stringify(turnout)).not.toMatch(/"checkedIn":[1-9]/);
    const page = await done(server.anyone.get("/ca-demo/en/turnout"));
    expect(page.text).toContain("not told");
    expect(page.text).not.toMatch(/at least [0-9]|<script/);
    expect((await done(server.anyone.get("/ca-demo/fr/turnout"))).text).toContain("Combien ont voté");
    expect((await done(server.anyone.get("/ca-demo/en"))).text).toContain('href="/ca-demo/en/turnout"');
  });
});

function recordsOf(from: Device, to: Device): readonly Uint8Array[] {
  const missing = from.book.ledger.missingFor(to.book.ledger.summary());
  return missing.ok ? missing.value : [];
}
