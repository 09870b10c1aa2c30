export const access = {
  title: "Cần mã truy cập",
  needed: {
    read: "Phần này dành cho người có mã truy cập với quyền read (đọc).",
    ingest: "Nạp tài liệu là việc của người có mã truy cập với quyền ingest (nạp tài liệu).",
    review: "Xem xét và quyết định là việc của người có mã truy cập với quyền review (duyệt).",
    admin: "Phần này dành cho người có mã truy cập với quyền admin (quản trị).",
  },
  lacking: (name: string, scopes: string, needed: string) =>
    `Mã “${name}” chỉ có quyền ${scopes}; ở đây cần quyền ${needed}. Hãy nhập mã khác.`,
  token: "Mã truy cập",
  enter: "Dùng mã này",
  how: "Người quản trị tạo mã trên máy chủ bằng lệnh:",
  command: (scope: string) => `lienket token make ten-toi --scope ${scope}`,
  kept: "Mã chỉ được giữ trong thẻ trình duyệt này, mất khi đóng thẻ, và chỉ gửi tới chính máy chủ này.",
  inUse: (name: string) => `Đang dùng mã truy cập “${name}”.`,
  forget: "Thôi dùng",
};
