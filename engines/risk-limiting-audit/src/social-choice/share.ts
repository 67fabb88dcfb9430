/** A share of the valid votes, exactly: two thirds are 2 of 3. Whole numbers, 0 < numerator < denominator. */
export type Share = { readonly numerator: number; readonly denominator: number };

export const half: Share = { numerator: 1, denominator: 2 };

/** Positive when `part` of `whole` is more than the share, 0 when it is exactly the share. Exact. */
export function comparedToShare(part: number, whole: number, share: Share): number {
  const difference = BigInt(part) * BigInt(share.denominator) - BigInt(whole) * BigInt(share.numerator);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

export function shareValue({ numerator, denominator }: Share): number {
  return numerator / denominator;
}

export function isShare({ numerator, denominator }: Share): boolean {
  return (
    Number.isSafeInteger(numerator) &&
    Number.isSafeInteger(denominator) &&
    numerator > 0 &&
    numerator < denominator
  );
}
