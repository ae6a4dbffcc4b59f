import { useState } from 'react'
import { Button as AriaButton, Tag, TagGroup, TagList, Label } from 'react-aria-components/TagGroup'
import { Button } from './parts/button.tsx'
import { Combo } from './parts/combo.tsx'
import type { Act } from './use-desk.ts'
import { loadedOr, useResource } from './use-resource.ts'

interface TagsEditorProps {
  readonly tags: readonly string[]
  readonly act: Act
}

const none: { readonly tags: readonly string[] } = { tags: [] }
/** As in the API. */
const MAX_LENGTH = 40

/** Words under which the conversation is found again. */
export function TagsEditor({ tags, act }: TagsEditorProps) {
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  // The words that colleagues use already: the same thing under one name.
  const { tags: known } = loadedOr(useResource<typeof none>(adding ? '/tags' : undefined).state, none)

  async function save(next: readonly string[]): Promise<void> {
    const failed = await act('tags', { tags: next })
    setProblem(failed)
    if (failed !== undefined) return
    setText('')
    setAdding(false)
  }
  const add = (): void => {
    const tag = text.trim()
    if (tag === '' || tags.includes(tag)) return setAdding(false)
    void save([...tags, tag])
  }

  return (
    <div className="tags">
      <TagGroup className="tag-group" onRemove={(keys) => void save(tags.filter((tag) => !keys.has(tag)))}>
        <Label className="unseen">Nhãn của cuộc này</Label>
        <TagList className="tag-list">
          {tags.map((tag) => (
            <Tag key={tag} id={tag} textValue={tag} className="tag own">
              {tag}
              <AriaButton slot="remove" className="tag-remove" aria-label={`Bỏ nhãn ${tag}`}>
                ×
              </AriaButton>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      {adding ? (
        <form
          className="tag-form"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
          onKeyDownCapture={(event) => {
            if (event.key === 'Escape') setAdding(false)
            // The list of suggestions would take Enter for itself, also where none of them is marked.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isUnmarked(event.target)) return
            event.preventDefault()
            event.stopPropagation()
            add()
          }}
        >
          <Combo
            label="Nhãn mới"
            hideLabel
            options={known.filter((tag) => !tags.includes(tag)).map((value) => ({ value, label: value }))}
            text={text}
            change={setText}
            maxLength={MAX_LENGTH}
            autoFocus
            error={problem}
          />
          <Button type="submit" className="small">
            Thêm
          </Button>
        </form>
      ) : (
        <Button kind="quiet" className="small" press={() => setAdding(true)}>
          + Nhãn
        </Button>
      )}
    </div>
  )
}

function isUnmarked(box: EventTarget): boolean {
  return box instanceof HTMLInputElement && !box.hasAttribute('aria-activedescendant')
}
