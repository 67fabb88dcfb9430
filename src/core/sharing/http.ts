import { mount, slice } from "../../platform/http/mount.ts";
import * as agreements from "./agreements-service.ts";
import {
  checkShare,
  listAgreements,
  listShares,
  makeShare,
  proposeAgreement,
  readMatrix,
  revokeShare,
  signAgreement,
  withdrawAgreement,
  writeSubstitute,
} from "./contract.ts";
import { messages } from "./messages.ts";
import * as shares from "./service.ts";

export const sharingHttp = slice("sharing", messages, [
  mount(listAgreements, agreements.list),
  mount(readMatrix, agreements.matrix),
  mount(proposeAgreement, agreements.propose),
  mount(signAgreement, agreements.sign),
  mount(withdrawAgreement, agreements.withdraw),
  mount(checkShare, shares.check),
  mount(makeShare, shares.make),
  mount(listShares, shares.list),
  mount(revokeShare, shares.revoke),
  mount(writeSubstitute, shares.substitute),
]);
