import type { ReactNode } from "react";

/** A drawing with an accessible name; `group` where single marks inside it are links, `img` where it is one whole. */
export function Svg(props: {
  readonly name: string;
  readonly as: "img" | "group";
  readonly className: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}) {
  const { name, as, className, width, height, children } = props;
  return (
    <svg className={className} width={width} height={height} role={as} aria-label={name}>
      {children}
    </svg>
  );
}
