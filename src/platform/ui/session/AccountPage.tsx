import { roleLabel } from "../labels.ts";
import { Say, useFormats, useSay, useSpeech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { Facts } from "../parts/Facts.tsx";
import { Page, Section } from "../parts/Page.tsx";
import { useSession } from "../session.tsx";
import { LookChoice } from "../shell/MeMenu.tsx";
import { account } from "./messages.ts";
import { MyPasskeys } from "./MyPasskeys.tsx";
import { MySessions } from "./MySessions.tsx";
import { SecondStep } from "./SecondStep.tsx";

export function AccountPage() {
  const say = useSay();
  const { person } = useSession();
  return (
    <Page title={say(ui.account)} lead={say(account["account-lead"])}>
      <Facts
        facts={[
          { name: say(account.person), value: person?.name },
          { name: say(account.organisation), value: person?.organisation.name },
        ]}
      />
      <Section title={<Say m={account["my-roles"]} />}>
        <MyRoles />
      </Section>
      <Section title={<Say m={account.sessions} />}>
        <MySessions />
      </Section>
      <Section title={<Say m={account.passkeys} />}>
        <MyPasskeys />
      </Section>
      <Section title={<Say m={account.totp} />}>
        <SecondStep />
      </Section>
      <Section title={<Say m={ui.look} />}>
        <LookChoice />
      </Section>
    </Page>
  );
}

function MyRoles() {
  const say = useSay();
  const { read } = useSpeech();
  const formats = useFormats();
  const { roles, elections } = useSession();
  const nameOf = (id: string) => {
    const election = elections.find((one) => one.id === id);
    return election ? read(election.name) : id;
  };
  return (
    <ul>
      {roles.map(({ role, electionId, expiresAtMs }) => (
        <li key={`${role} ${electionId}`}>
          <strong>
            <Say m={roleLabel[role]} />
          </strong>
          , {electionId === null ? say(account.everywhere) : nameOf(electionId)}
          {expiresAtMs !== null && `, ${say(account.until, { when: formats.dateTime(expiresAtMs) })}`}
        </li>
      ))}
    </ul>
  );
}
