import { digestHex, sha256Prefix } from "./sha256.ts";
import { utf8 } from "./utf8.ts";

/**
 * The seed of an audit, made in public from several people's ten-sided dice. Each first publishes a commitment to their rolls,
 * then, when all commitments are public, the rolls themselves. The seed is the sum of the rolls, digit by digit, without carrying:
 * one honest person among them makes every digit of it uniform, and anyone can check it on paper. Commit and reveal: M. Blum,
 * "Coin flipping by telephone", 1983. Colorado asks for at least 20 digits (8 CCR 1505-1, rule 25.2.2).
 */
export const seedDigitsMin = 20;

export type Reveal = { readonly name: string; readonly rolls: string; readonly salt: string };
export type Commitment = { readonly name: string; readonly commitment: string };

export type CeremonyProblem =
  | { readonly problem: "nobody" }
  | { readonly problem: "name-twice"; readonly name: string }
  | { readonly problem: "commitment-not-a-hash"; readonly name: string; readonly found: string }
  | { readonly problem: "reveal-missing"; readonly name: string }
  | { readonly problem: "reveal-without-commitment"; readonly name: string }
  | { readonly problem: "reveal-differs"; readonly name: string }
  | { readonly problem: "rolls-not-digits"; readonly name: string; readonly found: string }
  | {
      readonly problem: "rolls-too-few";
      readonly name: string;
      readonly found: number;
      readonly least: number;
    }
  | {
      readonly problem: "rolls-unequal";
      readonly name: string;
      readonly found: number;
      readonly expected: number;
    }
  | { readonly problem: "salt-too-short"; readonly name: string };

export type Ceremony =
  | { readonly ok: true; readonly seed: string }
  | { readonly ok: false; readonly problems: readonly CeremonyProblem[] };

/** The lower-case hexadecimal SHA-256 of four lines: the words `counterfoil-seed-1`, the name, the rolls, the salt. */
export function commitTo({ name, rolls, salt }: Reveal): string {
  const octets = utf8(`counterfoil-seed-1\n${name}\n${rolls}\n${salt}\n`);
  return digestHex(sha256Prefix(new Uint8Array(0)).words(octets, octets.length));
}

/**
 * The seed, if everybody who committed has revealed what they committed to. A missing reveal is never left out of the sum: the
 * last to reveal knows all the others and could choose by staying silent. The ceremony is then held again.
 */
export function combineSeed(commitments: readonly Commitment[], reveals: readonly Reveal[]): Ceremony {
  const problems = [
    ...(commitments.length === 0 ? [{ problem: "nobody" } as const] : []),
    ...twice([...commitments]),
    ...twice([...reveals]),
    ...commitments.flatMap((one) => problemsOf(one, reveals)),
    ...reveals
      .filter(({ name }) => !commitments.some((one) => one.name === name))
      .map(({ name }) => ({ problem: "reveal-without-commitment", name }) as const),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const rolls = commitments.map(({ name }) => reveals.find((one) => one.name === name)!.rolls);
  return { ok: true, seed: digitSums(rolls) };
}

/** Is this text fit to be a seed by Colorado's rule: decimal digits only, at least 20. */
export function isDiceSeed(seed: string): boolean {
  return /^[0-9]+$/.test(seed) && seed.length >= seedDigitsMin;
}

function twice(list: readonly { readonly name: string }[]): CeremonyProblem[] {
  const names = list.map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => ({ problem: "name-twice", name }));
}

function problemsOf({ name, commitment }: Commitment, reveals: readonly Reveal[]): CeremonyProblem[] {
  if (!/^[0-9a-f]{64}$/.test(commitment))
    return [{ problem: "commitment-not-a-hash", name, found: commitment }];
  const reveal = reveals.find((one) => one.name === name);
  if (!reveal) return [{ problem: "reveal-missing", name }];
  if (commitTo(reveal) !== commitment) return [{ problem: "reveal-differs", name }];
  return rollProblems(reveal, reveals[0]!.rolls.length);
}

/** Ten salt characters and 20 rolls are beyond guessing; the salt keeps a commitment from being guessed roll by roll. */
const saltLengthMin = 10;

function rollProblems({ name, rolls, salt }: Reveal, expected: number): CeremonyProblem[] {
  if (!/^[0-9]*$/.test(rolls)) return [{ problem: "rolls-not-digits", name, found: rolls }];
  if (rolls.length < seedDigitsMin)
    return [{ problem: "rolls-too-few", name, found: rolls.length, least: seedDigitsMin }];
  if (rolls.length !== expected) return [{ problem: "rolls-unequal", name, found: rolls.length, expected }];
  return salt.length < saltLengthMin ? [{ problem: "salt-too-short", name }] : [];
}

function digitSums(rolls: readonly string[]): string {
  return rolls[0]!
    .split("")
    .map((_, place) => rolls.reduce((sum, digits) => sum + Number(digits[place]), 0) % 10)
    .join("");
}
