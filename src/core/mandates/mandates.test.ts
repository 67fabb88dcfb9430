// Goal: the registry keeps who may act on what, with legal basis and attestation, and never forgets (W4.8).
// Method: whole transactions on both dialects; the published view and row security with plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor } from "../../platform/contract/actor.ts";
import { actorOf, asking, election, organisations, setScene } from "../people/for-tests.ts";
import type { Matter } from "./contract.ts";
import { mandateFor } from "./rules.ts";
import * as mandates from "./service.ts";

const sponsor = actorOf("desk", "sponsor");
const stated = {
  organisationId: organisations.desk as string,
  matter: "foreign-interference" as Matter,
  legalBasis: "Cabinet directive on the protocol, section 4",
  legalBasisUrl: "https://example.org/directive",
  phases: ["campaign" as const, "voting" as const],
  caretakerOnly: true,
  routesTo: organisations.authority as string | null,
  attestation: "We act without regard to which party gains or loses.",
  attestedBy: "Head of the desk",
};

describe.each(dialectsForTests())("mandates on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  const register = (more: Partial<typeof stated> = {}) =>
    asking(db, sponsor, (cx) =>
      mandates.register(cx, { params: { election }, query: {}, body: { ...stated, ...more } }),
    );
  const list = () =>
    asking(db, sponsor, (cx) => mandates.list(cx, { params: { election }, query: {}, body: undefined }));

  it("W4.8: a mandate is registered with its attestation and decides who acts", async () => {
    expect(await register()).toMatchObject({ ok: true });
    const listed = await list();
    const rows = listed.ok ? listed.value.rows : [];
    expect(rows).toMatchObject([{ ...stated, registeredBy: sponsor.id }]);
    const asked = { organisationId: organisations.desk, phase: "voting", caretakerNow: true } as const;
    expect(mandateFor(rows, { ...asked, matter: "foreign-interference" }).ok).toBe(true);
    expect(mandateFor(rows, { ...asked, matter: "polling-place-facts" })).toMatchObject({
      refusal: "out-of-mandate",
      values: { routeTo: organisations.authority },
    });
  });

  it("W4.8: an ended mandate leaves the published view and stays in the registry with the reason", async () => {
    const registered = await register();
    if (!registered.ok) throw new Error(registered.refusal);
    const end = () =>
      asking(db, sponsor, (cx) =>
        mandates.end(cx, {
          params: { election, mandate: registered.value.id },
          query: {},
          body: { why: "the directive was repealed" },
        }),
      );
    const view = () => db.raw(publicActor(election), "select organisation_id, matter from mandates_in_force");
    expect(await view()).toEqual([{ organisation_id: organisations.desk, matter: "foreign-interference" }]);
    expect(await end()).toMatchObject({ value: { endedBecause: "the directive was repealed" } });
    expect(await view()).toEqual([]);
    expect(await end()).toMatchObject({ refusal: "mandate-ended" });
    const listed = await list();
    expect(listed.ok && listed.value.rows).toMatchObject([{ endedBecause: "the directive was repealed" }]);
    expect(await register()).toMatchObject({ ok: true });
  });

  it("W4.8 negative: refuses a second mandate for a matter, unknown organisations, and routes that lead back", async () => {
    await register();
    expect(await register()).toMatchObject({ refusal: "mandate-exists" });
    expect(await register({ matter: "results", organisationId: "org_unknown" })).toMatchObject({
      refusal: "organisation-unknown",
      values: { organisation: "org_unknown" },
    });
    expect(await register({ matter: "results", routesTo: organisations.desk })).toMatchObject({
      refusal: "routes-to-itself",
    });
  });

  it("W4.8 negative: nobody but a sponsor registers or ends a mandate, even with plain SQL", async () => {
    await register();
    const analyst = actorOf("desk", "analyst");
    expect(
      await db.raw(
        analyst,
        "update mandates set ended_at_ms = 1, ended_by = $1, ended_because = 'x' returning 1",
        [analyst.id],
      ),
    ).toEqual([]);
    await expect(
      db.raw(
        analyst,
        `insert into mandates select 'man_x', space, election_id, organisation_id, 'results', legal_basis, null, phases,
           caretaker_only, null, attestation, attested_by, $1, 0, null, null, null from mandates`,
        [analyst.id],
      ),
    ).rejects.toThrow();
    await expect(db.raw(sponsor, "update mandates set matter = 'results'")).rejects.toThrow();
  });

  it("W4.8 negative: a mandate of the exercise is none in the live space, and none in another election", async () => {
    await register();
    for (const elsewhere of [{ space: "exercise" as const }, { electionId: "other-2026" }])
      expect(await db.raw({ ...sponsor, ...elsewhere }, "select 1 from mandates_in_force")).toEqual([]);
  });
});
