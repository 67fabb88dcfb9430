import { isObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import { readJson } from "./bounded-json.ts";
import { bundleLimits, jsonLimits, type BundleLimits } from "./limits.ts";
import { ValueCutter } from "./value-cutter.ts";

export type BundleRefusal =
  | "bundle-not-json"
  | "bundle-not-a-bundle"
  | "bundle-truncated"
  | "bundle-too-deep"
  | "bundle-object-too-long"
  | "bundle-too-many-objects"
  | "bundle-member-repeated";

/** What stands beside the objects: `type`, `id` and, in STIX 2.0, `spec_version`. */
export type BundleHead = {
  readonly id: string | null;
  readonly specVersion: string | null;
  readonly objects: number;
};

export type BundleReader = {
  /** The texts of the objects that this chunk completes, in order. Each still has to pass `readJson`. */
  push(chunk: string): Outcome<readonly string[], BundleRefusal>;
  end(): Outcome<BundleHead, BundleRefusal>;
};

/**
 * Reads a STIX bundle (STIX 2.1, section 8) from chunks of text and hands on the members of its `objects` one by one. Memory is
 * bounded by one object and one chunk, whatever the length of the file. An object over the limit is refused as soon as the limit
 * is passed, not at its end. After a refusal every further call gives the same refusal.
 */
export function bundleReader(limits: Partial<BundleLimits> = {}): BundleReader {
  return new Reader({ ...bundleLimits, ...limits });
}

type Stage =
  | "start"
  | "first-key"
  | "key"
  | "colon"
  | "value"
  | "comma"
  | "first-object"
  | "object"
  | "object-comma"
  | "done";

const expectations: Readonly<Record<Stage, string>> = {
  start: "{",
  "first-key": "a key in double quotes or }",
  key: "a key in double quotes",
  colon: "a colon",
  value: "a value",
  comma: "a comma or }",
  "first-object": "an object or ]",
  object: "an object",
  "object-comma": "a comma or ]",
  done: "the end of the text",
};

class Reader implements BundleReader {
  readonly #limits: BundleLimits;
  readonly #cutter: ValueCutter;
  readonly #head = new Map<string, unknown>();
  #stage: Stage = "start";
  #key = "";
  #offset = 0;
  #objects = 0;
  #refused: Outcome<never, BundleRefusal> | undefined;

  constructor(limits: BundleLimits) {
    this.#limits = limits;
    this.#cutter = new ValueCutter(limits.depthMax);
  }

  push(chunk: string): Outcome<readonly string[], BundleRefusal> {
    const texts: string[] = [];
    for (let at = 0; at < chunk.length && !this.#refused;) at = this.#step(chunk, at, texts);
    this.#offset += chunk.length;
    return this.#refused ?? ok(texts);
  }

  end(): Outcome<BundleHead, BundleRefusal> {
    if (this.#refused) return this.#refused;
    if (this.#stage === "start") this.#refuse("bundle-not-json", 0, "a JSON text");
    else if (this.#stage !== "done") this.#refuse("bundle-truncated", 0, expectations[this.#stage]);
    else if (this.#head.get("type") !== "bundle") this.#refuse("bundle-not-a-bundle", 0, `"type": "bundle"`);
    if (this.#refused) return this.#refused;
    const id = this.#head.get("id");
    const specVersion = this.#head.get("spec_version");
    return ok({
      id: typeof id === "string" ? id : null,
      specVersion: typeof specVersion === "string" ? specVersion : null,
      objects: this.#objects,
    });
  }

  #step(chunk: string, at: number, texts: string[]): number {
    if (this.#cutter.open) return this.#cut(chunk, at, texts);
    const code = chunk.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return at + 1;
    if (this.#stage === "start" && code === 0xfeff && this.#offset + at === 0) return at + 1;
    return this.#token(chunk[at] as string, at, () => this.#cut(chunk, at, texts));
  }

  #token(character: string, at: number, cut: () => number): number {
    const stage = this.#stage;
    if (stage === "start" && character === "{") this.#stage = "first-key";
    else if (stage === "start" && '["-0123456789tfn'.includes(character))
      this.#refuse("bundle-not-a-bundle", at, "an object at the top");
    else if ((stage === "first-key" || stage === "key") && character === '"') return this.#begin(cut);
    else if ((stage === "first-key" || stage === "comma") && character === "}") this.#stage = "done";
    else if (stage === "colon" && character === ":") this.#stage = "value";
    else if (stage === "value" && this.#key === "objects" && character === "[") this.#stage = "first-object";
    else if (stage === "value" && this.#key !== "objects") return this.#begin(cut);
    else if (stage === "comma" && character === ",") this.#stage = "key";
    else if ((stage === "first-object" || stage === "object") && character === "{") return this.#begin(cut);
    else if ((stage === "first-object" || stage === "object-comma") && character === "]")
      this.#stage = "comma";
    else if (stage === "object-comma" && character === ",") this.#stage = "object";
    else this.#refuse("bundle-not-json", at, expectations[stage]);
    return at + 1;
  }

  #begin(cut: () => number): number {
    this.#cutter.begin();
    return cut();
  }

  #cut(chunk: string, at: number, texts: string[]): number {
    const next = this.#cutter.take(chunk, at);
    const isObject = this.#stage === "first-object" || this.#stage === "object";
    const limit = isObject ? this.#limits.objectCharactersMax : this.#limits.headCharactersMax;
    if (this.#cutter.length > limit)
      this.#refuse(
        isObject ? "bundle-object-too-long" : "bundle-not-a-bundle",
        next,
        `at most ${limit} characters`,
      );
    else if (this.#cutter.tooDeep)
      this.#refuse("bundle-too-deep", next, `at most ${this.#limits.depthMax} levels of nesting`);
    else if (!this.#cutter.open) this.#whole(this.#cutter.text(), next, texts);
    return next;
  }

  #whole(text: string, at: number, texts: string[]): void {
    if (this.#stage === "first-object" || this.#stage === "object") {
      if (++this.#objects > this.#limits.objectsMax)
        return this.#refuse("bundle-too-many-objects", at, `at most ${this.#limits.objectsMax} objects`);
      texts.push(text);
      this.#stage = "object-comma";
      return;
    }
    const read = readJson(text, { ...jsonLimits, depthMax: this.#limits.depthMax });
    if (!read.ok) return this.#refuse("bundle-not-json", at, String(read.values["expected"] ?? "JSON"));
    if (this.#stage === "value") return this.#member(read.value, at);
    this.#key = read.value as string;
    if (this.#head.has(this.#key)) return this.#refuse("bundle-member-repeated", at, "each member once");
    this.#head.set(this.#key, null);
    this.#stage = "colon";
  }

  #member(value: unknown, at: number): void {
    this.#head.set(this.#key, isObject(value) ? null : value);
    if (this.#key === "type" && value !== "bundle")
      return this.#refuse("bundle-not-a-bundle", at, `"type": "bundle"`);
    this.#stage = "comma";
  }

  #refuse(refusal: BundleRefusal, at: number, expected: string): void {
    this.#refused = refuse(refusal, { offset: this.#offset + at, object: this.#objects, expected });
  }
}
