/** Where in a template a value stands; it decides what may stand there and how it is escaped. */
export type Place =
  | { readonly kind: "text" }
  /** Inside `<title>` or `<textarea>`: words, never markup. */
  | { readonly kind: "words" }
  /** Between the attributes of a tag: only a value made by `attributes`. */
  | { readonly kind: "attributes" }
  /** Inside a quoted attribute. `before` is what the template itself says before the value; null after another value. */
  | { readonly kind: "attribute"; readonly name: string; readonly before: string | null };

/**
 * Reads the fixed strings of a template and says where each value stands. Throws where no value can be safe: an unquoted
 * attribute, a tag's name, a comment, a script, a style, an event handler.
 */
export function placesOf(strings: readonly string[]): readonly Place[] {
  const reader: Reader = { state: "text", tag: "", closing: false, attribute: "", value: "", words: null };
  const places: Place[] = [];
  strings.forEach((piece, index) => {
    readPiece(reader, piece);
    if (index < strings.length - 1) places.push(placeHere(reader));
  });
  if (reader.state !== "text") throw new TemplateRefused("the template ends inside a tag");
  if (reader.words !== null) throw new TemplateRefused(`<${reader.words}> is not closed`);
  return places;
}

/** A template that could not be made safe: a bug in the page, found the first time it is rendered. */
export class TemplateRefused extends Error {
  override readonly name = "TemplateRefused";
}

interface Reader {
  state: "text" | "open" | "name" | "between" | "attribute-name" | "equals" | "double" | "single";
  tag: string;
  closing: boolean;
  attribute: string;
  /** What the current attribute's value has been so far; null once a value has been put in. */
  value: string | null;
  /** The element whose content is words only, while inside it. */
  words: string | null;
}

const space = /\s/;

function readPiece(reader: Reader, piece: string): void {
  for (const character of piece) readCharacter(reader, character);
}

function readCharacter(reader: Reader, character: string): void {
  switch (reader.state) {
    case "text":
      if (character === "<") enter(reader, "open");
      return;
    case "open":
      return readOpen(reader, character);
    case "name":
      if (character === ">" || character === "/" || space.test(character)) return endName(reader, character);
      reader.tag += character.toLowerCase();
      return;
    case "between":
      return readBetween(reader, character);
    case "attribute-name":
      if (character === "=") enter(reader, "equals");
      else if (character === ">" || space.test(character)) readBetween(enter(reader, "between"), character);
      else reader.attribute += character.toLowerCase();
      return;
    case "equals":
      if (character !== '"' && character !== "'") throw new TemplateRefused("an attribute is not quoted");
      reader.value = "";
      enter(reader, character === '"' ? "double" : "single");
      return;
    case "double":
    case "single":
      if (character === (reader.state === "double" ? '"' : "'")) enter(reader, "between");
      else if (reader.value !== null) reader.value += character;
  }
}

function readOpen(reader: Reader, character: string): void {
  if (reader.words !== null && character !== "/") {
    enter(reader, "text");
    return;
  }
  if (character === "!") throw new TemplateRefused("comments and declarations are not for templates");
  reader.closing = character === "/";
  reader.tag = reader.closing ? "" : character.toLowerCase();
  if (!reader.closing && !/[a-z]/i.test(character)) throw new TemplateRefused("write &lt; for a lone <");
  enter(reader, "name");
}

function endName(reader: Reader, character: string): void {
  if (reader.tag === "script" || reader.tag === "style")
    throw new TemplateRefused(`<${reader.tag}> is not for templates`);
  readBetween(enter(reader, "between"), character);
}

function readBetween(reader: Reader, character: string): void {
  if (space.test(character) || character === "/") return;
  if (character === ">") {
    const wordsOnly = reader.tag === "title" || reader.tag === "textarea";
    if (wordsOnly) reader.words = reader.closing ? null : reader.tag;
    enter(reader, "text");
    return;
  }
  reader.attribute = character.toLowerCase();
  enter(reader, "attribute-name");
}

function enter(reader: Reader, state: Reader["state"]): Reader {
  reader.state = state;
  return reader;
}

function placeHere(reader: Reader): Place {
  if (reader.state === "text") return reader.words === null ? { kind: "text" } : { kind: "words" };
  if (reader.state === "between") return { kind: "attributes" };
  if (reader.state !== "double" && reader.state !== "single")
    throw new TemplateRefused(`a value stands in the ${reader.state} of <${reader.tag}>`);
  refuseDangerous(reader.attribute);
  const place: Place = { kind: "attribute", name: reader.attribute, before: reader.value };
  reader.value = null;
  return place;
}

/** Attributes whose content is code or another document: nothing that comes from outside may stand there. */
export function refuseDangerous(attribute: string): void {
  if (attribute.startsWith("on") || ["style", "srcdoc", "srcset"].includes(attribute))
    throw new TemplateRefused(`the attribute ${attribute} takes no values`);
}
