import type { InteropFinding } from "../check/interoperability.ts";
import type { Bilingual } from "./bilingual.ts";

/** What the interoperability profile asks for. `{property}` is what is missing or too many. */
export const interopMessages: Readonly<Record<InteropFinding["rule"], Bilingual>> = {
  "interop-property-missing": {
    en: "Partners who follow the interoperability profile expect {property}.",
    fr: "Les partenaires qui suivent le profil d’interopérabilité attendent {property}.",
  },
  "interop-several-tlp": {
    en: "{property} may name one TLP marking at most.",
    fr: "{property} peut nommer au plus un marquage TLP.",
  },
};
