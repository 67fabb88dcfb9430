import { mount, slice } from "../../../platform/http/mount.ts";
import * as commenting from "./comments-service.ts";
import * as endpoints from "./contract.ts";
import { messages } from "./messages.ts";
import * as standards from "./service.ts";

export const standardsHttp = slice("standards", messages, [
  mount(endpoints.listStandards, standards.list),
  mount(endpoints.readStandard, standards.read),
  mount(endpoints.compareVersions, standards.compare),
  mount(endpoints.openStandard, standards.open),
  mount(endpoints.reviseStandard, standards.revise),
  mount(endpoints.listComments, commenting.comments),
  mount(endpoints.exportComments, commenting.table),
  mount(endpoints.commentStandard, commenting.comment),
  mount(endpoints.disposeComment, commenting.dispose),
  mount(endpoints.publishStandard, standards.publish),
  mount(endpoints.withdrawStandard, standards.withdraw),
  mount(endpoints.listPublishedStandards, standards.published),
  mount(endpoints.readPublishedStandard, standards.onePublished),
]);
