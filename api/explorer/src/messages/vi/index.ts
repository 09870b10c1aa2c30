import { access } from "./access";
import { compare } from "./compare";
import { documents, kinds } from "./documents";
import { graph } from "./graph";
import { map } from "./map";
import { matrix } from "./matrix";
import { proof } from "./proof";
import { questions } from "./questions";
import { review } from "./review";
import { revisions } from "./revisions";
import { sparql } from "./sparql";
import { upload } from "./upload";

export const vi = {
  appName: "lienket",
  tagline: "Mục tiêu quốc gia và địa phương, nối với câu văn chứng minh",
  skipToContent: "Đến nội dung chính",
  navigation: {
    label: "Điều hướng chính",
    matrix: "Ma trận",
    questions: "Câu hỏi",
    documents: "Tài liệu",
    compare: "So sánh",
    graph: "Đồ thị",
    sparql: "SPARQL",
    review: "Duyệt",
  },
  language: { label: "Ngôn ngữ", vi: "Tiếng Việt", en: "English" },
  theme: { label: "Giao diện", auto: "Theo máy", light: "Sáng", dark: "Tối" },
  footer: {
    version: (version: string) => `lienket ${version}`,
    generation: (generation: number) => `Thế hệ dữ liệu ${generation}`,
    reference: "Bản thể học và bộ từ vựng",
    local: "Trang này chỉ kết nối với máy chủ của chính nó.",
  },
  common: {
    loading: "Đang tải…",
    retry: "Thử lại",
    close: "Đóng",
    copy: "Sao chép",
    copyLink: "Sao chép liên kết",
    copied: "Đã sao chép",
    copyFailed: "Trình duyệt không cho sao chép",
    openDocument: "Mở trong tài liệu",
    report: "Báo cáo:",
    reportOn: (place: string, form: string) => `Báo cáo về ${place}, ${form}`,
    year: "Năm",
    all: "Tất cả",
    sure: "Bấm lần nữa để bỏ",
    noValue: "không có",
    confidence: (percent: string) => `Độ tin cậy ${percent}`,
    issued: (date: string) => `ngày ${date}`,
    page: (number: number) => `trang ${number}`,
  },
  errors: {
    title: "Không tải được",
    offline: "Máy chủ lienket không trả lời. Hãy kiểm tra rằng `lienket serve` đang chạy, rồi thử lại.",
    notFoundTitle: "Không có trang này",
    notFound: "Địa chỉ có thể đã cũ hoặc gõ nhầm. Hãy bắt đầu lại từ ma trận liên kết.",
    toMatrix: "Về ma trận",
    broken: "Trang gặp lỗi khi hiển thị",
    /** What to do, by the kind of problem; the server tells the particulars in English. */
    advice: {
      "bad-parameter": "Một giá trị không dùng được. Hãy chọn lại trong biểu mẫu, hoặc mở câu hỏi không kèm tham số.",
      "bad-request": "Yêu cầu thiếu hoặc mâu thuẫn. Hãy kiểm tra lại địa chỉ.",
      busy: "Mọi tiến trình đang bận với những truy vấn lâu. Hãy thử lại sau ít giây.",
      forbidden: "Mã truy cập đang dùng không đủ quyền cho việc này. Hãy nhập mã có quyền được nêu.",
      fault: "Lỗi của máy chủ. Nhật ký của máy chủ ghi rõ nguyên nhân.",
      "not-found": "Có thể tài liệu đã bị gỡ hoặc địa chỉ gõ nhầm. Hãy tìm lại trong danh sách.",
      "query-crashed": "Truy vấn làm dừng tiến trình chạy nó. Hãy viết đơn giản hơn.",
      "query-refused":
        "Chỉ chạy truy vấn đọc trên dữ liệu ở đây: không SERVICE, không cập nhật, không đồ thị lạ, không lồng quá sâu.",
      "query-syntax": "Truy vấn sai cú pháp SPARQL từ vị trí được chỉ ra.",
      "query-timeout": "Truy vấn chạy quá thời hạn. Hãy thêm điều kiện hoặc LIMIT.",
      "query-too-large": "Kết quả hoặc bộ nhớ vượt giới hạn. Hãy thêm điều kiện hoặc LIMIT.",
      "request-too-large": "Yêu cầu quá lớn. Hãy rút ngắn truy vấn.",
      "store-unavailable": "Kho dữ liệu chưa sẵn sàng. Hãy thử lại sau ít giây.",
      unauthorized: "Mã truy cập sai, đã hết hạn hoặc đã bị thu hồi. Hãy nhập lại, hoặc xin mã mới.",
      "unknown-comparison": "So sánh này không còn trong dữ liệu hiện tại. Hãy mở lại từ ma trận.",
      "unknown-question": "Danh mục không có câu hỏi này. Hãy chọn một câu trong danh sách câu hỏi.",
    } as Record<string, string>,
    quoteMoved: "Câu trích không còn nằm ở đúng vị trí này trong tài liệu; đây là câu đã lưu cùng bằng chứng.",
  },
  units: {
    rank: (rank: string) => `hạng ${rank}`,
    points: (number: string) => `${number} điểm phần trăm`,
    places: (number: string) => `${number} bậc`,
  },
  levels: {
    national: "cấp quốc gia",
    ministry: "cấp bộ",
    province: "cấp tỉnh",
    district: "cấp huyện",
    commune: "cấp xã",
  },
  verdicts: {
    equal: "Bằng",
    stricter: "Cao hơn",
    looser: "Thấp hơn",
    missing: "Chưa nêu",
    notComparable: "Không so được",
    met: "Đã đạt",
    behind: "Chưa đạt",
  },
  verdictMeanings: {
    equal: "bằng mục tiêu quốc gia",
    stricter: "đặt mức cao hơn quốc gia",
    looser: "đặt mức thấp hơn quốc gia",
    missing: "tài liệu hiện có chưa nêu",
    notComparable: "khác đơn vị hoặc khác chiều",
    met: "kết quả đã đạt mục tiêu quốc gia",
    behind: "kết quả chưa đạt mục tiêu quốc gia",
  },
  access,
  matrix,
  map,
  proof,
  documents,
  kinds,
  revisions,
  upload,
  questions,
  compare,
  graph,
  review,
  sparql,
};
