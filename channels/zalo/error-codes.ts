/**
 * What a code of the OA API means for a delivery. Published meanings of −214, −217, −238 and −241 differ between
 * sources; codes outside the table count as our mistake, so that a programmer looks.
 */
export type ZaloVerdict =
  | 'delivered'
  | 'token'
  /** The app demands `appsecret_proof` (developer console). */
  | 'proof'
  | 'retry'
  /** Only a person can repair it, in Zalo's consoles: the message waits. */
  | 'operator'
  | 'window-closed'
  | 'blocked'
  /** Mostly an OA that may not send buttons. */
  | 'plain-text'
  | 'refused'

interface Meaning {
  readonly verdict: ZaloVerdict
  /** For officers, who see it at the message, and for the operator. */
  readonly text: string
}

const waiting = 'chờ người quản trị xử lý, tin sẽ tự gửi lại'
const other = 'hãy liên hệ qua điện thoại hoặc kênh khác'

const meanings: Readonly<Record<number, Meaning>> = {
  0: { verdict: 'delivered', text: '' },
  // Not "blocked by the user", as one well-known mapper has it.
  ...all('token', 'mã truy cập hết hạn', [-216, -220, -124]),
  ...all('proof', `ứng dụng yêu cầu appsecret_proof; ${waiting}`, [-242]),
  ...all('retry', 'vượt giới hạn số lượt gọi', [-32]),
  ...all('retry', 'Zalo đang bận', [-200, -214]),
  ...all('operator', `ứng dụng chưa được kích hoạt hoặc đã bị gỡ; ${waiting}`, [-209, -219]),
  ...all('operator', `ứng dụng chưa đăng ký quyền gọi API này; ${waiting}`, [-212, -235, -237, -403, -117]),
  ...all('operator', `OA chưa cấp quyền cho ứng dụng; ${waiting}`, [-223, -120, -125, -135, -136, -138]),
  ...all('operator', `OA chưa xác thực, bị khóa hoặc gói dịch vụ không đủ; ${waiting}`, [-221, -224, -227]),
  ...all('operator', `tài khoản ZCA chưa liên kết hoặc hết tiền; ${waiting}`, [-320, -321, -115]),
  ...all('operator', `mẫu tin chưa được duyệt; ${waiting}`, [-131]),
  ...all('window-closed', `người dân không tương tác trong 7 ngày; ${other}, hoặc chờ người dân nhắn lại`, [-230]),
  ...all('window-closed', `người dân chưa từng nhắn cho OA; ${other}`, [-232]),
  ...all('blocked', `người dân chưa quan tâm OA; ${other}`, [-213]),
  ...all('blocked', `người dân đã chặn hoặc hạn chế tin của OA; ${other}`, [-217, -244, -119]),
  ...all('blocked', `đã hết lượt gửi; ${other}`, [-211, -218, -144, -147]),
  ...all('blocked', `Zalo không cho gửi loại tin này ban đêm; ${other}`, [-234, -133]),
  ...all(
    'blocked',
    `Zalo từ chối theo chính sách nội dung hoặc phiên bản ứng dụng; ${other}`,
    [-248, -139, -140, -141],
  ),
  ...all('blocked', `số điện thoại không dùng được Zalo; ${other}`, [-108, -114, -118]),
  ...all('plain-text', 'Zalo không nhận dạng tin này', [-201, -210, -233, -238, -241]),
}

export function verdictOf(code: number): ZaloVerdict {
  return meanings[code]?.verdict ?? 'refused'
}

/** `zalo error -230: …`: the code for the runbook, the words for officers. */
export function reasonOf(code: number): string {
  const text = meanings[code]?.text ?? ''
  return text === '' ? `zalo error ${code}` : `zalo error ${code}: ${text}`
}

function all(verdict: ZaloVerdict, text: string, codes: readonly number[]): Record<number, Meaning> {
  return Object.fromEntries(codes.map((code) => [code, { verdict, text }]))
}
