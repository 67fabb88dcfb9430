import { mount, slice } from "../../../platform/http/mount.ts";
import * as closing from "./close-service.ts";
import * as endpoints from "./contract.ts";
import * as desk from "./desk-service.ts";
import type { Books } from "./hub/books.ts";
import { hubMessages } from "./hub-messages.ts";
import * as live from "./live-service.ts";
import { messages } from "./messages.ts";
import * as packages from "./service.ts";
import { readListUpload } from "./upload.ts";

/** What reads the ledger and then writes runs alone: it sees what is committed and nothing else. */
const alone = { runsAlone: true } as const;

export function pollbooksHttp(books: Books) {
  return slice("pollbooks", { ...messages, ...hubMessages }, [
    mount(endpoints.listPackages, packages.list(books)),
    mount(endpoints.readPackage, packages.read(books)),
    mount(endpoints.draftPackage, packages.draft(books)),
    mount(endpoints.uploadList, packages.listVoters(books), { ...alone, prepare: readListUpload }),
    mount(endpoints.downloadPackage, packages.download),
    mount(endpoints.openPackage, packages.open(books), alone),
    mount(endpoints.withdrawPackage, packages.withdraw(books), alone),
    mount(endpoints.issueDeviceCode, packages.code(books)),
    mount(endpoints.readLive, live.live(books)),
    mount(endpoints.retireDevice, live.retire(books), alone),
    mount(endpoints.receivePostal, live.postal(books), alone),
    mount(endpoints.listDisputes, desk.list(books)),
    mount(endpoints.decideDispute, desk.decide(books), alone),
    mount(endpoints.listAnomalies, live.anomalies(books)),
    mount(endpoints.readReconciliation, closing.reconciliation(books)),
    mount(endpoints.explainDifference, closing.explain(books), alone),
    mount(endpoints.closePollbooks, closing.close(books), alone),
    mount(endpoints.reopenPollbooks, closing.reopen(books), alone),
    mount(endpoints.certifyPollbooks, closing.certify(books), alone),
    mount(endpoints.readSummary, closing.summary(books)),
    mount(endpoints.exportHistory, closing.history(books), alone),
    mount(endpoints.readTurnout, live.turnout),
  ]);
}
