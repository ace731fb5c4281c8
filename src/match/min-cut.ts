/** A minimum cut through a flow network; knows nothing of phrases. Dinic's algorithm in flat arrays. */

/** Capacity of what must not be cut. */
export const UNCUTTABLE = 1e15

/** Edge 2k and its reverse 2k+1 lie side by side. */
export class Network {
  private count = 0
  private readonly to: Int32Array
  private readonly left: Float64Array
  /** For each edge the next one of the same node, for each node its first; -1 ends the list. */
  private readonly nextEdge: Int32Array
  private readonly firstEdge: Int32Array
  private readonly level: Int32Array
  private readonly current: Int32Array
  private readonly queue: Int32Array

  constructor(nodes: number, edges: number) {
    this.to = new Int32Array(edges * 2)
    this.left = new Float64Array(edges * 2)
    this.nextEdge = new Int32Array(edges * 2)
    this.firstEdge = new Int32Array(nodes).fill(-1)
    this.level = new Int32Array(nodes)
    this.current = new Int32Array(nodes)
    this.queue = new Int32Array(nodes)
  }

  connect(from: number, to: number, capacity: number): void {
    this.add(from, to, capacity)
    this.add(to, from, 0)
  }

  /** Sends as much as will go and says how much; stops early once that is uncuttable. */
  saturate(source: number, sink: number): number {
    let total = 0
    while (total < UNCUTTABLE && this.measure(source, sink)) {
      this.current.set(this.firstEdge)
      for (let sent = 1; sent > 0 && total < UNCUTTABLE; total += sent)
        sent = this.send(source, sink, UNCUTTABLE)
    }
    return total
  }

  /** After saturate: the edges from the source's side to the other. */
  cut(source: number): [number, number][] {
    this.measure(source, -1)
    const cut: [number, number][] = []
    for (let e = 0; e < this.count; e += 2) {
      const from = this.to[e + 1]!
      const to = this.to[e]!
      if (this.level[from]! >= 0 && this.level[to]! < 0) cut.push([from, to])
    }
    return cut
  }

  private add(from: number, to: number, capacity: number): void {
    const e = this.count++
    this.to[e] = to
    this.left[e] = capacity
    this.nextEdge[e] = this.firstEdge[from]!
    this.firstEdge[from] = e
  }

  /** Breadth-first levels from the source; true if the sink can still be reached. */
  private measure(source: number, sink: number): boolean {
    const { level, queue } = this
    level.fill(-1)
    level[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!
      for (let e = this.firstEdge[node]!; e >= 0; e = this.nextEdge[e]!) {
        const next = this.to[e]!
        if (this.left[e]! <= 0 || level[next]! >= 0) continue
        level[next] = level[node]! + 1
        queue[tail++] = next
      }
    }
    return sink >= 0 && level[sink]! >= 0
  }

  private send(node: number, sink: number, wanted: number): number {
    if (node === sink) return wanted
    for (let e = this.current[node]!; e >= 0; e = this.nextEdge[e]!) {
      this.current[node] = e
      const to = this.to[e]!
      if (this.left[e]! <= 0 || this.level[to] !== this.level[node]! + 1) continue
      const sent = this.send(to, sink, Math.min(wanted, this.left[e]!))
      if (sent <= 0) continue
      this.left[e]! -= sent
      this.left[e ^ 1]! += sent
      return sent
    }
    this.current[node] = -1
    return 0
  }
}
