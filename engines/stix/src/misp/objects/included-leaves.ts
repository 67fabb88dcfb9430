import { grouped, type Leaf } from "./leaves.ts";
import { formOf } from "./forms.ts";
import type { TemplateForm } from "./template-form.ts";

const program = "extensions.windows-pebinary-ext.";
const section = `${program}sections.`;

type Part = {
  readonly form: TemplateForm;
  readonly leaves: readonly Leaf[];
  /** How the object around refers to it. */
  readonly relation: string | null;
};

/**
 * The leaves of a form by the MISP objects that they belong to: a file's program and its sections, a key's values after its own ones
 * (null: a key with one value says it itself, one with several contains them).
 */
export function includedLeaves(
  form: TemplateForm,
  leaves: readonly Leaf[],
  ownValues: number | null,
): readonly Part[] {
  if (form.name === "file" || form.name === "pe") return programLeaves(form, leaves);
  if (form.name !== "registry-key") return [{ form, leaves, relation: null }];
  const values = leaves.filter(({ path }) => path.startsWith("values."));
  const apart = new Map<number, Leaf[]>();
  const alone = new Set(values.map(numberOf)).size === 1 ? 1 : 0;
  for (const leaf of values)
    if (numberOf(leaf) >= (ownValues ?? alone))
      apart.set(numberOf(leaf), [...(apart.get(numberOf(leaf)) ?? []), leaf]);
  const gone = new Set([...apart.values()].flat());
  const others = [...apart.entries()].sort(([a], [b]) => a - b);
  const value = formOf("registry-key-value")!;
  return [
    { form, leaves: leaves.filter((leaf) => !gone.has(leaf)), relation: null },
    ...others.map(([, part]) => ({ form: value, leaves: part, relation: "contains" })),
  ];
}

function programLeaves(form: TemplateForm, leaves: readonly Leaf[]): readonly Part[] {
  const inSections = leaves.filter(({ path }) => path.startsWith(section));
  const inProgram = leaves.filter(({ path }) => path.startsWith(program) && !path.startsWith(section));
  const rest = leaves.filter(({ path }) => !path.startsWith(program));
  const sections = [...grouped(inSections, numberOf).entries()].sort(([a], [b]) => a - b);
  const parts = sections.map(([, part]) => ({
    form: formOf("pe-section")!,
    leaves: part,
    relation: "includes",
  }));
  if (form.name === "pe") return [{ form, leaves: [...inProgram, ...rest], relation: null }, ...parts];
  if (inProgram.length === 0 && parts.length === 0) return [{ form, leaves: rest, relation: null }];
  return [
    { form, leaves: rest, relation: null },
    { form: formOf("pe")!, leaves: inProgram, relation: "includes" },
    ...parts,
  ];
}

function numberOf({ at }: Leaf): number {
  return Number(/(?:values|sections)\[(\d+)\]/.exec(at)?.[1] ?? 0);
}
