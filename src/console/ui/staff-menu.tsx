import { useState } from 'react'
import { CannedDialog } from './canned-dialog.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Menu } from './parts/menu.tsx'
import { ACCOUNT_HREF } from './places.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { stateTexts } from './texts.ts'
import { tellDone, tellFailure } from './toasts.tsx'
import { useApi } from './use-api.ts'
import type { Settings } from './use-settings.ts'
import { useTeam } from './use-team.ts'
import { useShortcut } from './use-shortcuts.ts'

interface StaffMenuProps {
  readonly settings: Settings
  readonly signOut: () => void
}

type Asking = 'nothing' | 'canned' | 'settings' | 'help'

/** The officer's own: whether conversations come in, how the page looks and sounds, and the way out. */
export function StaffMenu({ settings, signOut }: StaffMenuProps) {
  const { staff, call } = useApi()
  const team = useTeam()
  const [asking, setAsking] = useState<Asking>('nothing')
  useShortcut('help', () => setAsking('help'))
  const changeTo = (which: Asking) => (open: boolean) => setAsking(open ? which : 'nothing')

  async function tellState(state: 'available' | 'away'): Promise<void> {
    const result = await call('/state', { method: 'POST', body: { state } })
    await team.reload()
    if (result.ok) tellDone(`Trạng thái của anh/chị: ${stateTexts[state]}.`)
    else tellFailure(result.status === 404 ? 'Máy chủ này chưa ghi trạng thái trực.' : result.detail)
  }

  const stateText = team.state === undefined ? '' : stateTexts[team.state].toLowerCase()

  return (
    <>
      <Menu
        className="quiet"
        label={`${staff.displayName}${stateText === '' ? '' : `, ${stateText}`}: cài đặt và đăng xuất`}
        actions={[
          {
            id: 'available',
            label: 'Tôi sẵn sàng nhận cuộc',
            current: team.state === 'available',
            run: () => void tellState('available'),
          },
          { id: 'away', label: 'Tôi tạm vắng', current: team.state === 'away', run: () => void tellState('away') },
          { id: 'canned', label: 'Câu trả lời mẫu…', run: () => setAsking('canned') },
          { id: 'settings', label: 'Cài đặt: nền, âm báo, thông báo…', run: () => setAsking('settings') },
          { id: 'account', label: 'Tài khoản của tôi', run: () => location.assign(ACCOUNT_HREF) },
          { id: 'help', label: 'Phím tắt', keys: '?', run: () => setAsking('help') },
          { id: 'sign-out', label: 'Đăng xuất', run: signOut },
        ]}
      >
        <span className="staff-name">{staff.displayName}</span>
        {team.state !== undefined && <span className={`own-state ${team.state}`}>{stateTexts[team.state]}</span>}{' '}
        <span aria-hidden="true">▾</span>
      </Menu>
      <CannedDialog open={asking === 'canned'} change={changeTo('canned')} />
      <SettingsDialog open={asking === 'settings'} change={changeTo('settings')} settings={settings} />
      <HelpDialog open={asking === 'help'} change={changeTo('help')} />
    </>
  )
}
