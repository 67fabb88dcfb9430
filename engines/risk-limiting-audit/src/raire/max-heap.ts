/** A binary heap: `pop` gives an element that comes `before` no other later than it. */
export type MaxHeap<T> = { push(element: T): void; pop(): T | undefined; peek(): T | undefined };

export function maxHeap<T>(before: (one: T, other: T) => boolean): MaxHeap<T> {
  const heap: T[] = [];
  return {
    peek: () => heap[0],
    push(element) {
      let at = heap.length;
      heap.push(element);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(element, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = element;
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) sink(heap, last, before);
      return top;
    },
  };
}

function sink<T>(heap: T[], element: T, before: (one: T, other: T) => boolean): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, element)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = element;
}
