import { useSearchParams } from "react-router";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { phaseLabel, roleLabel } from "../../../platform/ui/labels.ts";
import { Say, useFormats, useNow, useSay, type Speech } from "../../../platform/ui/language/say.tsx";
import { ui } from "../../../platform/ui/messages.ts";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { PageOf, Section } from "../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import { TableFilters } from "../../../platform/ui/parts/TableFilters.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../platform/ui/queries.ts";
import { useSession } from "../../../platform/ui/session.tsx";
import type { ReplyOf } from "../../../platform/contract/endpoint.ts";
import type { Phase, Role } from "../contract.ts";
import { messages } from "../messages.ts";
import { purposeMessage } from "../purpose-messages.ts";
import { readPermissions } from "../table-contract.ts";
import { screen } from "./screen-messages.ts";

type Table = ReplyOf<typeof readPermissions>;
type Line = Table["lines"][number];
type Told = Line & { readonly whyNot: string | null };

/** Who may do what, and what may I do? The table as the server has it, with my own answer beside each line. */
export function PermissionsPage() {
  const say = useSay();
  return (
    <PageOf title={say(screen.question)} lead={say(screen.lead)} query={useQueryOf(readPermissions, {})}>
      {(table) => (
        <>
          <Mine lines={table.lines} />
          <Lines lines={table.lines} />
          <Duties duties={table.separatedDuties} />
        </>
      )}
    </PageOf>
  );
}

function Mine({ lines }: { lines: Table["lines"] }) {
  const say = useSay();
  const formats = useFormats();
  const whyNot = useWhyNot();
  const { rolesIn } = useSession();
  const { electionId } = usePlace();
  const roles = rolesIn(electionId || null, useNow(60_000)).map((role) => say(roleLabel[role as Role]));
  const mine = lines.filter((line) => whyNot(line) === null).length;
  return (
    <p>
      {roles.length > 0
        ? `${say(ui.named, { name: say(screen.roles), value: formats.list(roles) })}. `
        : `${say(screen["no-roles"])} `}
      {say(screen.count, { total: lines.length, mine })}
    </p>
  );
}

function Lines({ lines }: { lines: Table["lines"] }) {
  const say = useSay();
  const whyNot = useWhyNot();
  const [search] = useSearchParams();
  const told = lines.map((line): Told => ({ ...line, whyNot: whyNot(line) }));
  return (
    <>
      <TableFilters
        filters={[{ name: "words", label: screen.words, kind: "text" }]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-mine"], search: { may: "yes" } },
          { label: screen["view-not"], search: { may: "no" } },
        ]}
      />
      <RowsTable
        name={say(messages.permissions)}
        columns={columns}
        rows={told.filter((line) => fits(line, search, say))}
        rowKey={(line) => line.action}
        empty={say(screen.nothing)}
      />
    </>
  );
}

function fits(line: Told, search: URLSearchParams, say: Speech["say"]): boolean {
  const may = search.get("may");
  const words = (search.get("words") ?? "").toLowerCase();
  const roles =
    line.roles === "anyone" ? "" : line.roles.map((role) => `${role} ${say(roleLabel[role])}`).join(" ");
  const purpose = purposeMessage(line.purpose);
  return (
    (may === null || (may === "yes") === (line.whyNot === null)) &&
    `${line.action} ${roles} ${purpose ? say(purpose) : line.purpose} ${line.basis}`
      .toLowerCase()
      .includes(words)
  );
}

const classes = [ui["class-0"], ui["class-1"], ui["class-2"], ui["class-3"]] as const;

const columns: readonly Column<Told>[] = [
  { key: "act", head: messages.act, cell: (line) => <code dir="ltr">{line.action}</code> },
  { key: "me", head: screen.me, cell: (line) => <MayI line={line} /> },
  { key: "who", head: messages.who, cell: (line) => <Roles roles={line.roles} /> },
  { key: "where", head: messages.where, cell: (line) => <Say m={messages[`scope-${line.scope}`]} /> },
  { key: "phases", head: messages.phases, cell: (line) => <Phases phases={line.phases} /> },
  {
    key: "class",
    head: ui.classification,
    cell: (line) => <Say m={classes[line.classificationMax]} />,
  },
  {
    key: "machines",
    head: messages.machines,
    cell: (line) => <Say m={line.machines ? ui.yes : ui.no} />,
  },
  { key: "purpose", head: messages.purpose, cell: (line) => <Purpose of={line.purpose} /> },
  { key: "basis", head: messages.basis, cell: (line) => line.basis },
];

function Purpose({ of }: { of: string }) {
  const words = purposeMessage(of);
  return words ? <Say m={words} /> : <span lang="en">{of}</span>;
}

function MayI({ line }: { line: Told }) {
  const say = useSay();
  return line.whyNot === null ? (
    <StateWord label={say(screen.yes)} tone="good" />
  ) : (
    say(screen.no, { reason: line.whyNot })
  );
}

function Roles({ roles }: { roles: Line["roles"] }) {
  const say = useSay();
  const formats = useFormats();
  if (roles === "anyone") return say(messages.anyone);
  const names = formats.list(roles.map((role) => say(roleLabel[role])));
  if (roles.length < 6) return names;
  return (
    <details>
      <summary>{formats.number(roles.length)}</summary>
      {names}
    </details>
  );
}

function Phases({ phases }: { phases: Line["phases"] }) {
  const say = useSay();
  const formats = useFormats();
  return phases === "any"
    ? say(screen["all-phases"])
    : formats.list(phases.map((phase: Phase) => say(phaseLabel[phase])));
}

function Duties({ duties }: { duties: Table["separatedDuties"] }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <Section title={say(screen["duties-title"])}>
      <p>{say(messages.separated)}</p>
      <ul>
        {duties.map((group) => (
          <li key={group.join(" ")}>{formats.list(group.map((role) => say(roleLabel[role])))}</li>
        ))}
      </ul>
    </Section>
  );
}
