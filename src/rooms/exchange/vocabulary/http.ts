import { mount, slice } from "../../../platform/http/mount.ts";
import { readStixUpload } from "../../../platform/http/stix-upload.ts";
import {
  importVocabulary,
  listTerms,
  listVersions,
  lookUp,
  readChanges,
  vocabularyBytesMax,
} from "./contract.ts";
import { listLabels, sayLabel } from "./labels-contract.ts";
import * as words from "./labels-service.ts";
import { messages } from "./messages.ts";
import { listReviews, reviewFramework } from "./reviews-contract.ts";
import * as reviewing from "./reviews-service.ts";
import * as vocabulary from "./service.ts";

export const vocabularyHttp = slice("vocabulary", messages, [
  mount(listVersions, vocabulary.versions),
  mount(importVocabulary, vocabulary.take, {
    runsAlone: true,
    prepare: (raw) => readStixUpload(raw, { bytesMax: vocabularyBytesMax, objectsMax: 50_000 }),
  }),
  mount(readChanges, vocabulary.changesOf),
  mount(listTerms, vocabulary.terms),
  mount(lookUp, vocabulary.answerCode),
  mount(listLabels, words.labels),
  mount(sayLabel, words.say),
  mount(listReviews, reviewing.reviews),
  mount(reviewFramework, reviewing.review),
]);
