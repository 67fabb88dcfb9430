import { limits } from "../../../basics/bounded.ts";
import { mount, slice } from "../../../platform/http/mount.ts";
import { readText } from "../../../platform/http/text-upload.ts";
import * as acts from "./acts-service.ts";
import * as endpoints from "./contract.ts";
import * as decks from "./deck-service.ts";
import { messages } from "./messages.ts";
import * as equipment from "./service.ts";

export const equipmentHttp = slice("equipment", messages, [
  mount(endpoints.listEquipment, equipment.list),
  mount(endpoints.listEnrolled, equipment.enrolled),
  mount(endpoints.planQueue, equipment.queue),
  mount(endpoints.readEquipment, equipment.read),
  mount(endpoints.registerEquipment, equipment.register),
  mount(endpoints.changeEquipment, equipment.change),
  mount(endpoints.importEquipment, equipment.importFile, {
    prepare: (raw, { query }) =>
      readText(raw, {
        file: endpoints.importEquipment.query.parse(query).file,
        bytesMax: endpoints.importBytesMax,
      }),
  }),
  mount(endpoints.deployEquipment, acts.deploy),
  mount(endpoints.storeEquipment, acts.store),
  mount(endpoints.sealEquipment, acts.seal),
  mount(endpoints.checkSeal, acts.check),
  mount(endpoints.unsealEquipment, acts.unseal),
  mount(endpoints.giveEquipment, acts.give),
  mount(endpoints.takeEquipment, acts.take),
  mount(endpoints.testEquipment, decks.test),
  mount(endpoints.withdrawEquipment, acts.withdraw),
  mount(endpoints.decideEquipment, acts.decide),
  mount(endpoints.confirmDecision, acts.confirm),
  mount(endpoints.listDecks, decks.decks),
  mount(endpoints.addDeck, decks.add, {
    prepare: (raw, { query }) =>
      readText(raw, { file: endpoints.addDeck.query.parse(query).file, bytesMax: limits.bodyBytesMax }),
  }),
]);
