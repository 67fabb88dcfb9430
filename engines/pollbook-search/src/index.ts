/** @counterfoil/pollbook-search: see README.md. Pure: bytes come in and go out; who reads and writes the files is outside. */
export { isLicence, readLicence } from "./barcode/licence.ts";
export type { Licence } from "./barcode/licence.ts";
export { writeImage } from "./image/write-image.ts";
export { messages } from "./messages.ts";
export type { Message, SearchRefusal } from "./messages.ts";
export { openImage } from "./open-image.ts";
export type { Hit, SearchAnswer, VoterList } from "./open-image.ts";
export type { Fine, Outcome, Refusal } from "./outcome.ts";
export { QUERY_CHARACTERS_MAX } from "./finding/typed-query.ts";
export { hasMark, VOTER_FIELDS, VOTER_MARKS } from "./voter.ts";
export type { ListedVoter, Utf8, VoterField, VoterMark } from "./voter.ts";
export { folded } from "./words/scripts.ts";
