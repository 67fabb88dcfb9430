import type { Bilingual } from "../interchange/problem-messages.ts";
import type { Share } from "../social-choice/share.ts";
import type { Claim } from "./claim.ts";
import { unreachable } from "../unreachable.ts";

/** What an assertion says, for people to read. `nameOf` turns ids into names. */
export function claimSentence(claim: Claim, nameOf: (candidate: string) => string = (id) => id): Bilingual {
  if (claim.kind === "above-share" || claim.kind === "below-share") {
    return shareSentence(claim.kind, nameOf(claim.candidate), claim.share);
  }
  const [winner, loser] = [nameOf(claim.winner), nameOf(claim.loser)];
  switch (claim.kind) {
    case "more-votes":
      return { en: `${winner} has more votes than ${loser}`, fr: `${winner} a plus de voix que ${loser}` };
    case "not-eliminated-before":
      return {
        en: `${winner} cannot be eliminated before ${loser}`,
        fr: `${winner} ne peut pas être éliminé avant ${loser}`,
      };
    case "not-eliminated-next": {
      const left = claim.continuing.map(nameOf).join(", ");
      return {
        en: `${winner} has more votes than ${loser} when only ${left} are left`,
        fr: `${winner} a plus de voix que ${loser} quand il ne reste que ${left}`,
      };
    }
    case "higher-quotient": {
      const { winnerDivisor: w, loserDivisor: l } = claim;
      return {
        en: `The last seat of ${winner} (votes ÷ ${w}) is ahead of the next seat of ${loser} (votes ÷ ${l})`,
        fr: `Le dernier siège de ${winner} (voix ÷ ${w}) précède le siège suivant de ${loser} (voix ÷ ${l})`,
      };
    }
    case "larger-remainder":
      return {
        en: `The last seat of ${winner} is not one of ${loser}`,
        fr: `Le dernier siège de ${winner} ne revient pas à ${loser}`,
      };
    default:
      return unreachable(claim);
  }
}

function shareSentence(kind: "above-share" | "below-share", candidate: string, share: Share): Bilingual {
  const part = `${share.numerator}/${share.denominator}`;
  return kind === "above-share"
    ? { en: `${candidate} has more than ${part} of the votes`, fr: `${candidate} a plus de ${part} des voix` }
    : {
        en: `${candidate} has less than ${part} of the votes`,
        fr: `${candidate} a moins de ${part} des voix`,
      };
}
