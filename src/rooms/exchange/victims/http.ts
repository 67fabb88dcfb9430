import { mount, slice } from "../../../platform/http/mount.ts";
import * as endpoints from "./endpoints-contract.ts";
import { messages } from "./messages.ts";
import * as victims from "./service.ts";
import { tellingAll, waitingBy } from "./tell-all-service.ts";
import { telling } from "./tell-service.ts";

/** `publicOrigin` is where the letters lead: `https://votes.example`. */
export const victimsHttp = (publicOrigin: string) =>
  slice("victims", messages, [
    mount(endpoints.registerVictims, victims.register),
    mount(endpoints.listVictims, victims.list),
    mount(endpoints.measureVictims, victims.measure),
    mount(endpoints.countVictims, victims.count),
    mount(endpoints.listWaiting, waitingBy),
    mount(endpoints.tellAll, tellingAll(publicOrigin)),
    mount(endpoints.readVictim, victims.read),
    mount(endpoints.changeVictim, victims.change),
    mount(endpoints.tellVictim, telling(publicOrigin)),
    mount(endpoints.recordAttempt, victims.attempt),
    mount(endpoints.acknowledgeVictim, victims.acknowledge),
    mount(endpoints.decideConsent, victims.consent),
  ]);
