/**
 * Letters that have no Latin base under Unicode's decomposition, in Latin letters. Cyrillic after ICAO Doc 9303 part 3 (the rule
 * of passports), Greek after ISO 843 without accents, Hebrew and Arabic by consonants alone (their short vowels are not
 * written, so that a name is found in its own script, and in Latin only by its consonants). Han is left as it is.
 */
const pairs =
  "ß ss,æ ae,œ oe,ø o,đ d,ð d,þ th,ł l,ı i,ħ h,ŋ ng,ŧ t,ĸ k,ə a,ʻ ,ʼ ,ʾ ,ʿ ," +
  "а a,б b,в v,г g,ґ g,д d,ђ d,ѓ g,е e,ё e,є ie,ж zh,з z,ѕ dz,и i,й i,і i,ї i,ј j,к k,ќ k,л l,љ lj,м m,н n,њ nj,о o,п p,р r," +
  "с s,т t,ћ c,у u,ў u,ф f,х kh,ц ts,ч ch,џ dz,ш sh,щ shch,ъ ie,ы y,ь ,э e,ю iu,я ia,қ k,ғ g,ң n,ө o,ұ u,ү u,һ h,ә a," +
  "α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o," +
  "א a,ב b,ג g,ד d,ה h,ו v,ז z,ח h,ט t,י y,כ k,ך k,ל l,מ m,ם m,נ n,ן n,ס s,ע a,פ p,ף p,צ ts,ץ ts,ק k,ר r,ש sh,ת t," +
  "ا a,ب b,ت t,ث th,ج j,ح h,خ kh,د d,ذ dh,ر r,ز z,س s,ش sh,ص s,ض d,ط t,ظ z,ع a,غ gh,ف f,ق q,ك k,ک k,ل l,م m,ن n,ه h,ة h," +
  "و w,ي y,ی y,ى a,ء ,پ p,چ ch,ژ zh,گ g,ټ t,ډ d,ړ r,ڼ n,ے e,ہ h,ھ h,ں n," +
  // Hangul letters, which decomposition makes of syllables: Revised Romanization of 2000, letter by letter.
  "ᄀ g,ᄁ kk,ᄂ n,ᄃ d,ᄄ tt,ᄅ r,ᄆ m,ᄇ b,ᄈ pp,ᄉ s,ᄊ ss,ᄋ ,ᄌ j,ᄍ jj,ᄎ ch,ᄏ k,ᄐ t,ᄑ p,ᄒ h," +
  "ᅡ a,ᅢ ae,ᅣ ya,ᅤ yae,ᅥ eo,ᅦ e,ᅧ yeo,ᅨ ye,ᅩ o,ᅪ wa,ᅫ wae,ᅬ oe,ᅭ yo,ᅮ u,ᅯ wo,ᅰ we,ᅱ wi,ᅲ yu,ᅳ eu,ᅴ ui,ᅵ i," +
  "ᆨ k,ᆩ k,ᆪ k,ᆫ n,ᆬ n,ᆭ n,ᆮ t,ᆯ l,ᆰ k,ᆱ m,ᆲ l,ᆳ l,ᆴ l,ᆵ p,ᆶ l,ᆷ m,ᆸ p,ᆹ p,ᆺ t,ᆻ t,ᆼ ng,ᆽ t,ᆾ t,ᆿ k,ᇀ t,ᇁ p,ᇂ h";

const latin = new Map(
  pairs.split(",").map((pair) => {
    const [letter = "", spelt = ""] = pair.split(" ");
    return [letter, spelt] as const;
  }),
);

/** Lower-case Latin letters and digits as far as there are any; letters of other scripts stay themselves. */
export function folded(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let all = "";
  for (const letter of text.toLowerCase().normalize("NFKD").replace(marks, ""))
    all += latin.get(letter) ?? letter;
  return all;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII, with its control characters
const ascii = /^[\u0000-\u007f]*$/;
const marks = /\p{M}/gu;
