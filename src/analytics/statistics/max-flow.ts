export interface Edge {
  readonly from: number
  readonly to: number
  readonly capacity: number
}

/** Largest flow by shortest augmenting paths (J. Edmonds, R. M. Karp 1972); `most` ends it early. */
export function maxFlow(
  edges: readonly Edge[],
  source: number,
  sink: number,
  most = Infinity,
): { readonly flow: readonly number[]; readonly total: number } {
  const flow = edges.map(() => 0)
  let total = 0
  while (total < most) {
    const path = shortestPath(edges, flow, source, sink)
    if (path === null) break
    const step = Math.min(most - total, ...path.map(({ left }) => left))
    // Only a path without any limit of its own: the amount has none either.
    if (step === Infinity) return { flow, total: Infinity }
    for (const { edge, forward } of path) flow[edge] = (flow[edge] ?? 0) + (forward ? step : -step)
    total += step
  }
  return { flow, total }
}

interface Step {
  readonly edge: number
  readonly forward: boolean
  readonly left: number
  readonly to: number
}

function shortestPath(
  edges: readonly Edge[],
  flow: readonly number[],
  source: number,
  sink: number,
): readonly Step[] | null {
  const reached = new Map<number, { readonly step: Step; readonly from: number } | null>([[source, null]])
  const queue = [source]
  for (let node = queue.shift(); node !== undefined && !reached.has(sink); node = queue.shift()) {
    for (const step of stepsFrom(edges, flow, node)) {
      if (reached.has(step.to)) continue
      reached.set(step.to, { step, from: node })
      queue.push(step.to)
    }
  }
  if (!reached.has(sink)) return null
  const path: Step[] = []
  for (let at = reached.get(sink); at !== null && at !== undefined; at = reached.get(at.from)) path.push(at.step)
  return path
}

function stepsFrom(edges: readonly Edge[], flow: readonly number[], node: number): readonly Step[] {
  return edges.flatMap((edge, index): readonly Step[] => {
    const used = flow[index] ?? 0
    if (edge.from === node && edge.capacity > used)
      return [{ edge: index, forward: true, left: edge.capacity - used, to: edge.to }]
    if (edge.to === node && used > 0) return [{ edge: index, forward: false, left: used, to: edge.from }]
    return []
  })
}
