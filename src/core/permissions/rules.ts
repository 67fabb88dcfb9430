import { memberRoles } from "./audiences-contract.ts";
import { may, roles, separatedDuties, type Action } from "./contract.ts";

const actions = Object.keys(may) as Action[];

/** The permission table as Markdown: `docs/permissions.md` is this text, and a test compares the two. */
export function document(): string {
  return [
    "# Permissions",
    "",
    "Generated from `src/core/permissions/contract.ts`; do not edit. Deny by default: what is not here, nobody may do. A line says",
    "who may do what, where, in which phases of the election, up to which classification, whether a machine's token may do it, and",
    "for which purpose. Which rows one may see is decided besides, in the database, from organisation, marking and clearance.",
    "",
    "## Separated duties",
    "",
    "Nobody holds roles of two of these groups in one election:",
    "",
    ...separatedDuties.map((duty) => `- ${duty.join(", ")}`),
    "",
    ...groups().flatMap(([group, members]) => [`## ${group}`, "", ...actsTable(members), ""]),
    "## Roles",
    "",
    `Members of the exchange: ${memberRoles.join(", ")}.`,
    "",
    ...rolesTable(),
    "",
  ].join("\n");
}

function groups(): [string, Action[]][] {
  const found = new Map<string, Action[]>();
  for (const action of actions) {
    const group = action.split(".")[0] ?? action;
    found.set(group, [...(found.get(group) ?? []), action]);
  }
  return [...found];
}

const classifications = ["unclassified", "protected", "secret", "top secret"] as const;

function actsTable(members: readonly Action[]): string[] {
  return aligned([
    ["Act", "Who", "Where", "Phases", "Up to", "Machines", "Purpose", "Basis"],
    ...members.map((action) => {
      const { roles: who, scope, phases: open, classificationMax, machines, purpose, basis } = may[action];
      return [
        `\`${action}\``,
        who === "anyone" ? "anyone" : who.join(", "),
        scope,
        open === "any" ? "any" : open.join(", "),
        classifications[classificationMax],
        machines ? "yes" : "no",
        purpose,
        basis,
      ];
    }),
  ]);
}

function rolesTable(): string[] {
  return aligned([
    ["Role", "Acts"],
    ...roles.map((role) => {
      const acts = actions.filter(
        (action) => may[action].roles !== "anyone" && may[action].roles.includes(role),
      );
      return [role, acts.length === 0 ? "what anyone may" : acts.map((action) => `\`${action}\``).join(", ")];
    }),
  ]);
}

/** As the house's formatter lays tables out, so that the generated file passes it unchanged. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
}
