/** Hands a file to the person. */
export function download(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The picture as a file of its own: with size, font and the colours it has on the screen. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(svg);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "system-ui, sans-serif");
  copy.setAttribute("color", style.color);
  const used = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => {
    const original = used[index];
    if (!original) return;
    const { fill, stroke, fontSize } = getComputedStyle(original);
    element.setAttribute("fill", fill);
    element.setAttribute("stroke", stroke);
    if (element.tagName === "text") element.setAttribute("font-size", fontSize);
  });
  return new XMLSerializer().serializeToString(copy);
}
