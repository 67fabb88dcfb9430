import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { DateTimeField, SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { roleLabel } from "../../../platform/ui/labels.ts";
import { Say, useFormats, useNow, useSay, useSpeech } from "../../../platform/ui/language/say.tsx";
import { useSession } from "../../../platform/ui/session.tsx";
import { GrantedRole, grantRole, revokeRole, type Grant, type Person } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** The roles of a person: where they hold, until when, why. Those that ended stay in the list. */
export function Grants({ person }: { person: Pick<Person, "id" | "grants"> }) {
  const say = useSay();
  if (person.grants.length === 0) return <span className="cf-muted">{say(screen["no-roles"])}</span>;
  return (
    <ul className="cf-cell-list">
      {person.grants.map((grant) => (
        <li key={grant.id}>
          <GrantLine grant={grant} />
          <End person={person.id} grant={grant} />
        </li>
      ))}
    </ul>
  );
}

function GrantLine({ grant }: { grant: Grant }) {
  const say = useSay();
  const formats = useFormats();
  const nowMs = useNow(60_000);
  const place = usePlaceNames();
  const ended = grant.revokedAtMs ?? (grant.expiresAtMs <= nowMs ? grant.expiresAtMs : null);
  const word =
    ended === null ? screen["valid-until"] : screen[grant.revokedAtMs === null ? "expired-at" : "ended-at"];
  return (
    <p className={ended === null ? undefined : "cf-muted"}>
      <strong>
        <Say m={roleLabel[grant.role]} />
      </strong>
      , {place(grant.electionId)}, {say(word)} {formats.day(ended ?? grant.expiresAtMs)}
      <br />
      <span className="cf-muted">{grant.reason}</span>
    </p>
  );
}

function End({ person, grant }: { person: Person["id"]; grant: Grant }) {
  const say = useSay();
  const nowMs = useNow(60_000);
  // Who may end no role is told so once, at the head of the page, and not in every row.
  const mayEnd = useWhyNot()(revokeRole) === null;
  if (!mayEnd || grant.revokedAtMs !== null || grant.expiresAtMs <= nowMs) return null;
  return (
    <ActForm
      endpoint={revokeRole}
      params={{ person, grant: grant.id }}
      verb={say(screen.revoke)}
      consequence={say(screen["revoke-consequence"])}
      invalidates={["sessions."]}
      danger
    >
      <TextField name="why" label={say(screen.reason)} />
    </ActForm>
  );
}

/** Grants a role: which, where, until when, why. */
export function GrantForm({ person }: { person: Pick<Person, "id" | "endedAtMs"> }) {
  const say = useSay();
  const { elections, person: me } = useSession();
  const { read } = useSpeech();
  const roles = GrantedRole.options.map((role) => ({ value: role, label: say(roleLabel[role]) }));
  const mine = me?.id === person.id ? say(messages["grant-to-oneself"]) : null;
  const mayGrant = useWhyNot()(grantRole) === null;
  if (!mayGrant) return null;
  return (
    <ActForm
      endpoint={grantRole}
      params={{ person: person.id }}
      verb={say(screen.grant)}
      initial={{ electionId: null }}
      blocked={mine}
      schema={Typed}
    >
      <SelectField name="role" label={say(screen.role)} choices={roles} />
      <SelectField
        name="electionId"
        label={say(screen.scope)}
        hint={say(screen["scope-hint"])}
        choices={elections.map(({ id, name }) => ({ value: id, label: read(name) }))}
        optional
      />
      <DateTimeField name="expiresAtMs" label={say(screen.until)} hint={say(screen["until-hint"])} />
      <TextField name="reason" label={say(screen.reason)} />
    </ActForm>
  );
}

/** No election chosen means the whole instance. */
const Typed = grantRole.body.extend({ electionId: grantRole.body.shape.electionId.default(null) });

function usePlaceNames(): (electionId: string | null) => string {
  const say = useSay();
  const { read } = useSpeech();
  const { elections } = useSession();
  return (electionId) => {
    if (electionId === null) return say(screen.everywhere);
    const found = elections.find(({ id }) => id === electionId);
    return found ? read(found.name) : electionId;
  };
}
