type Child = Node | string | null;

/** An element with attributes (false and null: without) and children. Text is text: nothing of a record becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Terms with what they say. */
export function facts(rows: readonly (readonly [string, string | Node])[]): HTMLDListElement {
  return element(
    "dl",
    { class: "facts" },
    ...rows.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]),
  );
}
