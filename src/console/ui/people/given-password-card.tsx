import { useEffect, useRef } from 'react'
import { copyText } from '../account/copy-text.ts'
import { Button } from '../parts/button.tsx'
import type { GivenPassword } from './person.ts'

interface GivenPasswordCardProps {
  readonly given: GivenPassword
  readonly handedOver: () => void
}

/** In the page and not in a dialog: a click beside it must not make the password vanish. */
export function GivenPasswordCard({ given: { name, username, password }, handedOver }: GivenPasswordCardProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // After the dialog that it comes from has given the focus back.
    const soon = setTimeout(() => heading.current?.focus(), 50)
    return () => clearTimeout(soon)
  }, [])
  return (
    <section className="card section given" aria-labelledby="given-title">
      <h3 id="given-title" ref={heading} tabIndex={-1}>
        Mật khẩu của {name}
      </h3>
      <p>
        Tên đăng nhập <strong>{username}</strong>, mật khẩu:
      </p>
      <code className="secret">{password}</code>
      <p className="muted small">
        Chỉ hiện lần này. Giao tận tay hoặc qua điện thoại; người nhận phải đổi ngay ở lần đăng nhập đầu tiên.
      </p>
      <div className="row">
        <Button press={() => void copyText(password, 'Đã sao chép mật khẩu.')}>Sao chép</Button>
        <Button kind="primary" press={handedOver}>
          Tôi đã giao mật khẩu
        </Button>
      </div>
    </section>
  )
}
