/** A whole number of 32 bits: the cases that every property tries. */
export const propertySeed = Number(process.env["COUNTERFOIL_SEED"] ?? 20_201_127);
