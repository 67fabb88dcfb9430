/** The media types of TAXII 2.1 (sections 1.6.8.1 and 3.3) and of STIX. */
export const taxiiMedia = "application/taxii+json;version=2.1";
export const stixMedia = {
  "2.0": "application/stix+json;version=2.0",
  "2.1": "application/stix+json;version=2.1",
};

/** May a reply of TAXII 2.1 be sent to who accepts this? A missing header accepts everything (RFC 9110, section 12.5.1). */
export function acceptsTaxii(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((range) => {
    const { type, parameters } = mediaType(range);
    if (parameters.get("q") !== undefined && Number(parameters.get("q")) === 0) return false;
    if (type === "*/*" || type === "application/*") return true;
    return type === "application/taxii+json" && isOurVersion(parameters.get("version"));
  });
}

/** Is this the media type in which objects are added (section 5.5)? */
export function isTaxii(contentType: string | undefined): boolean {
  const { type, parameters } = mediaType(contentType ?? "");
  return type === "application/taxii+json" && isOurVersion(parameters.get("version"));
}

/** Without a version, the latest is meant (section 1.6.8.1). */
function isOurVersion(version: string | undefined): boolean {
  return version === undefined || version === "2.1";
}

function mediaType(text: string): { type: string; parameters: ReadonlyMap<string, string> } {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim());
  const parameters = rest.map((part): [string, string] => {
    const [name = "", value = ""] = part.split("=").map((each) => each.trim());
    return [name.toLowerCase(), value.replace(/^"(.*)"$/, "$1")];
  });
  return { type: type.toLowerCase(), parameters: new Map(parameters) };
}
