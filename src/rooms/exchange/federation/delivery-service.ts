import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { enqueue } from "../../../platform/jobs/kind.ts";
import { decideAddress } from "../../../platform/outside/address-rules.ts";
import { deliverTo, sealedName } from "./delivery-jobs.ts";
import { checkTrust } from "./envelope-rules.ts";
import type { setDelivery, tryDelivery } from "./delivery-contract.ts";
import { hold, record, told } from "./service.ts";
import * as stored from "./store.ts";

export function deliveryServices(seal: ReplySeal) {
  const set: Serves<typeof setDelivery> = async (cx, { params, body }) => {
    const held = await hold(cx, params.peer);
    if (!held.ok) return held;
    const { url, privateNetwork, token, why } = body;
    const fresh = { delivery_failures: 0, delivery_error: null, delivery_next_at_ms: cx.nowMs };
    if (url === null) {
      const none = { delivery_url: null, delivery_sealed: null, delivery_private: false };
      await stored.changePeer(cx.tx, params.peer, { ...fresh, ...none });
      record(cx, "federation.deliver", params.peer, why, { url });
      return ok(await told(cx, params.peer));
    }
    const address = decideAddress(new URL(url), privateNetwork);
    if (!address.ok) return address;
    // A token is shown to no other host than the one that it was entered for.
    const isSameHost = held.value.delivery !== null && sameHost(held.value.delivery.url, address.value);
    if (token === null && !isSameHost) return refuse("token-needed");
    await stored.changePeer(cx.tx, params.peer, {
      ...fresh,
      delivery_url: address.value,
      delivery_private: privateNetwork,
      ...(token !== null && { delivery_sealed: seal.seal(sealedName(params.peer), token) }),
    });
    record(cx, "federation.deliver", params.peer, why, { url: address.value });
    return ok(await told(cx, params.peer));
  };

  return { set, tryNow };
}

const tryNow: Serves<typeof tryDelivery> = async (cx, { params }) => {
  const held = await hold(cx, params.peer);
  if (!held.ok) return held;
  const trusted = checkTrust(held.value);
  if (!trusted.ok) return trusted;
  if (held.value.delivery === null) return refuse("no-address");
  await enqueue(cx.tx, deliverTo, { peer: params.peer }, { dice: cx.dice });
  record(cx, "federation.deliver", params.peer, "asked for now", {});
  return ok(await told(cx, params.peer));
};

function sameHost(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
