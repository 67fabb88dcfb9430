import { textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { toMisp, usualType } from "./attribute-values.ts";
import { isAttached, type Leaf } from "./leaves.ts";
import { takers, type Origin, type ReadAttribute } from "./manner-takers.ts";
import { impliedProtocols, unspecified } from "./root-rules.ts";
import { relationOf, type Manner, type Place, type TemplateForm } from "./template-form.ts";

/** The attributes that leaves say by a template's form, and the leaves that it has no place for. */
export function attributesRead(
  all: readonly Leaf[],
  form: TemplateForm,
  origin: Origin,
): { readonly attributes: readonly ReadAttribute[]; readonly unread: readonly Leaf[] } {
  const attributes: ReadAttribute[] = [];
  let left = attachmentsJoined(all);
  for (const manner of manners)
    for (const place of placesOf(form, manner)) {
      const taken = takers[manner]!(left, place, form, origin);
      attributes.push(...taken.attributes);
      left = left.filter((leaf) => !taken.used.includes(leaf));
    }
  const unread: Leaf[] = [];
  for (const leaf of left) {
    const attribute = leaf.value === unspecified ? null : plainAttribute(leaf, form, origin);
    if (attribute) attributes.push(attribute);
    else if (!isSilent(leaf, form)) unread.push(leaf);
  }
  return { attributes, unread };
}

/** Places of a manner; those that share a path are read together, by the first. */
function placesOf(form: TemplateForm, manner: Manner): Place[] {
  const places = form.places.filter((place) => place[3] === manner);
  return places.filter((place, index) => places.findIndex((one) => one[2] === place[2]) === index);
}

function plainAttribute(leaf: Leaf, form: TemplateForm, origin: Origin): ReadAttribute | null {
  const under = form.under ? `${form.under}.` : "";
  if (!leaf.path.startsWith(under)) return null;
  const path = leaf.path.slice(under.length);
  const place = form.places.find(([, , at, manner]) => at === path && isPlain(manner));
  if (!place && !/^x_misp_[A-Za-z0-9_]+$/.test(path)) return null;
  const relation = place ? place[0] : relationOf(form, path);
  const known = place ?? form.places.find(([name]) => name === relation);
  if (isAttached(leaf.value))
    return { object_relation: relation, type: known?.[1] ?? "attachment", ...leaf.value };
  const type = known?.[1] ?? usualType(relation);
  const text = toMisp(leaf.value, type);
  if (text === null) return null;
  const value = (origin.pattern || !origin.written) && type === "AS" ? text.replace(/^(?=\d)/, "AS") : text;
  return { object_relation: relation, type, value, ...ownUuid(leaf, origin, path) };
}

const isPlain = (manner: Manner | undefined): boolean =>
  manner === undefined || manner === "cve" || manner === "rule" || manner === "name-part";

/** The UUID of an observable of its own is that of its attribute. */
function ownUuid(leaf: Leaf, origin: Origin, path: string): JsonObject {
  const uuid = leaf.owner.slice(leaf.owner.indexOf("--") + 2);
  const isOwn = !origin.pattern && path.includes(".") && uuid !== origin.uuid && uuid !== "";
  return isOwn && /_refs?\.(?:value(?:@domain)?|path|number|pid|name)$/.test(path) ? { uuid } : {};
}

/** What STIX requires and MISP does not say, or says by the template. */
const silent = new Set(
  `pattern_type valid_from valid_until pattern_version indicator_types is_multipart content_type body_multipart.content_type
   body_multipart.content_disposition object_refs content_ref is_family creator_user_ref
   additional_header_fields.Content-Disposition additional_header_fields.Content-Type`.split(/\s+/),
);
/** Custom properties that say something of the whole object, which are no attributes of it. */
export function isOfWhole(property: string): boolean {
  return property.startsWith("x_misp_object_");
}

function isSilent({ path, value }: Leaf, form: TemplateForm): boolean {
  return (
    value === unspecified ||
    silent.has(path) ||
    (path === "protocols" && impliedProtocols(form.name, [], []).includes(textOf(value))) ||
    Object.hasOwn(form.constants ?? {}, path) ||
    path.endsWith("_ref.type")
  );
}

/** Patterns compare the name and the content of an attachment each for itself. */
function attachmentsJoined(leaves: readonly Leaf[]): Leaf[] {
  const contents = leaves.filter(({ path }) => /(?:^|\.)x_misp_\w+\.data$/.test(path));
  const names = leaves.filter(({ path }) => /(?:^|\.)x_misp_\w+\.value$/.test(path));
  const joined = contents.flatMap((content): Leaf[] => {
    const path = content.path.slice(0, -".data".length);
    const same = contents.filter((one) => one.path === content.path);
    const name = names.filter((one) => one.path === `${path}.value`)[same.indexOf(content)];
    if (!name) return [];
    const value: Json = { value: textOf(name.value), data: textOf(content.value) };
    return [{ path, at: path, value, owner: content.owner }];
  });
  return [...leaves.filter((leaf) => !contents.includes(leaf) && !names.includes(leaf)), ...joined];
}

const manners = Object.keys(takers) as Manner[];
