/** Always this name: the yearly survey is another product, and no chart mixes the two. */
export const PRODUCT = 'Chỉ số hài lòng kênh hỗ trợ'
