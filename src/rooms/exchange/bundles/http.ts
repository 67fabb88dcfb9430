import { mount, slice } from "../../../platform/http/mount.ts";
import { readStixUpload } from "../../../platform/http/stix-upload.ts";
import {
  bundleBytesMax,
  bundleObjectsMax,
  exportBundle,
  exportEvent,
  importBundle,
  listBundles,
  listChanges,
  listObjects,
  listRepairs,
  listSetAside,
  readBundle,
  readSummary,
  retryObject,
} from "./contract.ts";
import { readGraph } from "./graph-contract.ts";
import { graph } from "./graph-service.ts";
import { eventsFile } from "./format-rules.ts";
import { messages } from "./messages.ts";
import * as exports from "./export-service.ts";
import * as fixes from "./fix-service.ts";
import * as bundles from "./service.ts";

export const bundlesHttp = slice("bundles", messages, [
  mount(importBundle, bundles.take, {
    runsAlone: true,
    prepare: (raw) =>
      readStixUpload(raw, { bytesMax: bundleBytesMax, objectsMax: bundleObjectsMax }, eventsFile),
  }),
  mount(listBundles, bundles.list),
  mount(readBundle, bundles.read),
  mount(listRepairs, bundles.repairs),
  mount(listSetAside, bundles.setAside),
  mount(listObjects, bundles.objects),
  mount(readSummary, bundles.summary),
  mount(listChanges, bundles.changes),
  mount(readGraph, graph),
  mount(retryObject, fixes.retry),
  mount(exportBundle, exports.send),
  mount(exportEvent, exports.sendEvent),
]);
