import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { Peer, PeerId } from "./nouns-contract.ts";

const ofPeer = z.object({ election: ElectionId, peer: PeerId });
const noPeer = { "peer-not-found": 404, "peer-revoked": 409 } as const;

export const setDelivery = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/delivery",
  allow: may["federation.deliver"],
  summary: "Say where a peer takes our envelopes, with which token of its, or that they go by hand again",
  params: ofPeer,
  body: z.object({
    /** The peer's public address, such as https://votes.example; null: by hand. */
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    privateNetwork: z.boolean().default(false),
    /** A token that the peer issued for `federation.receive`; left out, the one that is kept stays. */
    token: z.string().trim().min(1).max(2000).nullable().default(null),
    why: z.string().trim().min(3).max(limits.lineCharactersMax),
  }),
  reply: Peer,
  refusals: {
    ...noPeer,
    "address-not-https": 422,
    "address-private": 422,
    "address-with-password": 422,
    "token-needed": 422,
  },
});

export const tryDelivery = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/delivery/try",
  allow: may["federation.deliver"],
  summary: "Deliver now what waits for a peer, without waiting for the next try",
  params: ofPeer,
  reply: Peer,
  refusals: { ...noPeer, "peer-unconfirmed": 409, "no-address": 409 },
});
