import './search.css'
import { useEffect, useState } from 'react'
import { usePaged, type Page as OnePage } from '../page/use-paged.ts'
import { tellFailure } from '../toasts.tsx'
import { FoundConversation } from './found-conversation.tsx'
import { FoundList } from './found-list.tsx'
import { SearchForm } from './search-form.tsx'
import { emptyFilter, isEmpty, searchPath, type Found, type SearchAnswer, type SearchFilter } from './search-query.ts'

/** Results beside the conversation that is open; on a phone one of the two. What was searched for stays off the address. */
export function SearchPage({ selected }: { readonly selected: string | undefined }) {
  const [filter, setFilter] = useState<SearchFilter>(emptyFilter)
  const [asked, setAsked] = useState<SearchFilter>()
  const { state, more, start, goOn } = usePaged(readAnswer)
  useEffect(() => {
    if (asked !== undefined) void start(searchPath(asked))
  }, [start, asked])

  async function showMore(next: string): Promise<void> {
    if (asked === undefined) return
    const problem = await goOn(searchPath(asked, next))
    if (problem !== undefined) tellFailure(problem)
  }
  function ofPerson(person: string): void {
    const theirs = { ...emptyFilter, q: person }
    setFilter(theirs)
    setAsked(theirs)
  }
  const items = state.kind === 'loaded' ? state.items : []
  return (
    <main className={selected === undefined ? 'search' : 'search at-found'}>
      <section className="search-side" aria-label="Tìm cuộc trò chuyện">
        <SearchForm
          filter={filter}
          change={setFilter}
          search={() => setAsked(isEmpty(filter) ? undefined : { ...filter })}
          refused={state.kind === 'failed' ? state : undefined}
        />
        <FoundList
          state={asked === undefined ? { kind: 'idle' } : state}
          selected={selected}
          more={more}
          showMore={showMore}
          ofPerson={ofPerson}
        />
      </section>
      <div className="pane">
        <FoundConversation
          key={selected}
          id={selected}
          found={items.find(({ conversation }) => conversation === selected)}
        />
      </div>
    </main>
  )
}

function readAnswer({ results, next }: SearchAnswer): OnePage<Found> {
  return { items: results, next }
}
