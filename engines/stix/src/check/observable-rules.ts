import { isObject, type JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";
import { timestamp } from "./kinds.ts";

/** Properties that contribute to an id. Objects with none of them need a random id (section 3.4). */
export const contributing: Readonly<Record<string, readonly string[]>> = {
  artifact: ["hashes", "payload_bin"],
  "email-message": ["from_ref", "subject", "body"],
  "user-account": ["account_type", "user_id", "account_login"],
  "windows-registry-key": ["key", "values"],
  "x509-certificate": ["hashes", "serial_number"],
};

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
  const extensions = object["extensions"];
  const image = isObject(extensions) ? extensions["windows-pebinary-ext"] : undefined;
  if (isObject(image) && image["time_date_stamp"] !== undefined)
    timestamp(image["time_date_stamp"], "extensions.windows-pebinary-ext.time_date_stamp", report);
}

export function networkTraffic(object: JsonObject, report: Report): void {
  if (object["src_ref"] === undefined && object["dst_ref"] === undefined)
    report("traffic-without-ends", "src_ref");
  if (object["is_active"] === true && object["end"] !== undefined) report("active-traffic-has-end", "end");
}
