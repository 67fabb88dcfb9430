import { mount, slice, type Slice } from "../../../platform/http/mount.ts";
import { listPractices, readPractice } from "./contract.ts";
import type { Coverage } from "./evidence.ts";
import { messages } from "./messages.ts";
import { practices } from "./service.ts";

export function practicesHttp(covered: () => Coverage): Slice {
  const { list, read } = practices(covered);
  return slice("practices", messages, [mount(listPractices, list), mount(readPractice, read)]);
}
