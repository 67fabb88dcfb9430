/** What the storage counted since it was opened. Plain numbers, for the metrics page and for tests. */
export interface StorageMetrics {
  /** Commits of shared transactions that were acknowledged. */
  commits: number;
  /** Commands in them that were kept. */
  commands: number;
  /** Commands that ended in a refusal or an error, so that nothing of them was kept. */
  undone: number;
  /** Commits that failed, with every command in them. */
  commitsFailed: number;
  /** Most commands in one commit so far. */
  batchLargest: number;
  /** Read-only transactions. */
  reads: number;
  /** Times that a new session to the database was opened after the first (connection lost, worker ended). */
  reopened: number;
  /** Embedded only: fsync calls on write-ahead log files, and on any file. */
  walFlushes: number;
  flushes: number;
  /** Rounds of CHECKPOINT and of VACUUM ANALYZE. */
  checkpoints: number;
  vacuums: number;
}

export function noMetrics(): StorageMetrics {
  return {
    commits: 0,
    commands: 0,
    undone: 0,
    commitsFailed: 0,
    batchLargest: 0,
    reads: 0,
    reopened: 0,
    walFlushes: 0,
    flushes: 0,
    checkpoints: 0,
    vacuums: 0,
  };
}
