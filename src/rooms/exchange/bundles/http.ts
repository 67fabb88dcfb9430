import { mount, slice } from "../../../platform/http/mount.ts";
import { readStixUpload } from "../../../platform/http/stix-upload.ts";
import {
  bundleBytesMax,
  bundleObjectsMax,
  exportBundle,
  importBundle,
  listBundles,
  listObjects,
  listRepairs,
  listSetAside,
  readBundle,
  readSummary,
} from "./contract.ts";
import { messages } from "./messages.ts";
import * as bundles from "./service.ts";

export const bundlesHttp = slice("bundles", messages, [
  mount(importBundle, bundles.take, {
    runsAlone: true,
    prepare: (raw) => readStixUpload(raw, { bytesMax: bundleBytesMax, objectsMax: bundleObjectsMax }),
  }),
  mount(listBundles, bundles.list),
  mount(readBundle, bundles.read),
  mount(listRepairs, bundles.repairs),
  mount(listSetAside, bundles.setAside),
  mount(listObjects, bundles.objects),
  mount(readSummary, bundles.summary),
  mount(exportBundle, bundles.send),
]);
