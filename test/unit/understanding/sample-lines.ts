import type { TrainingLine } from '../../../src/understanding/train.ts'

const examples: Readonly<Record<string, readonly string[]>> = {
  'pension.age': [
    'bao nhiêu tuổi thì được về hưu',
    'tuổi nghỉ hưu của nữ năm 2026 là mấy',
    'nam 58 tuổi khi nào nghỉ hưu',
    'sinh năm 1965 thì về hưu năm nào',
    'mấy tuổi mới được nghỉ hưu vậy ạ',
    'em muốn hỏi tuổi về hưu của lao động nữ',
    'làm nghề nặng nhọc được nghỉ hưu sớm mấy tuổi',
    'lộ trình tăng tuổi nghỉ hưu ra sao',
    'tuổi hưu bây giờ tính thế nào',
    'đủ tuổi nghỉ hưu chưa khi tôi 60 tuổi',
  ],
  'hi.card_lookup': [
    'tra cứu thẻ bảo hiểm y tế còn hạn không',
    'thẻ bhyt của tôi hết hạn chưa',
    'kiểm tra hạn sử dụng thẻ bảo hiểm y tế ở đâu',
    'xem mã thẻ bhyt trên mạng',
    'tra giá trị sử dụng thẻ bảo hiểm y tế',
    'muốn biết thẻ bhyt còn dùng được tới ngày nào',
    'thẻ y tế của bé còn hạn không',
    'coi giùm thẻ bảo hiểm y tế của má tôi',
    'cách tra cứu thẻ bhyt bằng tin nhắn',
    'thẻ y tế còn giá trị tới bao giờ',
  ],
  'ui.procedure': [
    'nộp hồ sơ trợ cấp thất nghiệp ở đâu',
    'thủ tục hưởng bảo hiểm thất nghiệp',
    'làm bảo hiểm thất nghiệp cần giấy tờ gì',
    'nghỉ việc bao lâu thì phải nộp hồ sơ thất nghiệp',
    'hồ sơ hưởng bhtn gồm những gì',
    'đăng ký thất nghiệp online được không',
    'ra trung tâm dịch vụ việc làm nộp hồ sơ thất nghiệp',
    'nộp giấy thất nghiệp ở tỉnh khác được không',
    'mới nghỉ việc xin lãnh thất nghiệp làm sao',
    'thủ tục nhận trợ cấp thất nghiệp mấy ngày',
  ],
  'act.thanks': [
    'cảm ơn',
    'cảm ơn em nhiều',
    'cám ơn bạn nhé',
    'tks em',
    'biết ơn em lắm',
    'cảm ơn đã giúp',
    'thanks',
    '🙏',
    'cảm ơn cán bộ',
    'xin cảm ơn',
  ],
  out_of_scope: [
    'thời tiết hôm nay thế nào',
    'giá vàng hôm nay',
    'làm sổ đỏ ở đâu',
    'đổi bằng lái xe',
    'thuế thu nhập cá nhân nộp thế nào',
    'tìm việc làm gần nhà',
    'kể chuyện cười đi',
    'vay ngân hàng lãi bao nhiêu',
    'kết quả xổ số miền nam',
    'mua vé máy bay',
  ],
}

/** Fifty lines over five intents: enough for a model that tests can train in a moment. */
export const sampleLines: readonly TrainingLine[] = Object.entries(examples).flatMap(([intent, texts]) =>
  texts.map((text) => ({ text, intent })),
)
