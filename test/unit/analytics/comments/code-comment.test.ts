import { describe, expect, test } from 'vitest'
import { codeComment } from '../../../../src/analytics/comments/code-comment.ts'
import { loadSurveyFiles } from '../../../../src/content/survey-files.ts'
import { projectRoot } from '../../../../src/root.ts'

const { topics } = loadSurveyFiles(projectRoot)

describe('a comment’s topic by rule', () => {
  test.for([
    ['Tôi phải chờ lâu quá, gần một tiếng mới có người trả lời', 'thoi_gian_cho'],
    ['doi lau qua, cham tra loi', 'thoi_gian_cho'],
    ['Nhân viên thái độ hách dịch, gắt gỏng với người già', 'thai_do'],
    ['Trả lời chung chung, không rõ ràng, tôi không hiểu', 'thong_tin'],
    ['Thủ tục rườm rà, quá nhiều giấy tờ', 'thu_tuc'],
    ['Ứng dụng VssID bị lỗi, không đăng nhập được', 'loi_ky_thuat'],
    ['Hỏi mãi vẫn chưa giải quyết được việc của tôi', 'khong_giai_quyet'],
    ['Bệnh viện không cho chuyển tuyến', 'benh_vien'],
    ['Cấp lại thẻ BHYT giúp tôi, thẻ hết hạn rồi', 'the_bhyt'],
    ['Chưa nhận được tiền lương hưu tháng này', 'chi_tra'],
    ['Cảm ơn, trả lời nhanh và rất nhiệt tình', 'khen'],
    ['cam on ban, rat hai long', 'khen'],
    ['Không có gì thêm', 'khac'],
    ['', 'khac'],
    ['👍', 'khac'],
  ])('%s → %s', ([text = '', topic]) => {
    expect(codeComment(text, topics)).toBe(topic)
  })

  test('words that are denied are no complaint, and no praise', () => {
    expect(codeComment('Không phải chờ lâu, rất tốt', topics)).toBe('khen')
    expect(codeComment('Tôi không hài lòng', topics)).toBe('khac')
    expect(codeComment('Thái độ phục vụ tốt', topics)).toBe('khen')
  })

  test('a syllable with other marks is another word', () => {
    // "cho" (give) is not "chờ" (wait), "tháng" is not "thẳng".
    expect(codeComment('Đề nghị cho tôi xin thêm biểu mẫu', topics)).not.toBe('thoi_gian_cho')
  })

  test('decomposed marks and capitals are read alike', () => {
    expect(codeComment('CHỜ LÂU'.normalize('NFD'), topics)).toBe('thoi_gian_cho')
  })
})
