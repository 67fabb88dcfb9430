import { mount, slice } from "../../../platform/http/mount.ts";
import * as boards from "./boards-service.ts";
import { tickets } from "./card-draws.ts";
import * as committing from "./commit-service.ts";
import * as endpoints from "./contract.ts";
import * as counting from "./count-service.ts";
import { discrepancies } from "./discrepancy-service.ts";
import * as drawing from "./draw-service.ts";
import * as inputs from "./inputs-service.ts";
import * as measuring from "./measure-service.ts";
import { messages } from "./messages.ts";
import { report, table } from "./report-service.ts";
import { print, retrieve } from "./retrieval-service.ts";
import * as reading from "./reading-service.ts";
import * as planning from "./plan-service.ts";
import { poolMessages } from "./pool-messages.ts";
import { pools } from "./pools-service.ts";
import * as publishing from "./record-service.ts";
import * as seed from "./seed-service.ts";
import * as audits from "./service.ts";
import { stylesAhead } from "./style-draws.ts";
import { readRecordsUpload } from "./records-upload.ts";
import { readManifestUpload, readTotalsUpload } from "./upload.ts";

export const auditsHttp = slice("audits", { ...messages, ...poolMessages }, [
  mount(endpoints.listAudits, audits.list),
  mount(endpoints.readAudit, audits.read),
  mount(endpoints.setUpAudit, audits.setUp),
  mount(endpoints.reportContests, audits.report),
  mount(endpoints.declarePaperTrail, audits.declare),
  mount(endpoints.withdrawAudit, audits.withdraw),
  mount(endpoints.uploadManifest, inputs.manifest, {
    runsAlone: true,
    prepare: (raw, { query }) => readManifestUpload(raw, endpoints.uploadManifest.query.parse(query).file),
  }),
  mount(endpoints.uploadRecords, inputs.records, {
    runsAlone: true,
    prepare: async (raw, { params, query }, look) => {
      const { file, format } = endpoints.uploadRecords.query.parse(query);
      if (format === "batch-totals") return readTotalsUpload(raw, file);
      const { audit } = endpoints.uploadRecords.params.parse(params);
      const votesAllowed = await look((tx) => inputs.votesAllowedIn(tx, audit));
      return readRecordsUpload(raw, { file, format, votesAllowed });
    },
  }),
  mount(endpoints.uploadPools, pools, {
    runsAlone: true,
    prepare: (raw, { query }) => readTotalsUpload(raw, endpoints.uploadPools.query.parse(query).file),
  }),
  mount(endpoints.checkAudit, inputs.check),
  mount(endpoints.acknowledgeFindings, inputs.acknowledge),
  mount(endpoints.planSample, planning.plan),
  mount(endpoints.commitAudit, committing.commit, { runsAlone: true }),
  mount(endpoints.commitRolls, seed.commitTheRolls),
  mount(endpoints.revealRolls, seed.revealTheRolls),
  mount(endpoints.restartSeed, seed.restart),
  mount(endpoints.drawSample, drawing.draw, {
    runsAlone: true,
    ahead: async (input, look) => {
      const { draws } = endpoints.drawSample.body.parse(input.body);
      await tickets(look, auditIn(input), draws ?? 0);
      await stylesAhead(look, auditIn(input), draws ?? null);
    },
  }),
  mount(endpoints.retrieveCards, retrieve),
  mount(endpoints.printCards, print),
  mount(endpoints.printReport, report),
  mount(endpoints.tabulateReport, table),
  mount(endpoints.listBoards, boards.list),
  mount(endpoints.listReaders, boards.readers),
  mount(endpoints.makeBoard, boards.make),
  mount(endpoints.dealUnits, boards.dealAgain),
  mount(endpoints.signIn, boards.sit),
  mount(endpoints.signOut, boards.leave),
  mount(endpoints.listUnits, reading.units),
  mount(endpoints.enterReadings, reading.enter),
  mount(endpoints.resolveUnit, reading.resolve),
  mount(endpoints.readProgress, counting.progress),
  mount(endpoints.measureRound, measuring.measure, {
    runsAlone: true,
    ahead: async (input, look) => {
      await tickets(look, auditIn(input), 0);
      await stylesAhead(look, auditIn(input), null);
    },
  }),
  mount(endpoints.orderFullCount, measuring.fullCount, { runsAlone: true }),
  mount(endpoints.finishCount, counting.finish),
  mount(endpoints.listDiscrepancies, discrepancies),
  mount(endpoints.concludeAudit, publishing.conclude, { runsAlone: true }),
  mount(endpoints.readRecordFile, publishing.file),
  mount(endpoints.readRecordArchive, publishing.archive),
]);

function auditIn({ params }: { readonly params: unknown }): string {
  return endpoints.ofAudit.parse(params).audit;
}
