import { type Place } from "./report.ts";

/** 1 at the same moment (or place), 0 at the edge; null where one is not known or they are farther apart. */
export interface Closeness {
  readonly closeness: number;
  readonly evidence: string;
}

const hoursMax = 72;
const kilometresMax = 50;
const earthRadiusKilometres = 6371;

/** Within three days, falling off evenly; the evidence is the hours between. */
export function closenessInTime(aMs: number | undefined, bMs: number | undefined): Closeness | null {
  if (aMs === undefined || bMs === undefined) return null;
  const hours = Math.abs(aMs - bMs) / 3_600_000;
  return hours < hoursMax ? { closeness: 1 - hours / hoursMax, evidence: String(Math.round(hours)) } : null;
}

/** The same code, or within fifty kilometres on the sphere; the evidence is the code, or the kilometres. */
export function closenessInPlace(a: Place | undefined, b: Place | undefined): Closeness | null {
  if (a?.code !== undefined && a.code !== "" && a.code === b?.code) return { closeness: 1, evidence: a.code };
  const kilometres = kilometresBetween(a, b);
  if (kilometres === null || !(kilometres < kilometresMax)) return null;
  return { closeness: 1 - kilometres / kilometresMax, evidence: `${Math.round(kilometres)} km` };
}

/** Haversine (Sinnott 1984). */
function kilometresBetween(a: Place | undefined, b: Place | undefined): number | null {
  if (a?.latitude === undefined || a.longitude === undefined) return null;
  if (b?.latitude === undefined || b.longitude === undefined) return null;
  const radians = Math.PI / 180;
  const latitudes = Math.sin(((a.latitude - b.latitude) * radians) / 2) ** 2;
  const longitudes = Math.sin(((a.longitude - b.longitude) * radians) / 2) ** 2;
  const inner = latitudes + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitudes;
  return 2 * earthRadiusKilometres * Math.asin(Math.sqrt(Math.min(1, Math.max(0, inner))));
}
