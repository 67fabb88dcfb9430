import type { ReactNode } from "react";

export interface Fact {
  readonly name: string;
  /** Left out where it is null or undefined. */
  readonly value: ReactNode;
}

/** The facts of an object, name beside value. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="cf-facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
