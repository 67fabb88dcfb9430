import type { SiteNow } from "../contract.ts";

export interface PlacedSite {
  readonly site: SiteNow;
  readonly x: number;
  readonly y: number;
}

const CELL = { width: 210, height: 56 } as const;
const EDGE = { left: 20, top: 24, right: 190, bottom: 36 } as const;

/**
 * Pixels of each site. Where every site has its place on the earth: equirectangular, true to scale at the middle latitude; else a
 * grid in the order of the package.
 */
export function placedSites(
  sites: readonly SiteNow[],
  widthPx: number,
): { readonly placed: readonly PlacedSite[]; readonly heightPx: number } {
  const places = sites.flatMap(({ at }) => (at === null ? [] : [at]));
  if (places.length === 0 || places.length < sites.length) return inGrid(sites, widthPx);
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [north, south] = [Math.max(...latitudes), Math.min(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * shrink, 1e-6);
  const perDegree = Math.min(
    (widthPx - EDGE.left - EDGE.right) / across,
    420 / Math.max(north - south, 1e-6),
  );
  return {
    placed: sites.map((site) => ({
      site,
      x: EDGE.left + ((site.at?.longitude ?? west) - west) * shrink * perDegree,
      y: EDGE.top + (north - (site.at?.latitude ?? north)) * perDegree,
    })),
    heightPx: Math.ceil(EDGE.top + (north - south) * perDegree + EDGE.bottom),
  };
}

function inGrid(sites: readonly SiteNow[], widthPx: number) {
  const columns = Math.max(1, Math.floor(widthPx / CELL.width));
  return {
    placed: sites.map((site, at) => ({
      site,
      x: EDGE.left + (at % columns) * CELL.width,
      y: EDGE.top + Math.floor(at / columns) * CELL.height,
    })),
    heightPx: EDGE.top + Math.ceil(sites.length / columns) * CELL.height,
  };
}
