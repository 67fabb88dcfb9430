import type { ReactNode } from "react";

/** Something wide that scrolls inside itself; it takes the focus, so that the keyboard can scroll it too. */
export function Scroll({ name, ltr, children }: { name: string; ltr?: boolean; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- axe rule scrollable-region-focusable asks for it
    <section className="cf-scroll" aria-label={name} tabIndex={0} dir={ltr ? "ltr" : undefined}>
      {children}
    </section>
  );
}
