/**
 * Value -> members and back, as numbers. A value that one member has (most do) costs no list of its own. Adding and removing
 * leave no trace: what nobody has any more is forgotten, and its number is used again.
 */
export class PostingLists {
  readonly #numbers = new Map<string, number>();
  readonly #keys: (string | undefined)[] = [];
  readonly #free: number[] = [];
  /** One member, or a list of several. */
  readonly #members: (number | number[] | undefined)[] = [];

  /** How many values are known. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Adds a member to a value; the value's number. */
  add(key: string, member: number): number {
    let value = this.#numbers.get(key);
    if (value === undefined) {
      value = this.#free.pop() ?? this.#keys.length;
      this.#numbers.set(key, value);
      this.#keys[value] = key;
      this.#members[value] = member;
      return value;
    }
    const before = this.#members[value]!;
    if (typeof before === "number") this.#members[value] = [before, member];
    else before.push(member);
    return value;
  }

  remove(value: number, member: number): void {
    const before = this.#members[value];
    if (before === undefined) return;
    const left =
      typeof before === "number"
        ? before === member
          ? []
          : [before]
        : before.filter((one) => one !== member);
    if (left.length > 0) {
      this.#members[value] = left.length === 1 ? left[0]! : left;
      return;
    }
    this.#numbers.delete(this.#keys[value]!);
    this.#keys[value] = undefined;
    this.#members[value] = undefined;
    this.#free.push(value);
  }

  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  keyOf(value: number): string {
    return this.#keys[value] ?? "";
  }

  countOf(value: number): number {
    const members = this.#members[value];
    return members === undefined ? 0 : typeof members === "number" ? 1 : members.length;
  }

  membersOf(value: number): readonly number[] {
    const members = this.#members[value];
    return members === undefined ? [] : typeof members === "number" ? [members] : members;
  }
}
