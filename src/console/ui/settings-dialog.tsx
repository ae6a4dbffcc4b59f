import { useState } from 'react'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Options } from './parts/options.tsx'
import { playTone } from './tone.ts'
import type { Settings } from './use-settings.ts'

interface SettingsDialogProps {
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly settings: Settings
}

const themeOptions = [
  { value: 'auto', label: 'Theo máy' },
  { value: 'light', label: 'Sáng' },
  { value: 'dark', label: 'Tối' },
] as const

const soundOptions = [
  { value: 'mine', label: 'Khi công dân của tôi nhắn, và khi có ca khẩn' },
  { value: 'all', label: 'Cả khi có công dân mới đang chờ' },
  { value: 'off', label: 'Tắt' },
] as const

const letterOptions = [
  { value: 'on', label: 'Bật' },
  { value: 'off', label: 'Tắt, chỉ dùng phím tắt có Alt' },
] as const

export function SettingsDialog({ open, change, settings }: SettingsDialogProps) {
  return (
    <Dialog title="Cài đặt trên máy này" open={open} change={change}>
      <Options label="Nền" inRow options={themeOptions} value={settings.theme} change={settings.setTheme} />
      <Options
        label="Âm báo"
        options={soundOptions}
        value={settings.sound}
        change={(sound) => {
          settings.setSound(sound)
          if (sound !== 'off') playTone('mine')
        }}
      />
      <DesktopNotices />
      <Options
        label="Phím tắt một chữ cái"
        options={letterOptions}
        value={settings.letters}
        change={settings.setLetters}
      />
      <div className="row end">
        <Button kind="primary" press={() => change(false)}>
          Xong
        </Button>
      </div>
    </Dialog>
  )
}

const permissionTexts: Readonly<Record<NotificationPermission, string>> = {
  granted: 'Thông báo trên màn hình đã bật: hiện khi trang này đang ẩn, không ghi lời công dân.',
  denied: 'Trình duyệt đang chặn thông báo của trang này. Muốn bật, xin mở lại trong cài đặt trang của trình duyệt.',
  default: 'Thông báo trên màn hình đang tắt.',
}

/** The browser asks only when the officer wants it. */
function DesktopNotices() {
  const isThere = 'Notification' in window
  const [permission, setPermission] = useState(isThere ? Notification.permission : 'denied')
  if (!isThere) return null
  return (
    <div className="field">
      <p>
        <strong>Thông báo trên màn hình</strong>
      </p>
      <p className="muted small" role="status">
        {permissionTexts[permission]}
      </p>
      {permission === 'default' && (
        <div className="row">
          <Button className="small" press={() => void Notification.requestPermission().then(setPermission)}>
            Bật thông báo trên màn hình
          </Button>
        </div>
      )}
    </div>
  )
}
