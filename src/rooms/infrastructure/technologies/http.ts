import { mount, slice } from "../../../platform/http/mount.ts";
import { readText } from "../../../platform/http/text-upload.ts";
import * as endpoints from "./contract.ts";
import { messages } from "./messages.ts";
import * as technologies from "./service.ts";

export const technologiesHttp = slice("technologies", messages, [
  mount(endpoints.listTechnologies, technologies.list),
  mount(endpoints.exportTechnologies, technologies.exportFile),
  mount(endpoints.readTechnology, technologies.read),
  mount(endpoints.registerTechnology, technologies.register),
  mount(endpoints.changeTechnology, technologies.change),
  mount(endpoints.deployTechnology, technologies.deploy),
  mount(endpoints.retireTechnology, technologies.retire),
  mount(endpoints.importTechnologies, technologies.importFile, {
    prepare: (raw, { query }) =>
      readText(raw, {
        file: endpoints.importTechnologies.query.parse(query).file,
        bytesMax: endpoints.importBytesMax,
      }),
  }),
]);
