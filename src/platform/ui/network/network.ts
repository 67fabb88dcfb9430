/** One thing of a network, as it is drawn. */
export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  /** Shape and colour: an index of `shapes`. */
  readonly group: number;
}

export interface NetworkLink {
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  /** False where the link is drawn but does not pull: what is said of everything would pull everything into one heap. */
  readonly pulls: boolean;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of a network is to be seen, and what stands out. */
export interface NetworkView {
  readonly nodes: readonly boolean[];
  readonly links: readonly boolean[];
  readonly selected: number | null;
  /** A way through the network; empty where there is none. */
  readonly pathNodes: ReadonlySet<number>;
  readonly pathLinks: ReadonlySet<number>;
}
