import { accountForms } from "./forms-accounts.ts";
import { domainForms, ruleForms } from "./forms-domain.ts";
import { fileForms } from "./forms-files.ts";
import { networkForms } from "./forms-network.ts";
import type { TemplateForm } from "./template-form.ts";

/** The templates of MISP objects that have a form in STIX; objects of other templates travel as custom objects. */
export const templateForms: readonly TemplateForm[] = [
  ...networkForms,
  ...fileForms,
  ...accountForms,
  ...domainForms,
  ...ruleForms,
];

/** The form of a template, of the root type where one has two (a script is malware or a tool); null where there is none. */
export function formOf(name: string, root?: string): TemplateForm | null {
  return (
    templateForms.find((form) => form.name === name && (root === undefined || form.root === root)) ?? null
  );
}

/** Roots that are observables: they stand in observed data. */
export function isObserved(form: TemplateForm): boolean {
  return !domainRoots.has(form.root);
}
const domainRoots = new Set([...domainForms, ...ruleForms].map(({ root }) => root));
