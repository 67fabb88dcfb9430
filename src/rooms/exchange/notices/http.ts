import { mount, slice } from "../../../platform/http/mount.ts";
import * as endpoints from "./contract.ts";
import { messages } from "./messages.ts";
import * as publishing from "./publish-service.ts";
import { redact } from "./redact-service.ts";
import * as notices from "./service.ts";
import { tell } from "./tell-service.ts";

export const noticesHttp = slice("notices", messages, [
  mount(endpoints.listNotices, notices.list),
  mount(endpoints.checkNotice, notices.check),
  mount(endpoints.readNotice, notices.read),
  mount(endpoints.draftNotice, notices.draft),
  mount(endpoints.editNotice, notices.edit),
  mount(endpoints.discardNotice, notices.discard),
  mount(endpoints.submitNotice, notices.submit),
  mount(endpoints.approveNotice, notices.approve),
  mount(endpoints.tellNotice, tell),
  mount(endpoints.publishNotice, publishing.publish),
  mount(endpoints.correctNotice, publishing.correct),
  mount(endpoints.withdrawNotice, publishing.withdraw),
  mount(endpoints.redactNotice, redact),
  mount(endpoints.listPublished, publishing.published),
  mount(endpoints.readPublished, publishing.one),
]);
