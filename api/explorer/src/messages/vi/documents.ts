export const documents = {
  title: "Tài liệu",
  intro: "Mỗi tài liệu đã nạp, với số dữ kiện tìm thấy. Mở một tài liệu để thấy từng dữ kiện ngay trong câu của nó.",
  name: "Tên tài liệu",
  place: "Địa phương",
  issued: "Ngày",
  facts: "Dữ kiện",
  nationwide: "toàn quốc",
  emptyTitle: "Chưa có tài liệu nào",
  empty: "Nạp tài liệu .txt hay cả thư mục bằng lệnh:",
  factsInText: "Dữ kiện trong tài liệu",
  text: "Toàn văn",
  showKind: (kind: string, count: number) => `${kind} (${count})`,
  noFacts: "Chưa tìm thấy dữ kiện nào trong tài liệu này.",
};

export const kinds = {
  target: "Mục tiêu",
  goal: "Mục tiêu định tính",
  result: "Kết quả",
  task: "Nhiệm vụ",
  "task-group": "Nhóm nhiệm vụ",
  relation: "Căn cứ pháp lý",
  sector: "Lĩnh vực",
  mention: "Dẫn chiếu",
  other: "Khác",
};
