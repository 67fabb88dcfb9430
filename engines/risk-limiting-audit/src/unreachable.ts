/** The end of a switch over everything that a type allows: the compiler proves that nothing comes here. */
export function unreachable(value: never): never {
  throw new TypeError(`not expected: ${JSON.stringify(value)}`);
}
