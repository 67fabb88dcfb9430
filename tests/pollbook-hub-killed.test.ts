// Goal: a hub that is killed (SIGKILL) in the middle of check-ins loses nothing that a device has recorded, and doubles nothing. Method:
// the whole server in a process of its own with three `counterfoil pollbook` processes at it; killed twice among check-ins.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../src/platform/clock/clock.ts";
import { enrolDevice } from "../src/rooms/infrastructure/pollbooks/device/enrol.ts";
import {
  pollbookProcess,
  type PollbookProcess,
} from "../src/rooms/infrastructure/pollbooks/testing/pollbook-process.ts";
import { voter } from "../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { killableServer, type KillableServer } from "./faults/killable-server.ts";
import { prepared, type Place } from "./faults/place.ts";
import { freePort } from "./free-port.ts";
import {
  done,
  eventually,
  keepPackage,
  listCsv,
  officialOf,
  pollbooksAt,
  typedDefinition,
} from "./pollbook-scene.ts";
import { dialectsForTests } from "./storage-for-tests.ts";

const names = ["north-1", "north-2", "south-1"] as const;
const perDevice = 40;
const list = Array.from({ length: names.length * perDevice }, (_, n) =>
  voter(String(n + 1), `Voter${n}`, "Any"),
);

describe.each(dialectsForTests())("a killed hub on %s", (dialect) => {
  const open: { place?: Place; folder?: string } = {};
  const running: (PollbookProcess | KillableServer)[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.kill()));
    await open.place?.remove();
    if (open.folder) rmSync(open.folder, { recursive: true, force: true });
  });

  it("W5.4 W5.0 negative: killed twice among check-ins, it comes back with every event once, and devices bring what it lacks", async () => {
    const place = (open.place = await prepared(dialect, 0));
    const folder = (open.folder = mkdtempSync(join(tmpdir(), "counterfoil-hub-killed-")));
    const setup = {
      ...place.setup,
      environment: {
        ...place.setup.environment,
        COUNTERFOIL_POLLBOOK_PORT: String(await freePort()),
        COUNTERFOIL_POLLBOOK_PORTS: "1",
      },
    };
    let server = await killableServer(setup);
    running.push(server);
    let official = await officialOf(server.base);
    const { id } = (await done(official.send("POST", pollbooksAt, typedDefinition()))).json;
    const at = `${pollbooksAt}/${id}`;
    await done(official.send("PUT", `${at}/list`, listCsv(list), { "content-type": "text/csv" }));
    const { port } = (await done(official.send("POST", `${at}/open`))).json;
    const packageFile = join(folder, "election.cfp");
    await keepPackage(official, at, packageFile);
    const devices: PollbookProcess[] = [];
    for (const device of names) {
      const { code } = (
        await done(official.send("POST", `${at}/codes`, { device, site: device.split("-")[0] }))
      ).json;
      const to = {
        folder: join(folder, device),
        packageFile,
        code,
        hub: { host: "127.0.0.1", port },
        clock: systemClock,
      };
      await eventually(
        () => enrolDevice(to),
        ({ ok }) => ok,
      );
      const started = await pollbookProcess(to.folder, [port]);
      devices.push(started);
      running.push(started);
    }
    const receipts = names.map(() => 0);
    const day = devices.map(async (device, which) => {
      for (let n = 1; n <= perDevice; n++) {
        const did = await device.act({ kind: "check-in", voter: String(which * perDevice + n) });
        expect(did).toMatchObject({ ok: true });
        receipts[which]! += did.value?.length ?? 0;
      }
    });
    for (const share of [0.25, 0.6]) {
      await eventually(
        async () => receipts.reduce((sum, one) => sum + one, 0),
        (sum) => sum >= 2 * list.length * share,
      );
      await server.kill();
      server = await killableServer(setup);
      running.push(server);
      official = await officialOf(server.base);
    }
    await Promise.all(day);
    expect(receipts).toEqual(names.map(() => 2 * perDevice));
    const live = async () => (await done(official.get(`${at}/live`))).json;
    const whole = await eventually(live, ({ checkedIn }) => checkedIn === list.length, 120_000);
    expect(whole).toMatchObject({ openDisputes: 0, quarantined: 0 });
    expect(
      whole.devices.map(({ device, events }: { device: string; events: number }) => [device, events]).sort(),
    ).toEqual(names.map((name) => [name, 2 * perDevice]));
    await eventually(
      async () => Promise.all(devices.map(async (one) => (await one.state()).events)),
      (all) => new Set(all).size === 1,
    );
    await server.kill();
    const storage = await place.open();
    const [counted] = await storage.asOwner((session) =>
      session.script(
        "select count(*)::integer as events, count(distinct id)::integer as ids from pollbook_events",
        60_000,
      ),
    );
    await storage.close();
    expect(counted?.rows).toEqual([
      { events: names.length * (1 + 2 * perDevice), ids: names.length * (1 + 2 * perDevice) },
    ]);
  }, 400_000);
});
