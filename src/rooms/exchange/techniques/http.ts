import { mount, slice } from "../../../platform/http/mount.ts";
import { listTechniques, noteTechnique, readTechnique } from "./contract.ts";
import { messages } from "./messages.ts";
import * as techniques from "./service.ts";

export const techniquesHttp = slice("techniques", messages, [
  mount(listTechniques, techniques.list),
  mount(readTechnique, techniques.read),
  mount(noteTechnique, techniques.note),
]);
