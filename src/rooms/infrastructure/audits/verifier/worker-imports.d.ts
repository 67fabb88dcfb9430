/** How vite hands over a worker: as a file of its own, or inside the script, for pages opened from a disk. */
declare module "*?worker" {
  const made: new () => Worker;
  export default made;
}
declare module "*?worker&inline" {
  const made: new () => Worker;
  export default made;
}
