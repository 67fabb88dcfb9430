// Goal: a message goes out once it was posted and committed, never out of an exercise, and only those concerned read it.
// Method: a runner with the sender on a migrated database of both dialects, and a mail server that keeps what it gets.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor, systemActor, type Actor } from "../contract/actor.ts";
import { enqueue } from "../jobs/kind.ts";
import { jobRunner, type JobRunner } from "../jobs/runner.ts";
import type { Message } from "./message.ts";
import { post, sendMessage } from "./post.ts";
import { mailSender } from "./sender.ts";
import { signInMail } from "./sign-in-mail.ts";
import { smtpServer } from "./smtp-server-for-tests.ts";
import { smtpTransport } from "./transport.ts";

const timing = { pollMs: 500, heartbeatSeconds: 10, superviseSeconds: 1, retryDelaySeconds: 1 };
const soon = { timeout: 45_000, interval: 100 };
const contact: Actor = {
  ...systemActor("", "general-2026"),
  kind: "person",
  id: "per_contact0000",
  organisationId: "org_desk000000",
  roles: ["case-contact"],
  role: "case-contact",
};
const as = (role: string, more: Partial<Actor> = {}): Actor => ({ ...contact, roles: [role], role, ...more });
const exercise = { ...contact, space: "exercise" as const };
const notice: Message = {
  kind: "victims.tell",
  to: "ada@authority.example",
  subject: "Quelqu’un a tenté d’entrer",
  text: "Please change your password.\n.\nBcc: nobody\n",
  language: "en",
  organisationId: contact.organisationId,
  about: ["vic_1"],
  readers: ["case-contact"],
};

describe.each(dialectsForTests())("mail on %s", (dialect) => {
  let db: StorageForTests;
  let runner: JobRunner;
  let busy = 2;
  let server: Awaited<ReturnType<typeof smtpServer>>;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    server = await smtpServer((to) => {
      if (to.startsWith("unknown")) return `550 no such mailbox ${to}`;
      if (to.startsWith("busy") && busy-- > 0) return `451 later, ${to}`;
      return "250 OK";
    });
    runner = await runnerWith(server.url);
  });
  afterAll(async () => {
    await runner.stop();
    server.close();
    await db.close();
  });

  async function runnerWith(url: string | null): Promise<JobRunner> {
    const transport = url === null ? null : smtpTransport(url, "Counterfoil <no-reply@elections.example>");
    const made = jobRunner({ storage: db.storage, access: db.storage.schemaAccess("jobs"), timing });
    made.define(sendMessage, mailSender(db.storage, transport));
    await made.start();
    return made;
  }
  async function posted(message: Message, actor: Actor = contact): Promise<string> {
    const outcome = await db.storage.inTransaction(actor, (tx) => post(tx, message));
    if (!outcome.ok) throw new Error(outcome.refusal);
    return outcome.value;
  }
  const row = async (id: string) => (await db.asOwner("select * from outbox where id = $1", [id]))[0];
  const jobOf = async (id: string) =>
    (await db.asOwner("select * from job_requests where id = $1", [`send:${id}`]))[0];

  it("W1.17 sends a posted message as plain text, once, with an id of its own", async () => {
    const id = await posted(notice);
    await expect.poll(() => row(id), soon).toMatchObject({ state: "sent", attempts: 1 });
    const got = server.received.filter((mail) => mail.data.includes(id));
    expect(got).toHaveLength(1);
    expect(got[0]?.to).toBe(notice.to);
    const [head = "", ...body] = (got[0]?.data ?? "").split("\n\n");
    expect(head).toContain(`Message-ID: <${id}@elections.example>`);
    expect(head).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(head).toContain("Auto-Submitted: auto-generated");
    expect(head).not.toMatch(/^Bcc:/m);
    expect(body.join("\n\n")).toContain("Bcc: nobody");
    await expect.poll(() => jobOf(id), soon).toMatchObject({ state: "done" });
  });

  it("negative: a message of a command that was undone does not go out", async () => {
    const before = server.received.length;
    const undone = db.storage.inTransaction(contact, async (tx) => {
      await post(tx, notice);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await new Promise((passed) => setTimeout(passed, 1200));
    expect(server.received).toHaveLength(before);
  });

  it("W1.8 negative: nothing of an exercise is sent, not even where its state was forced", async () => {
    const before = server.received.length;
    const id = await posted(notice, exercise);
    expect(await row(id)).toMatchObject({ state: "held", space: "exercise" });
    expect(await jobOf(id)).toBeUndefined();
    const duty = systemActor("mail", "general-2026", "exercise");
    await expect(db.raw(duty, "update outbox set state = 'sent' where id = $1", [id])).rejects.toThrow();
    await expect(
      db.raw(
        exercise,
        `insert into outbox (id, kind, space, election_id, created_by, reading_roles, language, state, created_at_ms)
        values ('msg_x', 'x', 'exercise', 'general-2026', 'per_contact0000', '{}', 'en', 'queued', 0)`,
      ),
    ).rejects.toThrow();
    // The row is forced to be queued and a job for it is asked for in live space: still nothing goes out.
    await db.asOwner("update outbox set state = 'queued' where id = $1", [id]);
    const job = await db.storage.inTransaction(contact, (tx) => enqueue(tx, sendMessage, { messageId: id }));
    const state = async () => (await db.asOwner("select state from job_requests where id = $1", [job]))[0];
    await expect.poll(state, soon).toEqual({ state: "done" });
    expect(await row(id)).toMatchObject({ state: "held" });
    expect(server.received).toHaveLength(before);
  });

  it("negative: what the mail server refuses for good has failed, with a code and without the address", async () => {
    const id = await posted({ ...notice, to: "unknown@authority.example" });
    await expect.poll(() => row(id), soon).toMatchObject({ state: "failed", attempts: 1 });
    expect((await row(id))?.["last_error"]).toBe("The mail server refused the message (550)");
  });

  it("tries again where the server says later, and tells nobody's address to the operator", async () => {
    const id = await posted({ ...notice, to: "busy@authority.example" });
    await expect.poll(() => row(id), soon).toMatchObject({ state: "queued", attempts: 1 });
    expect(JSON.stringify([await row(id), await jobOf(id)])).not.toContain("busy@");
    await expect.poll(() => row(id), soon).toMatchObject({ state: "sent", attempts: 3, last_error: null });
  });

  it("erases the text of a message with a secret when it was sent", async () => {
    const url = "https://elections.example/new-password#very-secret";
    await signInMail(db.storage).sendResetLink({
      personId: "per_ada",
      email: "ada@authority.example",
      name: "A",
      url,
    });
    await expect.poll(() => server.received.at(-1)?.data, soon).toContain("very-secret");
    const kept = () =>
      db.asOwner(`select o.state, c.body from outbox o join outbox_contents c on c.message_id = o.id
      where o.kind = 'sign-in.reset'`);
    await expect.poll(kept, soon).toEqual([{ state: "sent", body: "" }]);
  });

  it("negative: only the named roles of the sending organisation read it; operators see that it exists", async () => {
    const id = await posted(notice);
    const sees = (actor: Actor, table: string) =>
      db.raw(actor, `select * from ${table} where ${table === "outbox" ? "id" : "message_id"} = $1`, [id]);
    expect(await sees(contact, "outbox")).toHaveLength(1);
    expect(await sees(contact, "outbox_contents")).toHaveLength(1);
    expect(await sees(as("operator"), "outbox")).toHaveLength(1);
    expect(await sees(as("operator"), "outbox_contents")).toEqual([]);
    const strangers = [
      as("communications"),
      as("case-contact", { organisationId: "org_police0000" }),
      as("case-contact", { electionId: "other-2026" }),
      exercise,
      publicActor("general-2026"),
      systemActor("notify", "general-2026"),
    ];
    for (const stranger of strangers) {
      expect(await sees(stranger, "outbox")).toEqual([]);
      expect(await sees(stranger, "outbox_contents")).toEqual([]);
    }
    const forged = db.storage.inTransaction(contact, (tx) =>
      post(tx, { ...notice, organisationId: "org_police0000" }),
    );
    await expect(forged).rejects.toThrow();
  });

  it("holds everything where there is no mail server", async () => {
    await runner.stop();
    const before = server.received.length;
    runner = await runnerWith(null);
    const id = await posted(notice);
    await expect.poll(() => row(id), soon).toMatchObject({ state: "held", attempts: 0 });
    expect(server.received).toHaveLength(before);
  });
});
