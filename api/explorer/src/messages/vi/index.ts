import { languageName } from "../../text/format";
import { access } from "./access";
import { advice } from "./advice";
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
  language: {
    label: "Ngôn ngữ",
    vi: "Tiếng Việt",
    en: "English",
    /** Of a text for which there is none in the reader's language. */
    written: (tag: string) => `Viết bằng ${languageName(tag, "vi")}`,
  },
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
    findIn: (what: string) => `Tìm trong danh sách: ${what}`,
    noneFound: "Không có mục nào như vậy.",
    sure: "Bấm lần nữa để bỏ",
    noValue: "không có",
    confidence: (percent: string) => `Độ tin cậy ${percent}`,
    issued: (date: string) => `ngày ${date}`,
    page: (number: number) => `trang ${number}`,
  },
  errors: {
    title: "Không tải được",
    unreachable: "Máy chủ lienket không trả lời. Hãy kiểm tra rằng `lienket serve` đang chạy, rồi thử lại.",
    offline: "Máy của bạn đang mất kết nối mạng. Hãy kiểm tra mạng; trang tự tải lại khi có kết nối.",
    waitSeconds: (seconds: number) => `Máy chủ đề nghị đợi ${seconds} giây.`,
    notFoundTitle: "Không có trang này",
    notFound: "Địa chỉ có thể đã cũ hoặc gõ nhầm. Hãy bắt đầu lại từ ma trận liên kết.",
    toMatrix: "Về ma trận",
    broken: "Trang gặp lỗi khi hiển thị",
    reloadAdvice: "Có thể lienket vừa được cập nhật. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người quản trị dòng dưới đây.",
    reload: "Tải lại trang",
    advice,
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
    notComparable: "khác đơn vị, khác chiều hoặc chỉ nêu bằng lời",
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
