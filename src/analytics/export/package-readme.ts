import type { ExportSource } from './export-source.ts'

/** What is in the package, in Vietnamese and English, with who asked for it and when. */
export function readme({ facts, rows }: ExportSource): string {
  const table = facts.map(([label, value]) => `| ${label} | ${value.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`)
  return `# Đánh giá kênh hỗ trợ – gói dữ liệu

| Mục | Nội dung |
|---|---|
${table.join('\n')}

| Tệp | Nội dung |
|---|---|
| data/ratings.csv | ${rows} dòng, mỗi dòng một phiếu; UTF-8 không BOM, dấu phẩy, CRLF |
| data/funnel.csv | phễu của chính các dòng được lọc: kết thúc, không đủ điều kiện, gửi lỗi, phát ra, thu về, hợp lệ, từ chối |
| codebook.csv | bảng mã: nhãn, giá trị, ý nghĩa khi trống, quyền riêng tư |
| ratings.sps, ratings.do, ratings.R | đọc tệp và gắn nhãn cho SPSS, Stata, R |
| method.md | ghi chú phương pháp |
| datapackage.json | mô tả theo Frictionless Data Package 1.0 |
| SHA256SUMS | mã kiểm tra: \`sha256sum -c SHA256SUMS\` |

Mã như "01" là văn bản: khi mở bằng Excel hãy nhập tệp với kiểu Text, hoặc dùng bản .xlsx. Khóa đã băm vẫn là dữ liệu cá
nhân: chỉ dùng cho mục đích đã nêu, không chia sẻ lại.

# Ratings of the support channels – data package

${rows} rows, one per invitation or closed conversation (\`data/ratings.csv\`), their funnel, the code book, scripts that
read the file and set labels in SPSS, Stata and R, the method note, a Frictionless descriptor of version 1.0 and SHA-256
sums. Codes such as "01" are text. Hashed keys are still personal data: use them for the stated purpose only.
`
}
