import type { Position } from "cytoscape";

/** Nodes that pull on each other along their links, and those of them that stay where they are. */
export interface Task {
  nodes: { id: string; size: number; at: Position; isFixed: boolean }[];
  links: (readonly [source: string, target: string])[];
  /** How far apart linked nodes would stand. */
  length: number;
}

export type Places = (readonly [id: string, at: Position])[];

/** Where nodes stand by now; the last one of a task is where they come to rest. */
export interface Settled {
  places: Places;
  isLast: boolean;
}

/** Works out beside the page, which stays live, where nodes come to rest. Returns how to give that up. */
export function settle(task: Task, onSettled: (settled: Settled) => void): () => void {
  const worker = new Worker(new URL("./forces.worker.ts", import.meta.url), { type: "module" });
  const end = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<Settled>) => {
    if (data.isLast) end();
    onSettled(data);
  };
  // Without it they stand where they are, and can be moved by hand.
  worker.onerror = () => onSettled({ places: [], isLast: true });
  worker.postMessage(task);
  return end;
}
