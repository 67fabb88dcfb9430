import { isWord, RegexStop, type Assertion, type CharacterTest, type Regex } from "./regex-tree.ts";
import { parseRegex } from "./parse-regex.ts";

/** Finds an expression anywhere in a text. The time is at most proportional to the program's length times the text's. */
export type Search = (text: string) => boolean;

export type CompiledRegex =
  | { readonly ok: true; readonly search: Search }
  | { readonly ok: false; readonly at: number; readonly what: string };

/** How many instructions a program may have; longer ones come only from counts within counts. */
const instructionsMax = 20_000;

type Instruction =
  | { readonly op: "character"; readonly test: CharacterTest }
  | { readonly op: "assert"; readonly at: Assertion }
  | { readonly op: "split"; a: number; b: number }
  | { readonly op: "found" };

/**
 * Compiles a regular expression of PCRE, in which a point is any character, to an automaton that follows all ways at once (Thompson,
 * Regular Expression Search Algorithm, 1968), so that no expression can make it backtrack. What such an automaton cannot do
 * (referring back, looking around) is refused with its place.
 */
export function compileRegex(source: string): CompiledRegex {
  try {
    const program: Instruction[] = [];
    emit(parseRegex(source), program);
    program.push({ op: "found" });
    return { ok: true, search: (text) => search(program, text) };
  } catch (problem) {
    if (problem instanceof RegexStop) return { ok: false, at: problem.at, what: problem.message };
    throw problem;
  }
}

function add(program: Instruction[], instruction: Instruction): void {
  if (program.length >= instructionsMax) throw new RegexStop(0, "too many repetitions in each other");
  program.push(instruction);
}

function emit(regex: Regex, program: Instruction[]): void {
  if (regex.kind === "character") add(program, { op: "character", test: regex.test });
  else if (regex.kind === "assertion") add(program, { op: "assert", at: regex.at });
  else if (regex.kind === "sequence") for (const part of regex.parts) emit(part, program);
  else if (regex.kind === "choice") emitChoice(regex.parts, program);
  else emitRepeat(regex.of, regex.min, regex.max, program);
}

function emitChoice(parts: readonly Regex[], program: Instruction[]): void {
  const ends: { op: "split"; a: number; b: number }[] = [];
  parts.forEach((part, index) => {
    const split = { op: "split" as const, a: program.length + 1, b: 0 };
    if (index < parts.length - 1) add(program, split);
    emit(part, program);
    const jump = { op: "split" as const, a: 0, b: 0 };
    if (index < parts.length - 1) {
      add(program, jump);
      ends.push(jump);
    }
    split.b = program.length;
  });
  for (const jump of ends) jump.a = jump.b = program.length;
}

function emitRepeat(of: Regex, min: number, max: number, program: Instruction[]): void {
  for (let count = 0; count < min; count++) emit(of, program);
  if (max === Infinity) {
    const split = { op: "split" as const, a: program.length + 1, b: 0 };
    add(program, split);
    emit(of, program);
    const back = split.a - 1;
    add(program, { op: "split", a: back, b: back });
    split.b = program.length;
    return;
  }
  const splits: { op: "split"; a: number; b: number }[] = [];
  for (let count = min; count < max; count++) {
    const split = { op: "split" as const, a: program.length + 1, b: 0 };
    add(program, split);
    splits.push(split);
    emit(of, program);
  }
  for (const split of splits) split.b = program.length;
}

function search(program: readonly Instruction[], text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  let here: number[] = [];
  const marks = new Int32Array(program.length).fill(-1);
  for (let at = 0; at <= points.length; at++) {
    const now: number[] = [];
    for (const thread of [...here, 0]) if (follow(program, thread, at, points, marks, now)) return true;
    here = [];
    const point = points[at];
    if (point === undefined) return false;
    for (const thread of now) {
      const instruction = program[thread]!;
      if (instruction.op === "character" && instruction.test(point)) here.push(thread + 1);
    }
  }
  return false;
}

/** All characters that can be asked next from one instruction; true when the end was found. Each instruction is visited once a place. */
function follow(
  program: readonly Instruction[],
  from: number,
  at: number,
  points: readonly number[],
  marks: Int32Array,
  now: number[],
): boolean {
  const stack = [from];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (marks[next] === at) continue;
    marks[next] = at;
    const instruction = program[next]!;
    if (instruction.op === "found") return true;
    if (instruction.op === "character") now.push(next);
    else if (instruction.op === "split") stack.push(instruction.b, instruction.a);
    else if (assertions[instruction.at](at, points)) stack.push(next + 1);
  }
  return false;
}

const isEdge = (at: number, points: readonly number[]): boolean =>
  (at > 0 && isWord(points[at - 1]!)) !== (at < points.length && isWord(points[at]!));

const assertions: Readonly<Record<Assertion, (at: number, points: readonly number[]) => boolean>> = {
  start: (at) => at === 0,
  "text-end": (at, points) => at === points.length,
  end: (at, points) => at === points.length || (at === points.length - 1 && points[at] === 10),
  "line-start": (at, points) => at === 0 || points[at - 1] === 10,
  "line-end": (at, points) => at === points.length || points[at] === 10,
  "word-edge": isEdge,
  "no-word-edge": (at, points) => !isEdge(at, points),
};
