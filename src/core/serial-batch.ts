/** Collects while a batch is under way; what collected is the next batch. */
export interface SerialBatch<Item> {
  /** Resolves when the item's batch is done. */
  add(item: Item): Promise<void>
  /** Items that are not done: of the batch under way, and those that wait for the next. */
  readonly pending: number
}

export interface SerialBatchOptions<Item> {
  /** Items of one batch: enough to share its cost, few enough that none waits long. */
  readonly largest: number
  readonly run: (items: readonly Item[]) => Promise<void>
  readonly onDone?: () => void
}

interface Waiting<Item> {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** A bad item is refused at once; a batch that fails later has lost its database, and item by item would wait for each. */
const AT_FAULT_WITHIN_MS = 2_000

/**
 * One batch at a time: items keep their order, and a busy moment becomes cheaper instead of slower. A batch that fails
 * is tried item by item, so that one bad item does not take the others with it.
 */
export function createSerialBatch<Item>({ largest, run, onDone }: SerialBatchOptions<Item>): SerialBatch<Item> {
  const queue: Waiting<Item>[] = []
  let running = false
  let underWay = 0

  const runAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, largest)
      underWay = batch.length
      const since = Date.now()
      try {
        await run(batch.map((waiting) => waiting.item))
        for (const waiting of batch) waiting.resolve()
      } catch (error) {
        if (Date.now() - since > AT_FAULT_WITHIN_MS) for (const waiting of batch) waiting.reject(error)
        else await runEach(batch, error)
      }
      underWay = 0
      onDone?.()
    }
    running = false
  }

  const runEach = async (batch: readonly Waiting<Item>[], first: unknown): Promise<void> => {
    if (batch.length === 1) return batch[0]?.reject(first)
    for (const waiting of batch) {
      try {
        await run([waiting.item])
        waiting.resolve()
      } catch (error) {
        waiting.reject(error)
      }
    }
  }

  return {
    get pending() {
      return queue.length + underWay
    },
    add(item) {
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        if (running) return
        running = true
        // After what is already in the socket buffers, so that it shares the first batch.
        setImmediate(() => void runAll())
      })
    },
  }
}
