import { When } from "../../../../platform/ui/parts/When.tsx";

/** Cells of tables that say when. */
export function whenOf({ atMs }: { readonly atMs: number }) {
  return <When atMs={atMs} />;
}

export function fromOf({ fromMs }: { readonly fromMs: number }) {
  return <When atMs={fromMs} />;
}

export function madeOf({ madeAtMs }: { readonly madeAtMs: number }) {
  return <When atMs={madeAtMs} short />;
}

export function readOf(never: string) {
  return ({ checkedAtMs }: { readonly checkedAtMs: number | null }) =>
    checkedAtMs === null ? never : <When atMs={checkedAtMs} />;
}
