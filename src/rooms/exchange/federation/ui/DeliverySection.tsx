import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { CheckboxField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import type { Peer } from "../contract.ts";
import { setDelivery, tryDelivery } from "../delivery-contract.ts";
import { deliveryErrors } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** Where the house delivers to a peer by itself, how the last attempt went, and when the next is. */
export function DeliverySection({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, peer: peer.id };
  const run = useCommand(tryDelivery, { invalidates: ["federation.list", "federation.sent"] });
  const { delivery } = peer;
  if (peer.state === "revoked" || peer.direction === "receive") return null;
  return (
    <Section title={say(screen.delivery)}>
      {delivery === null ? (
        <p className="cf-muted">
          <Say m={screen["by-hand"]} />
        </p>
      ) : (
        <Facts
          facts={[
            { name: say(screen.address), value: <code dir="ltr">{delivery.url}</code> },
            {
              name: say(screen["last-try"]),
              value: delivery.lastError === null ? null : <Say m={deliveryErrors[delivery.lastError]} />,
            },
            {
              name: say(screen["next-try"]),
              value: delivery.lastError === null ? null : <When atMs={delivery.nextAtMs} short />,
            },
          ]}
        />
      )}
      {run.problem && <ProblemNotice problem={run.problem} />}
      <Actions>
        {delivery !== null && peer.state === "trusted" && (
          <Action allow={tryDelivery} running={run.running} onAct={() => void run.run({ params })}>
            {say(screen["try-now"])}
          </Action>
        )}
        <ActForm
          key={delivery?.url ?? ""}
          endpoint={setDelivery}
          params={params}
          verb={say(screen["delivery-verb"])}
          initial={{
            url: delivery?.url ?? null,
            privateNetwork: delivery?.privateNetwork ?? false,
            token: null,
          }}
          invalidates={["federation.list"]}
        >
          <TextField name="url" label={say(screen.address)} hint={say(screen["address-hint"])} optional />
          <TextField name="token" label={say(screen.token)} hint={say(screen["token-hint"])} optional />
          <CheckboxField name="privateNetwork" label={say(screen["private-network"])} />
          <TextField name="why" label={say(screen.why)} />
        </ActForm>
      </Actions>
    </Section>
  );
}
