import { useState, type FormEvent } from 'react'
import type { Role } from '../desk-types.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Options } from '../parts/options.tsx'
import { tellDone } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import { Checks } from './checks.tsx'
import type { GivenPassword, Person } from './person.ts'
import { provinceNames } from './province-names.ts'
import { roleHints, roleTexts } from './role-texts.ts'

interface PersonFormProps {
  /** Undefined: a new one. */
  readonly person: Person | undefined
  readonly queues: readonly { readonly name: string; readonly title: string }[]
  readonly saved: (password: GivenPassword | undefined) => void
  readonly leave: () => void
}

interface Values {
  readonly username: string
  readonly displayName: string
  readonly email: string
  readonly role: Role | ''
  readonly queues: readonly string[]
  readonly provinces: readonly string[]
  readonly languages: readonly string[]
}

const roles = (['officer', 'supervisor', 'analyst', 'admin'] as const).map((value) => ({
  value,
  label: `${roleTexts[value]} – ${roleHints[value]}`,
}))
const languages = [
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'en', label: 'Tiếng Anh' },
]
const places = provinceNames.map(({ code, name }) => ({ value: code, label: name }))

export function PersonForm({ person, queues, saved, leave }: PersonFormProps) {
  const { staff, call } = useApi()
  const [values, setValues] = useState<Values>(() => startOf(person))
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ readonly field?: string | undefined; readonly text: string }>()
  const set = (change: Partial<Values>): void => setValues((known) => ({ ...known, ...change }))
  const errorOf = (name: string): string | undefined => (refused?.field === name ? refused.text : undefined)
  const shownElsewhere =
    refused !== undefined && !['username', 'displayName', 'email', 'role'].includes(refused.field ?? '')
  const works = values.role !== 'analyst'

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    if (values.role === '') return setRefused({ field: 'role', text: 'Xin chọn vai trò.' })
    setBusy(true)
    setRefused(undefined)
    const { username, ...rest } = values
    const result =
      person === undefined
        ? await call<{ readonly staff: Person; readonly password: string }>('/people', { method: 'POST', body: values })
        : await call<{ readonly staff: Person; readonly password?: undefined }>(`/people/${person.id}`, {
            method: 'PATCH',
            body: rest,
          })
    setBusy(false)
    if (!result.ok) return setRefused({ field: result.field, text: result.detail })
    const { password, staff: now } = result.value
    tellDone(person === undefined ? `Đã tạo tài khoản của ${now.displayName}.` : `Đã lưu ${now.displayName}.`)
    saved(password === undefined ? undefined : { name: now.displayName, username: now.username ?? username, password })
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="pair">
        <Field
          label="Họ tên"
          hint="Như đồng nghiệp gọi; câu trả lời mẫu có thể dùng tên này."
          value={values.displayName}
          change={(displayName) => set({ displayName })}
          maxLength={80}
          autoFocus
          error={errorOf('displayName')}
        />
        {person === undefined ? (
          <Field
            label="Tên đăng nhập"
            hint="Chữ thường không dấu, số, dấu chấm, gạch. Không đổi được về sau."
            value={values.username}
            change={(username) => set({ username })}
            maxLength={40}
            error={errorOf('username')}
          />
        ) : null}
        <Field
          label="Thư điện tử"
          hint="Không bắt buộc; để nhận ra khi đăng nhập bằng tài khoản cơ quan."
          type="email"
          value={values.email}
          change={(email) => set({ email })}
          maxLength={200}
          error={errorOf('email')}
        />
      </div>
      {person?.id === staff.id ? (
        <p className="muted">Vai trò: {roleTexts[staff.role]}. Vai trò của chính mình do quản trị viên khác đổi.</p>
      ) : (
        <Options
          label="Vai trò"
          options={roles}
          value={values.role}
          change={(role) => set({ role })}
          error={errorOf('role')}
        />
      )}
      {works && (
        <>
          {queues.length > 0 && (
            <Checks
              label="Nhóm việc"
              hint="Không chọn: nhận mọi nhóm."
              options={queues.map(({ name, title }) => ({ value: name, label: title }))}
              values={values.queues}
              change={(chosen) => set({ queues: chosen })}
            />
          )}
          <Checks
            label="Ngôn ngữ"
            hint="Không chọn: nhận mọi ngôn ngữ."
            options={languages}
            values={values.languages}
            change={(chosen) => set({ languages: chosen })}
          />
          <Checks
            many
            label="Tỉnh, thành phố"
            hint="Không chọn: nhận cả nước."
            options={places}
            values={values.provinces}
            change={(chosen) => set({ provinces: chosen })}
          />
        </>
      )}
      {shownElsewhere && (
        <p className="error" role="alert">
          {refused.text}
        </p>
      )}
      <div className="row end">
        <Button press={leave}>Thôi</Button>
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? 'Đang lưu…' : person === undefined ? 'Tạo tài khoản' : 'Lưu'}
        </Button>
      </div>
    </form>
  )
}

function startOf(person: Person | undefined): Values {
  if (person === undefined) {
    return { username: '', displayName: '', email: '', role: '', queues: [], provinces: [], languages: [] }
  }
  const { username, displayName, email = '', role, queues, provinces, languages: spoken } = person
  return { username, displayName, email, role, queues, provinces, languages: spoken }
}
