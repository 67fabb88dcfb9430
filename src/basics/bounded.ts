/** Limits that hold everywhere. Sizes in characters unless the name says otherwise. */
export const limits = {
  bodyBytesMax: 1_048_576,
  jsonDepthMax: 32,
  pageRowsMax: 200,
  pageRowsDefault: 50,
  nameCharactersMax: 200,
  lineCharactersMax: 500,
  textCharactersMax: 20_000,
  listItemsMax: 500,
} as const;
