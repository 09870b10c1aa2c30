export const sparql = {
  title: "SPARQL",
  intro: "Truy vấn trực tiếp đồ thị tri thức. Chỉ đọc; truy vấn chạy quá thời hạn sẽ bị dừng kèm lời giải thích.",
  query: "Câu truy vấn",
  run: "Chạy",
  cancel: "Dừng",
  running: "Đang chạy…",
  shortcut: "Ctrl + Enter để chạy",
  results: "Kết quả",
  start: "Chạy câu truy vấn để thấy kết quả ở đây.",
  firstRows: (shown: number, total: number) => `${shown} hàng đầu trong ${total}`,
  truth: (value: boolean): string => (value ? "đúng" : "sai"),
  errorAt: (line: number, column: number) => `Lỗi ở dòng ${line}, cột ${column}`,
  error: "Không chạy được câu truy vấn",
  examples: "Câu hỏi mẫu",
  chooseExample: "Chọn một câu hỏi để xem và sửa SPARQL của nó…",
  completion: "Gõ tên lớp, thuộc tính hay sự vật bằng tiếng Việt hoặc tiếng Anh, có dấu hay không; Ctrl + Space để gợi ý. Esc rồi Tab để rời ô.",
  snippet: "mẫu",
  snippets: {
    label: "Nhãn tiếng Việt của một sự vật",
    targets: "Mục tiêu của một địa phương",
    results: "Kết quả của một địa phương",
    evidence: "Câu trích làm bằng chứng của một dữ kiện",
    comparison: "So sánh với mục tiêu quốc gia",
    basis: "Căn cứ pháp lý của một văn bản",
  },
  fault: (expected: readonly string[]): string =>
    expected[0] === "PREFIX"
      ? "Tiền tố chưa được khai báo: thêm PREFIX tên: <…> ở đầu câu truy vấn."
      : expected.length > 0
        ? `Từ đây trở đi không còn là SPARQL. Ở chỗ này có thể là: ${expected.join("  ")}`
        : "Từ đây trở đi không còn là SPARQL.",
  views: { label: "Cách xem kết quả", table: "Bảng", chart: "Biểu đồ", graph: "Đồ thị" },
  triple: { subject: "chủ thể", predicate: "quan hệ", object: "đối tượng" },
  chart: {
    none: "Kết quả không có cột số nào để vẽ. Hãy chọn thêm một giá trị trong SELECT.",
    kind: "Loại biểu đồ",
    bar: "Cột",
    line: "Đường",
    scatter: "Điểm",
    across: "Trục ngang",
    figures: "Số liệu",
    label: (figures: string, across: string) => `Biểu đồ ${figures} theo ${across}; bảng có cùng số liệu`,
  },
  graph: {
    none: "Kết quả không có sự vật (IRI) nào để nối với nhau.",
    label: (nodes: number, edges: number) => `Đồ thị ${nodes} nút và ${edges} liên kết; bảng có cùng nội dung`,
    left: (shown: number, left: number) => `Vẽ ${shown} sự vật đầu; còn ${left} sự vật chỉ có trong bảng.`,
  },
  history: {
    title: (count: number) => `Các truy vấn đã chạy (${count})`,
    empty: "Truy vấn đã chạy trên trình duyệt này sẽ nằm ở đây.",
    forget: "Xóa danh sách",
  },
  phrases: {
    Completions: "Gợi ý",
    "Control character": "Ký tự điều khiển",
    "Selection deleted": "Đã xóa phần chọn",
    Diagnostics: "Lỗi",
    "No diagnostics": "Không có lỗi",
    close: "đóng",
  } as Record<string, string>,
  example: "Các chỉ tiêu và nhãn tiếng Việt của chúng",
};
