// Goal: those concerned see what was sent to whom; operators see that something was sent (W1.17).
// Method: the service on a migrated database of both dialects, with messages posted by different organisations.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { systemActor, type Actor } from "../../platform/contract/actor.ts";
import type { Message } from "../../platform/mail/message.ts";
import { post } from "../../platform/mail/post.ts";
import { actorOf, asking, election, setScene } from "../people/for-tests.ts";
import * as outbox from "./service.ts";

const contact = actorOf("desk", "case-contact");
const operator = actorOf("desk", "operator");

describe.each(dialectsForTests())("the outbox on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  async function posted(actor: Actor, more: Partial<Message> = {}): Promise<string> {
    const message = {
      kind: "victims.tell",
      to: "ada@campaign.example",
      subject: "Someone tried to get in",
      text: "Change your password.",
      language: "en",
      organisationId: actor.organisationId,
      about: ["vic_ada"],
      ...more,
    };
    const outcome = await db.storage.inTransaction(actor, (tx) => post(tx, message));
    if (!outcome.ok) throw new Error(outcome.refusal);
    db.clock.advance(1);
    return outcome.value;
  }
  const listed = async (
    actor: Actor,
    query: { limit: number; cursor?: string; about?: string } = { limit: 50 },
  ) => {
    const input = { params: { election }, query, body: undefined };
    const page = await asking(db, actor, (cx) => outbox.list(cx, input), { readOnly: true });
    if (!page.ok) throw new Error("refused");
    return page.value;
  };

  it("W1.17 shows the sending organisation what was sent, to whom and about what", async () => {
    const id = await posted(contact);
    expect((await listed(contact)).rows).toMatchObject([
      {
        id,
        state: "queued",
        contents: {
          about: ["vic_ada"],
          to: "ada@campaign.example",
          subject: "Someone tried to get in",
          text: "Change your password.",
        },
      },
    ]);
  });

  it("W5.2 negative: operators see that a message exists, and nothing of what it says or about whom", async () => {
    const id = await posted(contact);
    const seen = await listed(operator);
    expect(seen.rows).toMatchObject([{ id, kind: "victims.tell", contents: null }]);
    expect(JSON.stringify(seen)).not.toMatch(/ada|password|vic_/);
    expect(await listed(operator, { limit: 9, about: "vic_ada" })).toMatchObject({ rows: [], total: 0 });
  });

  it("negative: another organisation, role, space or election sees and counts nothing", async () => {
    await posted(contact, { readers: ["case-contact"] });
    const strangers = [
      actorOf("police", "case-contact"),
      actorOf("desk", "communications"),
      actorOf("desk", "analyst"),
      { ...contact, space: "exercise" as const },
      { ...contact, electionId: "other-2026" },
    ];
    for (const stranger of strangers)
      expect(await listed(stranger)).toEqual({ rows: [], next: null, total: 0 });
  });

  it("W1.8 a message of an exercise is held, and seen in the exercise only", async () => {
    const inExercise = { ...contact, space: "exercise" as const };
    await posted(inExercise);
    expect((await listed(inExercise)).rows).toMatchObject([{ state: "held" }]);
    expect((await listed(contact)).rows).toEqual([]);
  });

  it("operators see the instance's own messages, whose text nobody reads", async () => {
    await db.storage.inTransaction(systemActor("mail"), (tx) =>
      post(tx, {
        kind: "sign-in.reset",
        to: "a@b.example",
        subject: "s",
        text: "t",
        language: "en",
        organisationId: null,
        readers: [],
      }),
    );
    expect((await listed(operator)).rows).toMatchObject([{ kind: "sign-in.reset", contents: null }]);
    expect((await listed(contact)).rows).toEqual([]);
  });

  it("pages newest first, and finds what was sent about one object", async () => {
    const ids = [await posted(contact), await posted(contact, { about: ["vic_bo"] }), await posted(contact)];
    const first = await listed(contact, { limit: 2 });
    expect(first).toMatchObject({ total: 3, rows: [{ id: ids[2] }, { id: ids[1] }] });
    const second = await listed(contact, { limit: 2, cursor: first.next ?? "" });
    expect(second.rows.map((row) => row.id)).toEqual([ids[0]]);
    expect(await listed(contact, { limit: 9, about: "vic_bo" })).toMatchObject({
      total: 1,
      rows: [{ id: ids[1] }],
    });
  });
});
