// Goal: what one instance does and has found adds to what another does: playbooks travel under the same rules as incidents, arrive to be
// read, and become drafts that their sender's marking binds (W1.10, W1.5). Method: two instances with databases and keys of their own;
// each refusal is followed by a count of what is kept.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests } from "../../../../tests/storage-for-tests.ts";
import { election, organisations as at } from "../../../core/people/for-tests.ts";
import { writeEnvelope } from "./envelope.ts";
import {
  analyst,
  coordinator,
  instanceFor,
  kept,
  otherCoordinator,
  outsider,
  policy,
  written,
  type Instance,
} from "./federation.test-data.ts";

const text = {
  title: "A false polling day",
  purpose: "When messages name another day.",
  steps: [
    { what: "Ask the authority for the date", who: "Desk", withinMinutes: 15 },
    { what: "Publish it", who: "Spokesperson", withinMinutes: null },
  ],
  techniques: ["T0043"],
};
const draftBody = { reviewBy: "2027-05-01", why: "of use to us" };

describe.each(dialectsForTests())("Practices between two instances on %s", (dialect) => {
  let one: Instance;
  let two: Instance;
  beforeAll(async () => {
    one = await instanceFor(dialect, "one.example");
    two = await instanceFor(dialect, "second.example");
  }, 120_000);
  beforeEach(async () => {
    await one.reset();
    await two.reset();
  });
  afterAll(async () => {
    await one.close();
    await two.close();
  });

  async function playbook(tlp: string, inForce = true, classification = 0): Promise<string> {
    const body = { ...text, reviewBy: "2027-05-01", tlp, classification, why: "seen twice" };
    const { json } = await one.ask(analyst, "playbooks", body);
    if (inForce) await one.ask(analyst, `playbooks/${json.id}/adopt`, { version: 1 });
    return json.id as string;
  }

  const send = async (peer: string, items: readonly string[]) =>
    (
      await one.ask(coordinator, `federation/peers/${peer}/sent`, {
        items,
        purpose: "respond",
        why: "asked for",
      })
    ).json;

  /** In one, the peer is the firm, and a clause covers it. */
  async function agreed(tlpMax: string): Promise<void> {
    const proposed = await one.ask(coordinator, "agreements", {
      title: "Exchange",
      parties: [at.desk, at.firm],
      clauses: [
        {
          number: 1,
          from: { organisation: at.desk },
          to: { organisation: at.firm },
          classes: ["indicator"],
          tlpMax,
          purposes: ["respond"],
          retentionDays: 30,
        },
      ],
      expiresAtMs: null,
      amends: null,
    });
    const body = { declaration: "we share" };
    await one.ask(coordinator, `agreements/${proposed.json.id}/sign`, body);
    await one.ask(otherCoordinator, `agreements/${proposed.json.id}/sign`, body);
  }

  it("W1.10 W1.5 a playbook in force goes as it is done, without who wrote it or how it fared, and becomes a draft", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const id = await playbook("green");
    const found = { heldAtMs: Date.UTC(2026, 0, 1), found: "Nobody knew whom to call" };
    await one.ask(analyst, `playbooks/${id}/exercises`, found);
    const offers = await one.ask(coordinator, `federation/peers/${toTwo}/offers`);
    expect(offers.json.rows).toEqual([{ id, class: "playbook", name: text.title, tlp: "green" }]);
    const envelope = await written(one, toTwo, { items: [id] });
    const said = Buffer.from(envelope.split(".")[1] ?? "", "base64url").toString();
    expect(said).not.toMatch(/per_|org_|ply_|whom to call|stale/);
    const got = await two.receive(envelope);
    expect(got.json).toMatchObject({
      classes: ["playbook"],
      bundleId: null,
      tlp: "green",
      playbooks: [{ place: 0, adoptedAs: null, playbook: { ...text, tlp: "green", version: 1 } }],
    });
    const path = `federation/received/${got.json.id}/playbooks/0/adopt`;
    const draft = await two.ask(analyst, path, draftBody);
    expect((await two.ask(analyst, `playbooks/${draft.json.id}`)).json).toMatchObject({
      ...text,
      state: "draft",
      tlp: "green",
      ours: true,
    });
    expect((await two.ask(analyst, path, draftBody)).json.code).toBe("adopted-already");
    const again = await two.ask(coordinator, `federation/received/${got.json.id}`);
    expect(again.json.playbooks[0].adoptedAs).toBe(draft.json.id);
  });

  it("W1.10 negative: a draft, one that is used no more, one that is classified, and one that is not there are refused", async () => {
    const toTwo = await one.trust(two);
    const retired = await playbook("green");
    await one.ask(analyst, `playbooks/${retired}/retire`, { why: "used no more" });
    for (const item of [await playbook("green", false), retired, "ply_00000000000000000000"])
      expect((await send(toTwo, [item])).code).toBe("item-not-found");
    const secret = await playbook("green");
    await one.db.asOwner("update playbooks set classification = 1 where id = $1", [secret]);
    // Nobody without clearance learns that it is there.
    expect((await send(toTwo, [secret])).code).toBe("item-not-found");
    expect((await one.ask(coordinator, `federation/peers/${toTwo}/offers`)).json.rows).toEqual([]);
    expect(await one.db.asOwner("select id from federation_sent")).toEqual([]);
  });

  it("W1.10 negative: policy, marking and clause bind a playbook as they bind an incident", async () => {
    const peer = await one.trust(two, { classes: ["indicator"] });
    const change = (more: object) =>
      one.ask(coordinator, `federation/peers/${peer}/policy`, { ...policy, ...more, why: "agreed anew" });
    const amber = await playbook("amber");
    expect(await send(peer, [amber])).toMatchObject({
      code: "class-not-in-policy",
      values: { kind: "playbook" },
    });
    await change({});
    expect((await send(peer, [amber])).code).toBe("marking-above-policy");
    expect((await send(peer, [await playbook("amber+strict")])).code).toBe("marking-above-policy");
    await change({ tlpMax: "amber" });
    expect((await send(peer, [amber])).code).toBe("amber-needs-agreement");
    await change({ tlpMax: "amber", peerOrganisationId: at.firm });
    expect((await send(peer, [amber])).code).toBe("no-clause");
    await agreed("amber");
    expect(await send(peer, [amber])).toMatchObject({ tlp: "amber", playbooks: 1, classes: ["playbook"] });
  });

  const handMade = (playbooks: readonly object[]) =>
    writeEnvelope(
      {
        id: "00000000-0000-4000-8000-000000000009",
        number: 9,
        madeAt: "2026-11-01T00:00:00.000Z",
        space: "live",
        from: { instance: "one.example", election },
        to: { keyId: two.own.key.keyId, election },
        contents: { unmarked: "clear", bundle: null, methods: [], playbooks: playbooks as never },
      },
      one.own,
    );
  const theirs = (more: object = {}) => ({ ...text, version: 2, tlp: "green", ...more });

  it("W1.10 negative: what comes above the policy, of a class that is not taken, or malformed leaves nothing", async () => {
    const fromOne = await two.trust(one);
    const before = await kept(two);
    const refused = async (playbooks: readonly object[], code: string) => {
      expect((await two.receive(handMade(playbooks))).json.code).toBe(code);
      expect(await kept(two)).toEqual(before);
    };
    // The envelope says that all in it is clear; what binds is what each playbook says.
    await refused([theirs(), theirs({ tlp: "amber" })], "marking-above-policy");
    await refused([theirs({ tlp: "amber+strict" })], "envelope-not-readable");
    await refused([theirs({ steps: [] })], "envelope-not-readable");
    await refused([theirs({ script: "<b>" })], "envelope-not-readable");
    await two.ask(coordinator, `federation/peers/${fromOne}/policy`, {
      ...policy,
      classes: ["indicator"],
      why: "agreed anew",
    });
    const answer = await two.receive(handMade([theirs()]));
    expect(answer.json).toMatchObject({ code: "class-not-in-policy", values: { kind: "playbook" } });
  });

  it("W1.10 W1.7 negative: amber from there stays with us: others do not see it, and a draft of it is not handed on", async () => {
    await two.trust(one, { tlpMax: "amber" });
    const got = await two.receive(handMade([theirs({ tlp: "amber" })]));
    for (const stranger of [outsider, otherCoordinator]) {
      expect(await two.db.raw(stranger, "select * from federation_playbooks")).toEqual([]);
      expect((await two.ask(stranger, `federation/received/${got.json.id}`)).status).not.toBe(200);
    }
    const draft = `federation/received/${got.json.id}/playbooks/0/adopt`;
    expect((await two.ask(coordinator, draft, draftBody)).status).toBe(403);
    expect((await two.ask(outsider, draft, draftBody)).json.code).toBe("envelope-not-found");
    expect((await two.ask(analyst, draft, { ...draftBody, reviewBy: "2020-01-01" })).json.code).toBe(
      "review-in-past",
    );
    const { id } = (await two.ask(analyst, draft, draftBody)).json;
    expect((await two.ask(analyst, `playbooks/${id}`)).json.tlp).toBe("amber");
    const share = { subjectId: id, toOrganisationId: at.firm, toPersonId: null, purpose: "respond" };
    expect((await two.ask(coordinator, "shares", share)).json).toMatchObject({
      code: "onward-not-allowed",
      values: { tlp: "amber" },
    });
  });
});
