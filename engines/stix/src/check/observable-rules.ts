import { fileMediaType } from "./formats.ts";
import type { JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";

export function artifact(object: JsonObject, report: Report): void {
  const {
    payload_bin: payload,
    url,
    hashes: digests,
    decryption_key: key,
    encryption_algorithm: algorithm,
  } = object;
  if ((payload === undefined) === (url === undefined)) report("artifact-content", "payload_bin");
  if (url !== undefined && digests === undefined) report("artifact-content", "hashes");
  if (key !== undefined && algorithm === undefined) report("artifact-encryption", "decryption_key");
}

export function emailMessage(object: JsonObject, report: Report): void {
  const { is_multipart: multipart, body, body_multipart: parts } = object;
  if (multipart === true && body !== undefined) report("email-body", "body");
  if (multipart === false && parts !== undefined) report("email-body", "body_multipart");
}

export function file(object: JsonObject, report: Report): void {
  if (object["hashes"] === undefined && object["name"] === undefined)
    report("file-without-name-or-hash", "name");
  if (object["mime_type"] !== undefined) fileMediaType(object["mime_type"], "mime_type", report);
}

export function networkTraffic(object: JsonObject, report: Report): void {
  if (object["src_ref"] === undefined && object["dst_ref"] === undefined)
    report("traffic-without-ends", "src_ref");
  if (object["is_active"] === true && object["end"] !== undefined) report("active-traffic-has-end", "end");
  if (object["src_port"] === undefined || object["dst_port"] === undefined)
    report("ports-both", object["src_port"] === undefined ? "src_port" : "dst_port");
}
