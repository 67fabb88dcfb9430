// Goal: exactly the declared cells of the permission table succeed, and its document and endpoint say the same (W5.2).
// Method: every act with every role, kind, scope and phase one by one; then random grants through the server's own check, against
// an oracle that reads the table in another way.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { denial, type Permission } from "../../platform/contract/permission.ts";
import { actorFor, type Asker } from "../../platform/http/asker.ts";
import { memberRoles } from "./audiences-contract.ts";
import { may, phases, roles, separatedDuties, type Action } from "./contract.ts";
import { purposeMessage } from "./purpose-messages.ts";
import { document } from "./rules.ts";
import { read } from "./service.ts";
import { readPermissions } from "./table-contract.ts";

const actions = Object.keys(may) as Action[];
const kinds = ["person", "machine", "public"] as const;

/** The table read as a list of cells that are declared, apart from the code under test. */
function declared(
  line: Permission,
  kind: string,
  held: readonly string[],
  inElection: boolean,
  phase: string | null,
) {
  const who =
    line.roles === "anyone" || (kind !== "public" && held.some((role) => line.roles.includes(role)));
  const machine = kind !== "machine" || line.machines;
  const where = line.scope === "instance" || inElection;
  const when = line.phases === "any" || (phase !== null && line.phases.includes(phase));
  return who && machine && where && when;
}

const grant = fc.record({
  role: fc.constantFrom(...roles),
  electionId: fc.constantFrom(null, "one", "two"),
});

describe("the permission table", () => {
  it("W5.2 negative: over role x act x scope x kind x phase no cell succeeds that is not declared", () => {
    let cells = 0;
    for (const action of actions)
      for (const role of roles)
        for (const kind of kinds)
          for (const electionId of ["one", null])
            for (const phase of [...phases, null]) {
              cells += 1;
              const succeeds = denial(may[action], { kind, roles: [role], electionId }, phase) === null;
              const expected = declared(may[action], kind, [role], electionId !== null, phase);
              if (succeeds !== expected)
                expect.fail(`${action} as ${role} (${kind}) in ${electionId} at ${phase}`);
            }
    expect(cells).toBe(actions.length * roles.length * kinds.length * 2 * (phases.length + 1));
  });

  it("W5.2 negative: a grant in one election opens nothing in another, whatever else one holds", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actions),
        fc.array(grant, { maxLength: 4 }),
        fc.constantFrom(...kinds),
        fc.constantFrom("one", "two", null),
        fc.constantFrom(...phases),
        fc.boolean(),
        (action, grants, kind, electionId, phase, scoped) => {
          const asker: Asker = {
            kind,
            id: "per_1",
            organisationId: kind === "public" ? null : "org_1",
            clearance: 0,
            grants: kind === "public" ? [] : grants,
            ...(kind === "machine" && { scopes: scoped ? [action] : [] }),
            viaCookie: false,
          };
          const here = asker.grants
            // On the whole instance any grant counts; in an election only those of the instance and of that election.
            .filter(
              (each) => electionId === null || each.electionId === null || each.electionId === electionId,
            )
            .map((each) => each.role);
          const expected =
            declared(may[action], kind, here, electionId !== null, phase) && (kind !== "machine" || scoped);
          const place = { electionId, phase, space: "live" as const };
          if (!expected) {
            expect(() => actorFor(asker, may[action], place)).toThrow();
            return;
          }
          const actor = actorFor(asker, may[action], place);
          expect(actor.electionId).toBe(electionId);
          expect(actor.roles).toEqual(kind === "public" ? ["public"] : here);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("W5.2: every line says for which purpose and on which basis, and names its act", () => {
    for (const action of actions) {
      expect(may[action].action).toBe(action);
      expect(action).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(may[action].purpose, action).not.toBe("");
      expect(may[action].basis, action).not.toBe("");
    }
  });

  it("W5.2: every purpose is said in English and French", () => {
    const unsaid = Object.values(may)
      .map(({ purpose }) => purpose)
      .filter((purpose) => purposeMessage(purpose) === undefined);
    expect(unsaid).toEqual([]);
  });

  it("W5.2: assessing, deciding and publishing are never open to the same separated duty", () => {
    const duties: readonly Action[][] = [
      ["incidents.assess"],
      ["cases.vote", "cases.decide"],
      ["notices.publish"],
    ];
    for (const duty of separatedDuties)
      expect(
        duties.filter((acts) => acts.some((act) => duty.some((role) => may[act].roles.includes(role))))
          .length,
      ).toBeLessThanOrEqual(1);
  });

  it("section 3 negative: the operator reads no content, and the sponsor neither votes nor decides", () => {
    const content = actions.filter((action) =>
      /^(reports|incidents|campaigns|victims|cases|bundles|shares)\./.test(action),
    );
    for (const action of content) {
      if (may[action].roles === "anyone") continue;
      expect(may[action].roles, action).not.toContain("operator");
    }
    for (const action of ["cases.vote", "cases.decide"] as const)
      expect(may[action].roles).not.toContain("sponsor");
  });

  it("G2 negative: no act takes down, orders or blocks anything", () => {
    for (const action of actions)
      expect(action).not.toMatch(/take-?down|remove|delete|block|order|censor|suspend/);
  });

  it("W5.2: the endpoint answers the whole table as it is declared", async () => {
    const served = await read(undefined as never, { params: {}, query: {}, body: undefined });
    if (!served.ok) throw new Error("refused");
    const reply = readPermissions.reply.parse(served.value);
    expect(reply.lines.map((line) => line.action)).toEqual(actions);
    for (const line of reply.lines) expect(line).toEqual(may[line.action as Action]);
    expect(reply.separatedDuties).toEqual(separatedDuties);
  });

  it("W5.2: docs/permissions.md says what the table says", async () => {
    for (const name of [...actions.map((action) => `\`${action}\``), ...roles, ...memberRoles])
      expect(document()).toContain(name);
    await expect(document()).toMatchFileSnapshot("../../../docs/permissions.md");
  });
});
