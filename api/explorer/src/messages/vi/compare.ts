export const compare = {
  title: "So sánh",
  views: "Cách so sánh",
  tabs: { provinces: "Hai địa phương", time: "Theo thời gian" },
  intro: {
    provinces: "Hai địa phương cạnh nhau, theo từng mục tiêu quốc gia. Mỗi kết luận dẫn tới bằng chứng của nó.",
    time: "Kết quả và mục tiêu của một chỉ tiêu theo thời gian, của nhiều địa phương, cùng mục tiêu quốc gia.",
  },
  left: "Địa phương thứ nhất",
  right: "Địa phương thứ hai",
  onlyDifferent: "Chỉ những dòng khác nhau",
  fewTitle: "Cần tài liệu của ít nhất hai địa phương",
  few: "Hãy nạp thêm kế hoạch, nghị quyết hay báo cáo của một địa phương nữa.",
  level: "Cấp",
  provinces: "Địa phương",
  emptyTitle: "Tài liệu hiện có chưa nêu số liệu nào",
  empty: "Hãy chọn một chỉ tiêu khác, một cấp khác, hoặc thêm địa phương.",
  chart: (title: string) => `${title} theo thời gian; bảng bên dưới có cùng số liệu`,
  legend:
    "Đường và chấm tròn: kết quả đã báo cáo (chấm rỗng: không nêu thời điểm, lấy ngày của tài liệu). Hình thoi: mục tiêu của địa phương. Đường đứt và tam giác: mục tiêu quốc gia. Ghim đỏ: số liệu mâu thuẫn với một số liệu khác cùng thời điểm.",
  contradicted: "Có số liệu mâu thuẫn nhau cùng thời điểm: ghim đỏ trên hình.",
  words: {
    target: (place: string) => `${place}: mục tiêu`,
    national: (year: string) => (year ? `Quốc gia ${year}` : "Quốc gia"),
  },
};
