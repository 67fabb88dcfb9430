/** A sentence in both languages of the house. Placeholders are the members of the problem. */
export type Bilingual = { readonly en: string; readonly fr: string };

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** Every reason for which a manifest or a file of cast vote records is refused. */
export const problemMessages = {
  "not-utf8": say(
    "{file}: the file is not UTF-8 text. Export it again as UTF-8.",
    "{file} : le fichier n’est pas du texte UTF-8. Exportez-le de nouveau en UTF-8.",
  ),
  "file-empty": say("{file}: the file is empty.", "{file} : le fichier est vide."),
  "row-too-long": say(
    "{file}, row {row}: the row is longer than any real one. A quotation mark may not be closed.",
    "{file}, ligne {row} : la ligne est plus longue que toute ligne réelle. Un guillemet n’est peut-être pas fermé.",
  ),
  "quote-wrong": say(
    "{file}, row {row}: a quotation mark is not closed, or text follows a closed one: {found}.",
    "{file}, ligne {row} : un guillemet n’est pas fermé, ou du texte suit un guillemet fermé : {found}.",
  ),
  "field-count": say(
    "{file}, row {row}: {found} fields, {expected} expected, as in the header.",
    "{file}, ligne {row} : {found} champs, {expected} attendus, comme dans l’en-tête.",
  ),
  "header-missing": say(
    "{file}: the header row or the column {expected} is missing; row {row} reads {found}.",
    "{file} : la ligne d’en-tête ou la colonne {expected} manque ; la ligne {row} contient {found}.",
  ),
  "column-twice": say(
    "{file}, row {row}: the column {field} stands twice.",
    "{file}, ligne {row} : la colonne {field} figure deux fois.",
  ),
  "no-contests": say(
    "{file}: the file names no contest. {expected} was expected in a column header.",
    "{file} : le fichier ne nomme aucun scrutin. {expected} était attendu dans un en-tête de colonne.",
  ),
  "contest-header-invalid": say(
    "{file}, row {row}, column {field}: {found} is no valid contest header; expected: {expected}.",
    "{file}, ligne {row}, colonne {field} : {found} n’est pas un en-tête de scrutin valable ; attendu : {expected}.",
  ),
  "value-missing": say("{file}, row {row}: {field} is empty.", "{file}, ligne {row} : {field} est vide."),
  "mark-invalid": say(
    "{file}, row {row}, {field}: {found} is neither 0 nor 1.",
    "{file}, ligne {row}, {field} : {found} n’est ni 0 ni 1.",
  ),
  "not-a-count": say(
    "{file}, row {row}, column {field}: {found} is no whole number.",
    "{file}, ligne {row}, colonne {field} : {found} n’est pas un nombre entier.",
  ),
  "too-many-cards": say(
    "{file}, row {row}, column {field}: {found} is more than {expected} cards.",
    "{file}, ligne {row}, colonne {field} : {found} dépasse {expected} bulletins.",
  ),
  "batch-twice": say(
    "{file}, row {row}: the batch {found} was named before, in row {expected}. Each batch stands in one row.",
    "{file}, ligne {row} : le lot {found} figurait déjà à la ligne {expected}. Chaque lot tient en une ligne.",
  ),
  "unknown-batch": say(
    "{file}, row {row}: the batch {found} is not in the manifest.",
    "{file}, ligne {row} : le lot {found} n’est pas dans le manifeste.",
  ),
  "batch-names-not-unique": say(
    "{file}: the batch {found} exists for several tabulators ({expected}), so the tabulator of each record is needed: one archive for each tabulator, named after it, or the file of scanned ballots.",
    "{file} : le lot {found} existe pour plusieurs tabulatrices ({expected}) ; il faut donc la tabulatrice de chaque enregistrement : une archive par tabulatrice, portant son nom, ou le fichier des bulletins numérisés.",
  ),
  "more-records-than-ballots": say(
    "{file}: the batch {found} has {field} records, but the manifest counts {expected} ballots.",
    "{file} : le lot {found} a {field} enregistrements, mais le manifeste compte {expected} bulletins.",
  ),
  "record-twice": say(
    "{file}, row {row}: the record {found} was there before.",
    "{file}, ligne {row} : l’enregistrement {found} figurait déjà.",
  ),
  "ten-digits": say(
    "{file}, row {row}, column {field}: {found} must have ten digits. A spreadsheet may have removed leading zeros: export the file again and do not open it before.",
    "{file}, ligne {row}, colonne {field} : {found} doit avoir dix chiffres. Un tableur a pu retirer les zéros de tête : exportez de nouveau le fichier sans l’ouvrir.",
  ),
  "files-differ": say(
    "{file}: the files do not hold the same set of records: {found} stands only in {expected}.",
    "{file} : les fichiers ne contiennent pas le même ensemble d’enregistrements : {found} ne figure que dans {expected}.",
  ),
  "total-differs": say(
    "{file}, row {row}: the file says {found} records, but holds {expected}.",
    "{file}, ligne {row} : le fichier annonce {found} enregistrements, mais en contient {expected}.",
  ),
  "cvr-file-missing": say(
    "{file}: the file of cast vote records is missing; expected: {expected}.",
    "{file} : le fichier des enregistrements de vote manque ; attendu : {expected}.",
  ),
  "ballots-file-missing": say(
    "{file}: the file of ballots is missing; expected: {expected}.",
    "{file} : le fichier des bulletins manque ; attendu : {expected}.",
  ),
  "file-unknown": say(
    "{file}: this file is of no kind that belongs here; expected: {expected}.",
    "{file} : ce fichier n’est d’aucun type attendu ici ; attendu : {expected}.",
  ),
  "json-malformed": say(
    "{file}, record {row}, {field}: the JSON text is broken; expected: {expected}.",
    "{file}, enregistrement {row}, {field} : le texte JSON est altéré ; attendu : {expected}.",
  ),
  "json-unexpected": say(
    "{file}, record {row}, {field}: found {found}, expected {expected}.",
    "{file}, enregistrement {row}, {field} : trouvé {found}, attendu {expected}.",
  ),
  "xml-malformed": say(
    "{file}, record {row}: the XML text is broken: {found}; expected: {expected}.",
    "{file}, enregistrement {row} : le texte XML est altéré : {found} ; attendu : {expected}.",
  ),
  "xml-doctype": say(
    "{file}: a document type declaration is not accepted.",
    "{file} : une déclaration de type de document n’est pas acceptée.",
  ),
  "reference-unknown": say(
    "{file}, record {row}, {field}: {found} is not declared in the file.",
    "{file}, enregistrement {row}, {field} : {found} n’est pas déclaré dans le fichier.",
  ),
  "name-twice": say(
    "{file}: {field} has two entries that are called {found}, so a vote for one could be taken for the other.",
    "{file} : {field} a deux entrées appelées {found} ; une voix pour l’une pourrait être prise pour l’autre.",
  ),
  "archive-damaged": say(
    "{file}: the archive cannot be read ({found}). Make it anew as a ZIP file without a password.",
    "{file} : l’archive ne peut être lue ({found}). Refaites-la en fichier ZIP sans mot de passe.",
  ),
  "archive-too-large": say(
    "{file}: unpacked, the archive is larger than {expected} bytes.",
    "{file} : décompressée, l’archive dépasse {expected} octets.",
  ),
  "record-too-large": say(
    "{file}, record {row}: one record is larger than {expected} characters.",
    "{file}, enregistrement {row} : un enregistrement dépasse {expected} caractères.",
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
