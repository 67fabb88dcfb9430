import { isList, textOf, type Json } from "../../basis/json-value.ts";
import { draft, isDraft, type Draft } from "./draft.ts";
import type { TemplateForm } from "./template-form.ts";

/** Stands where STIX requires a word that MISP did not say. */
export const unspecified = "unspecified";

/** What a root object needs to be valid beyond what attributes say (STIX 2.1, section 6). */
export function complete(root: Draft, form: TemplateForm): void {
  for (const [name, value] of Object.entries(form.constants ?? {}))
    if (!root.members.has(name)) root.members.set(name, value);
  if (root.type === "email-message") completeMessage(root);
  if (root.type === "network-traffic") completeTraffic(root, form);
  if (root.type === "indicator") root.members.set("pattern_type", form.language ?? "stix");
  if (root.type === "file" && !root.members.has("name") && !root.members.has("hashes"))
    root.members.set("name", unspecified);
  const extensions = root.members.get("extensions");
  if (!isDraft(extensions)) return;
  const program = extensions.members.get("windows-pebinary-ext");
  const sections = isDraft(program) ? program.members.get("sections") : undefined;
  for (const section of Array.isArray(sections) ? sections : [])
    if (isDraft(section) && !section.members.has("name")) section.members.set("name", unspecified);
  require(extensions, "windows-pebinary-ext", { pe_type: unspecified });
  require(extensions, "socket-ext", { address_family: "AF_UNSPEC" });
  require(extensions, "http-request-ext", { request_method: unspecified, request_value: unspecified });
}

function require(extensions: Draft, name: string, needed: Readonly<Record<string, Json>>): void {
  const extension = extensions.members.get(name);
  if (!isDraft(extension)) return;
  for (const [property, value] of Object.entries(needed))
    if (!extension.members.has(property)) extension.members.set(property, value);
}

/** A message of several parts has its body among them. */
function completeMessage(root: Draft): void {
  const parts = root.members.get("body_multipart");
  root.members.set("is_multipart", parts !== undefined);
  const body = root.members.get("body");
  if (parts === undefined || body === undefined) return;
  root.members.delete("body");
  const last = draft("", null);
  last.members.set("body", body);
  last.members.set("content_type", "text/plain; charset=utf-8");
  last.members.set("content_disposition", "inline");
  root.members.set("body_multipart", [...(parts as Draft[]), last]);
}

function completeTraffic(root: Draft, form: TemplateForm): void {
  const said = root.members.get("protocols");
  const named = isList(said) ? said.map(textOf) : [];
  const types = ["src_ref", "dst_ref"]
    .map((end) => root.members.get(end))
    .map((end) => (isDraft(end) ? end.type : ""));
  const extensions = root.members.get("extensions");
  const all = [
    ...impliedProtocols(form.name, types, isDraft(extensions) ? [...extensions.members.keys()] : []),
    ...named,
  ];
  root.members.set("protocols", all.length === 0 ? ["tcp"] : [...new Set(all)]);
}

/** Protocols that the template itself says. */
export function impliedProtocols(
  template: string,
  ends: readonly string[],
  extensions: readonly string[],
): readonly string[] {
  if (template === "ip-port")
    return [...new Set(ends.filter((type) => /^ipv[46]-addr$/.test(type)).map((type) => type.slice(0, 4)))];
  if (template === "http-request") return ["tcp", "http"];
  return template === "netflow" && extensions.includes("tcp-ext") ? ["tcp"] : [];
}
