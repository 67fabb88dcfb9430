/** The storage worker on a machine so busy that every bell rings once more after its turn was answered. */
const wait = Atomics.wait;
let rings = 0;

function waitAndRingAgain(...parameters: unknown[]): ReturnType<typeof wait> {
  return rings++ % 2 === 1 ? "ok" : (Reflect.apply(wait, Atomics, parameters) as ReturnType<typeof wait>);
}
Atomics.wait = waitAndRingAgain;

await import("../worker.ts");
