import { roleLabel } from "../labels.ts";
import { Say, useSay } from "../language/say.tsx";
import type { DemonstrationAccount } from "../session-contract.ts";
import { account } from "./messages.ts";

/** Only in the demonstration: one made-up person for each role, and a press that fills in the form. */
export function DemonstrationAccounts(props: {
  readonly accounts: readonly DemonstrationAccount[];
  readonly onChoose: (account: DemonstrationAccount) => void;
}) {
  const say = useSay();
  return (
    <section className="cf-section">
      <h2>
        <Say m={account.demonstration} />
      </h2>
      <p>
        <Say m={account["demonstration-lead"]} />
      </p>
      <table className="cf-table cf-stack">
        <thead>
          <tr>
            {([account.role, account.person, account.organisation] as const).map((head) => (
              <th key={head.key} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.accounts.map((one) => (
            <tr key={one.email}>
              <td data-head={say(account.role)}>{say(roleLabel[one.role])}</td>
              <td data-head={say(account.person)}>
                <button type="button" className="cf-button" onClick={() => props.onChoose(one)}>
                  {say(account["fill-in"], { name: one.name })}
                </button>
              </td>
              <td data-head={say(account.organisation)}>{one.organisation}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
