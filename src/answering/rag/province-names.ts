/** Today's 34 provinces, those that they were made from, and cities as well known: a model may write one without its capitals. */
export const provinceNames: readonly string[] = `
  An Giang, Bà Rịa - Vũng Tàu, Bình Dương, Bình Phước, Bình Thuận, Bình Định, Bạc Liêu, Bắc Giang, Bắc Kạn,
  Bắc Ninh, Bến Tre, Cao Bằng, Cà Mau, Cần Thơ, Gia Lai, Huế, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hòa Bình,
  Hưng Yên, Hải Dương, Hải Phòng, Hậu Giang, Hồ Chí Minh, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Long An,
  Lào Cai, Lâm Đồng, Lạng Sơn, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình,
  Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Thanh Hóa, Thái Bình, Thái Nguyên,
  Tiền Giang, Trà Vinh, Tuyên Quang, Tây Ninh, Vĩnh Long, Vĩnh Phúc, Yên Bái, Điện Biên, Đà Nẵng, Đắk Lắk,
  Đắk Nông, Đồng Nai, Đồng Tháp,
  Bắc Cạn, Đà Lạt, Đắc Lắc, Nha Trang, Sài Gòn, Thủ Đức, Vũng Tàu
`
  .split(',')
  .map((name) => name.trim())
