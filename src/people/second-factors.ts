import { createHash } from 'node:crypto'
import { generatePassword } from '../console/password.ts'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { StaffId } from '../core/ids.ts'
import type { SecondFactorStore, StaffAccount } from './contract.ts'
import type { Seal } from './seal.ts'
import { newTotp, stepOfCode, type NewTotp } from './totp.ts'

/** Codes of an authenticator app, and the recovery codes for a lost one. */
export interface SecondFactors {
  state(staff: StaffId): Promise<{ readonly on: boolean; readonly recoveryCodesLeft: number }>
  /** Counts from `confirm` on. */
  propose(staff: StaffAccount): Promise<NewTotp>
  /** The recovery codes, shown this once. */
  confirm(staff: StaffAccount, code: string): Promise<readonly string[]>
  /** Each code is taken once. */
  check(staff: StaffId, code: string): Promise<'totp' | 'recovery' | undefined>
  remove(staff: StaffId): Promise<void>
}

const RECOVERY_CODES = 10

export function createSecondFactors(store: SecondFactorStore, seal: Seal, clock: Clock): SecondFactors {
  async function secretOf(staff: StaffId, confirmed: boolean): Promise<string | undefined> {
    const factor = await store.find(staff)
    if (factor?.confirmed !== confirmed) return undefined
    const secret = seal.open(factor.secret, staff)
    if (secret !== undefined) return secret
    // The session secret is another one now.
    throw new AppError('conflict', 'Không đọc được mã bảo mật đã lưu. Xin quản trị viên đặt lại tài khoản.')
  }
  return {
    async state(staff) {
      const factor = await store.find(staff)
      return { on: factor?.confirmed === true, recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0 }
    },
    async propose(staff) {
      const made = newTotp(staff.username)
      if (await store.propose(staff.id, seal.seal(made.secret, staff.id))) return made
      throw new AppError('conflict', 'Xác thực hai bước đang bật. Xin tắt trước khi đăng ký máy khác.')
    },
    async confirm(staff, code) {
      const secret = await secretOf(staff.id, false)
      if (secret === undefined) throw new AppError('conflict', 'Chưa có mã nào chờ xác nhận. Xin bật lại từ đầu.')
      const step = stepOfCode(secret, digitsOf(code), clock.now())
      if (step === undefined) throw wrongCode()
      const codes = Array.from({ length: RECOVERY_CODES }, () => generatePassword().replace(/.{4}(?!$)/g, '$&-'))
      if (
        await store.confirm(
          staff.id,
          step,
          codes.map((one) => recoveryHash(staff.id, one)),
        )
      )
        return codes
      throw new AppError('conflict', 'Xác thực hai bước đã được bật ở một cửa sổ khác.')
    },
    async check(staff, code) {
      const digits = digitsOf(code)
      if (!/^\d+$/.test(digits)) {
        return (await store.useRecoveryCode(staff, recoveryHash(staff, code))) ? 'recovery' : undefined
      }
      const secret = await secretOf(staff, true)
      const step = secret === undefined ? undefined : stepOfCode(secret, digits, clock.now())
      return step !== undefined && (await store.useStep(staff, step)) ? 'totp' : undefined
    },
    remove: (staff) => store.remove(staff),
  }
}

function wrongCode(): AppError {
  return new AppError('invalid_input', 'Mã chưa đúng, đã dùng hoặc hết hạn. Xin nhập mã mới nhất.', { field: 'code' })
}

/** Apps show "123 456". */
function digitsOf(code: string): string {
  return code.replaceAll(/\s/g, '')
}

/** 79 bits of chance need no slow hash. With its owner: the same code of two people would have two hashes. */
function recoveryHash(staff: StaffId, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z\d]/g, '')
  return createHash('sha256').update(`${staff} ${plain}`).digest('hex')
}
