import { useState } from 'react'
import { Confirm } from './confirm.tsx'
import { Button } from './parts/button.tsx'
import { MergeDialog, type Merged } from './merge-dialog.tsx'
import { Menu } from './parts/menu.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { useShortcut } from './use-shortcuts.ts'
import type { Act } from './use-desk.ts'

type Asking = 'nothing' | 'close' | 'return' | 'transfer' | 'merge'

interface ConversationActionsProps {
  readonly of: Merged
  /** A task without a result: the server does not let it end so. */
  readonly owed: boolean
  readonly act: Act
}

const CLOSING = 'Công dân được báo là cuộc hỗ trợ đã xong, sau đó được mời đánh giá.'
const OWED = 'Phiếu việc của cuộc này chưa có kết quả; xin ghi kết quả ở phần Phiếu việc trước.'

/** What the officer who holds a conversation can do with it. */
export function ConversationActions({ of, owed, act }: ConversationActionsProps) {
  const [asking, setAsking] = useState<Asking>('nothing')
  const changeTo = (which: Asking) => (open: boolean) => setAsking(open ? which : 'nothing')
  useShortcut('close', () => setAsking('close'))
  useShortcut('transfer', () => setAsking('transfer'))

  return (
    <>
      <Button press={() => setAsking('close')} keys="e">
        Kết thúc hỗ trợ
      </Button>
      <Menu
        label="Việc khác với cuộc này"
        actions={[
          { id: 'transfer', label: 'Chuyển cho đồng nghiệp…', keys: 'T', run: () => setAsking('transfer') },
          { id: 'merge', label: 'Gộp vào cuộc khác của công dân…', run: () => setAsking('merge') },
          { id: 'return', label: 'Trả về trợ lý tự động…', run: () => setAsking('return') },
        ]}
      >
        Thêm <span aria-hidden="true">▾</span>
      </Menu>
      <Confirm
        title="Kết thúc hỗ trợ?"
        text={owed ? `${OWED} ${CLOSING}` : CLOSING}
        words={{ run: 'Kết thúc', busy: 'Đang kết thúc…', stay: 'Tiếp tục hỗ trợ' }}
        open={asking === 'close'}
        change={changeTo('close')}
        run={() => act('close')}
      />
      <Confirm
        title="Trả về trợ lý tự động?"
        text="Công dân được báo là trợ lý tự động trả lời tiếp. Cuộc này rời khỏi danh sách của anh/chị."
        words={{ run: 'Trả về trợ lý', busy: 'Đang trả về…', stay: 'Giữ lại' }}
        open={asking === 'return'}
        change={changeTo('return')}
        run={() => act('return', {})}
      />
      <TransferDialog open={asking === 'transfer'} change={changeTo('transfer')} act={act} />
      <MergeDialog from={of} open={asking === 'merge'} change={changeTo('merge')} act={act} />
    </>
  )
}
