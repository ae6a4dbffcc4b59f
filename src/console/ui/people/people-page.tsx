import './people.css'
import { useState } from 'react'
import type { Colleagues } from '../desk-types.ts'
import { LoadingState } from '../page/loading-state.tsx'
import { Page } from '../page/page.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { fold } from '../../../core/vietnamese.ts'
import { loadedOr, useResource } from '../use-resource.ts'
import { GivenPasswordCard } from './given-password-card.tsx'
import { PeopleTable } from './people-table.tsx'
import type { GivenPassword, PeopleList, Person } from './person.ts'
import { PersonForm } from './person-form.tsx'

type Editing = { readonly kind: 'new' } | { readonly kind: 'old'; readonly person: Person }

export function PeoplePage() {
  const people = useResource<PeopleList>('/people')
  const { queues } = loadedOr(useResource<Colleagues>('/colleagues').state, { colleagues: [], queues: [] })
  const [editing, setEditing] = useState<Editing>()
  const [given, setGiven] = useState<GivenPassword>()
  const [typed, setTyped] = useState('')

  function saved(password: GivenPassword | undefined): void {
    setEditing(undefined)
    if (password !== undefined) setGiven(password)
    void people.reload()
  }
  return (
    <Page
      title="Nhân sự"
      intro="Tài khoản vào bàn hỗ trợ, vai trò và phần việc của từng người. Mỗi thay đổi được ghi vào nhật ký."
      actions={
        <Button kind="primary" press={() => setEditing({ kind: 'new' })}>
          Thêm người
        </Button>
      }
    >
      {given !== undefined && (
        <GivenPasswordCard key={given.password} given={given} handedOver={() => setGiven(undefined)} />
      )}
      <LoadingState resource={people} what="danh sách nhân sự">
        {({ people: all }) => (
          <section className="card section" aria-label="Danh sách nhân sự">
            <div className="section-head">
              <Field
                label="Lọc theo tên"
                type="search"
                value={typed}
                change={setTyped}
                placeholder="Tên hoặc tên đăng nhập"
              />
              <p className="muted small" role="status">
                {tally(all, matching(all, typed))}
              </p>
            </div>
            <PeopleTable
              people={matching(all, typed)}
              queues={queues}
              edit={(person) => setEditing({ kind: 'old', person })}
              give={setGiven}
              reload={people.reload}
            />
          </section>
        )}
      </LoadingState>
      <Dialog
        wide
        title={editing?.kind === 'old' ? `Sửa: ${editing.person.displayName}` : 'Thêm người'}
        open={editing !== undefined}
        change={(open) => !open && setEditing(undefined)}
      >
        <PersonForm
          person={editing?.kind === 'old' ? editing.person : undefined}
          queues={queues}
          saved={saved}
          leave={() => setEditing(undefined)}
        />
      </Dialog>
    </Page>
  )
}

function matching(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = fold(typed.trim())
  return people.filter(({ displayName, username }) => fold(`${displayName} ${username}`).includes(wanted))
}

function tally(all: readonly Person[], shown: readonly Person[]): string {
  const locked = shown.filter(({ disabled }) => disabled).length
  const of = shown.length === all.length ? `${all.length} tài khoản` : `${shown.length} trong ${all.length} tài khoản`
  return locked === 0 ? of : `${of}, ${locked} đang khóa`
}
