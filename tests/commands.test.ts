// Goal: what an administrator needs can be done at the command line, through a running server, as the person that one is; help is
// in both languages. Method: the commands of the program itself against the whole house in memory with its demonstration.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../src/main/commands.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { runCommand } from "../src/platform/cli/run-command.ts";
import { folderForTests, serverForTests, type ServerForTests } from "./server-for-tests.ts";

let server: ServerForTests;
const folder = folderForTests();
beforeAll(async () => {
  server = await serverForTests();
}, 300_000);
afterAll(async () => {
  await server.close();
  folder.remove();
});

async function run(
  words: string,
  options: { email?: string; password?: string; language?: "en" | "fr" } = {},
) {
  const lines: string[] = [];
  const problems: string[] = [];
  const environment = {
    COUNTERFOIL_SERVER: `http://127.0.0.1:${server.port}`,
    // The house in memory does not know its port before it listens; sign-in asks for the public address.
    COUNTERFOIL_ORIGIN: "http://localhost:0",
    COUNTERFOIL_EMAIL: options.email ?? "operator@demo.example",
    COUNTERFOIL_PASSWORD: options.password ?? demonstrationPassword,
  };
  const code = await runCommand(commands, typed(words), {
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
    environment,
    language: options.language ?? "en",
  });
  return { code, lines, problems: problems.join("\n") };
}

/** Words as a shell would part them: what stands between quotes is one. */
function typed(words: string): string[] {
  return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

describe("the command line of an administrator", () => {
  test("G12: an election is shown, copied under another name, and changed with a reason", async () => {
    const shown = await run("elections show ca-demo");
    const file = join(folder.path, "election.json");
    const election = JSON.parse(shown.lines.join("\n")) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...election, id: "second" }));
    expect(await run(`elections create ${file}`)).toMatchObject({ code: 0, problems: "" });
    writeFileSync(file, JSON.stringify({ ...election, id: "second", languages: ["fr", "en"] }));
    expect(await run(`elections change second ${file} --why "French first"`)).toMatchObject({ code: 0 });
    const listed = await run("elections list");
    expect(listed.lines.find((line) => line.startsWith("second\t"))).toMatch(/\tfr,en$/);
  });

  test("G12 negative: a file that is no election is refused with the field, before anything is sent", async () => {
    const file = join(folder.path, "wrong.json");
    writeFileSync(file, JSON.stringify({ id: "third", pollingDay: "soon" }));
    const refused = await run(`elections create ${file}`);
    expect(refused).toMatchObject({ code: 1, lines: [] });
    expect(refused.problems).toContain("pollingDay");
    expect((await run("elections list")).lines.join()).not.toContain("third");
  });

  test("G1: an organisation is registered, takes part, and leaves", async () => {
    const made = await run('organisations register --name "Night Watch" --sector civil-society --country CA');
    const [id = ""] = made.lines[0]?.split("\t") ?? [];
    expect(id).toMatch(/^org_/);
    const added = await run(`community add ca-demo ${id} --why "asked to join"`);
    expect(added).toMatchObject({ code: 0, problems: "" });
    expect(await run(`community remove ca-demo ${id} --why "left"`)).toMatchObject({ code: 0 });
    expect((await run("community show qamar-demo")).code).toBe(0);
  });

  test("W5.2: a person is invited and given a role until a day, which ends when it is ended", async () => {
    const invited = await run(
      'people invite --name "Nadia Roy" --email nadia@demo.example --organisation org_taskforce000',
    );
    const [person = ""] = invited.lines[0]?.split("\t") ?? [];
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const granted = await run(
      `people grant ${person} analyst --election ca-demo --until ${until} --why "for the campaign"`,
    );
    expect(granted).toMatchObject({ code: 0, problems: "" });
    const [grant = ""] = granted.lines[0]?.split("\t") ?? [];
    expect((await run("people list")).lines.join("\n")).toContain(`${grant}:analyst@ca-demo`);
    expect(await run(`people revoke ${person} ${grant} --why "has left"`)).toMatchObject({ code: 0 });
    expect((await run("people list")).lines.join("\n")).not.toContain(grant);
  });

  test("W5.2 negative: who may not, may not here either; the server's own words say why, and no password is no entry", async () => {
    const refused = await run("people list", { email: "analyst@demo.example", language: "fr" });
    expect(refused).toMatchObject({ code: 1, lines: [] });
    expect(refused.problems).not.toBe("");
    const wrong = await run("people list", { password: "not the password" });
    expect(wrong).toMatchObject({ code: 1, lines: [] });
    expect(wrong.problems).toContain("Nothing was done");
    const nobody = await runCommand(commands, ["people", "list"], {
      line: () => {},
      problem: () => {},
      environment: {},
      language: "en",
    });
    expect(nobody).toBe(1);
  });

  test("W1.13b: a machine's token is issued, its secret printed once, and ended", async () => {
    const email = "analyst@demo.example";
    const issued = await run('tokens issue ca-demo --name "Mail gateway" --actions reports.submit --days 7', {
      email,
    });
    expect(issued).toMatchObject({ code: 0, problems: "" });
    const [id = "", , , , secret = ""] = issued.lines[0]?.split("\t") ?? [];
    expect(secret.length).toBeGreaterThan(30);
    expect((await run("tokens list ca-demo", { email })).lines.join()).not.toContain(secret);
    const ended = await run(`tokens revoke ca-demo ${id} --why "no longer there"`, { email });
    expect(ended.lines[0]).toContain("revoked");
  });

  test("a server that is not there is said to be so", async () => {
    const problems: string[] = [];
    const code = await runCommand(commands, ["elections", "list"], {
      line: () => {},
      problem: (text) => problems.push(text),
      environment: {
        COUNTERFOIL_SERVER: "http://127.0.0.1:9",
        COUNTERFOIL_EMAIL: "a@b.example",
        COUNTERFOIL_PASSWORD: "x",
      },
      language: "fr",
    });
    expect(code).toBe(2);
    expect(problems.join()).toContain("ne répond pas");
  });

  test("help names every command and every flag in both languages", async () => {
    for (const language of ["en", "fr"] as const) {
      const help = (await run("help", { language })).lines.join("\n");
      for (const { name, say } of commands) {
        expect(help).toContain(name);
        expect(help).toContain(say[language]);
      }
    }
    expect((await run("people grant --help", { language: "fr" })).lines.join("\n")).toContain(
      "sur toute l’instance",
    );
  });
});
