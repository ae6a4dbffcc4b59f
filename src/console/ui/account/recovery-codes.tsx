import { useEffect, useRef } from 'react'
import { Button } from '../parts/button.tsx'
import { copyText } from './copy-text.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly kept: () => void
}

/** The server keeps only what it can check them by: who leaves without them has none. */
export function RecoveryCodes({ codes, kept }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="stack recovery">
      <h4 ref={heading} tabIndex={-1}>
        Đã bật. Xin cất {codes.length} mã dự phòng này
      </h4>
      <p>
        Mỗi mã thay được mã trong điện thoại một lần, khi mất hoặc hỏng máy. <strong>Các mã chỉ hiện lần này.</strong>
      </p>
      <ol className="codes" aria-label="Mã dự phòng">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row unprinted">
        <Button press={() => void copyText(codes.join('\n'), 'Đã sao chép các mã dự phòng.')}>Sao chép</Button>
        <Button press={() => print()}>In ra giấy</Button>
        <Button kind="primary" press={kept}>
          Tôi đã cất xong
        </Button>
      </div>
    </div>
  )
}
