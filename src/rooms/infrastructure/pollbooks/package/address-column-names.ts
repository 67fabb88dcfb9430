/** Columns that hold a part of the address, or stand beside it. Compared as `wordsOf` makes them. */

/** A second line of the address. */
export const secondLineNames: readonly string[] = [
  "residential address2",
  "residential address 2",
  "residential secondary addr",
  "residence address line 2",
  "residential address line 2",
  "legal address line 2",
  "address line 2",
  "complement d adresse",
];

/** Parts of an address where no column holds it whole, each by its names, in the order in which they are written. */
export const addressParts: readonly (readonly string[])[] = [
  [
    "house number",
    "house num",
    "residence house number",
    "residence street number",
    "permanent house number",
    "street number",
    "reg st num",
    "home no",
    "raddnumber",
    "ad num",
    "numero de voie",
  ],
  ["house suffix", "housenumbersuffix", "house number suffix", "reg st frac", "rhalfcode", "ad num suffix a"],
  [
    "pre dir",
    "pre direction",
    "direction",
    "reg st pre direction",
    "rpredirection",
    "permanent directional prefix",
  ],
  [
    "street name",
    "residence street name",
    "permanent street name",
    "reg st name",
    "home street",
    "rstreetname",
    "ad str1",
    "street",
    "voie",
    "rue",
  ],
  [
    "street type",
    "residence street suffix",
    "permanent street type",
    "reg st type",
    "streettypecodename",
    "type de voie",
  ],
  [
    "post dir",
    "post direction",
    "suffix direction",
    "reg st post direction",
    "rpostdirection",
    "permanent directional suffix",
  ],
  ["unit type", "reg unit type", "permanent unit type"],
  [
    "unit num",
    "unit number",
    "apt num",
    "apt unit nbr",
    "residence apt unit nbr",
    "reg unit num",
    "permanent unit number",
    "home apt",
    "rapartment",
    "ad unit",
    "apartment unit number",
    "apartment",
  ],
];

/** The postal code, which is shown with the city. */
export const postalNames: readonly string[] = [
  "zip",
  "zip code",
  "zipcode",
  "zip5",
  "zip 5",
  "residential zip",
  "residential zip code",
  "residence zipcode",
  "residence zip code",
  "home zipcode",
  "reg zip code",
  "legal address zip",
  "permanent zipcode",
  "rzip5",
  "ad zip5",
  "postal code",
  "postcode",
  "code postal",
];

/** A part of the precinct that has ballots of its own. */
export const splitNames: readonly string[] = ["split", "precinct split", "precinct part", "precinct suffix"];

export const markNames = {
  confidential: [
    "confidential",
    "confidential ind",
    "address confidential",
    "requested public records exemption",
    "confidentiel",
  ],
  "id-required": ["id required", "idrequired", "piece d identite exigee"],
} as const;

export const saysYes = [
  "Y",
  "y",
  "Yes",
  "YES",
  "yes",
  "T",
  "true",
  "TRUE",
  "True",
  "1",
  "O",
  "Oui",
  "oui",
  "OUI",
];
