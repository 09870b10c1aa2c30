"""How the wording of a task begins: with a verb, or with those who are to do it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.dates.times import Time
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Ordered, within
from ingest.extract.tasks.actors import Actor, Actors, Run

# Verbs of administrative work, and the adverbs that open such sentences.
_VERBS = """
ban hành, biên soạn, bàn giao, báo cáo, bảo trì, bảo vệ, bảo đảm, bố trí, bồi dưỡng, bổ sung, cam kết, chi
trả, chia sẻ, cho ý kiến, chuẩn bị, chuẩn hoá, chuẩn hóa, chú trọng, chấm dứt, chấn chỉnh, chỉ đạo, chịu
trách nhiệm, chọn, chủ trì, chủ động, cung cấp, cung ứng, cân đối, có biện pháp, có giải pháp, có kế hoạch,
có trách nhiệm, công bố, công khai, công nhận, cải cách, cải thiện, cải tiến, cảnh báo, cấp, cập nhật, cắt
giảm, cụ thể hoá, cụ thể hóa, củng cố, cử, duy trì, dành, dán, dựng, giao, giám sát, giúp, giải ngân, giải
quyết, giảm, giảng dạy, giải trình, giới thiệu, giữ, giữ vững, góp ý, gương mẫu, gắn, gửi, hiện đại hóa,
hoàn thiện, hoàn thành, hoạch định, huy động, hình thành, hướng dẫn, hưởng ứng, hạn chế, học tập, hỗ trợ,
hợp tác, khai báo, khai thác, khai trương, khen thưởng, khoanh vùng, khuyến khích, không ban hành, không
thu, không tiếp nhận, không yêu cầu, không để, khơi thông, khảo sát, khẩn trương, khắc phục, khởi tạo, khởi
động, kiến tạo, kiểm kê, kiểm soát, kiểm thử, kiểm tra, kiểm định, kiện toàn, kêu gọi, kích hoạt, ký, ký
kết, ký số, kết nối, kịp thời, liên thông, là cơ quan, là đơn vị, là đầu mối, làm, làm sạch, lãnh đạo, lấy,
lấy ý kiến, lập, lắp, lắp đặt, lồng ghép, lựa chọn, miễn, mua sắm, mở, mở rộng, nghiêm túc, nghiên cứu, ngăn
chặn, ngầm hóa, nhân rộng, nhận diện, nâng, nêu gương, nối, nộp, phát hiện, phát huy, phát hành, phát triển,
phát động, phân bổ, phân công, phân tích, phê duyệt, phòng ngừa, phấn đấu, phối hợp, phổ biến, phổ cập, phục
vụ, phụ trách, phủ, phủ sóng, quan trắc, quan tâm, quy hoạch, quy định, quyết tâm, quán triệt, quản lý, quản
trị, quảng bá, rà soát, rút ngắn, sơ kết, sưu tầm, sắp xếp, số hoá, số hóa, sử dụng, sửa đổi, tham gia, tham
mưu, thanh tra, thay, thay thế, theo dõi, thiết kế, thiết lập, thu hút, thu thập, thuê, thành lập, tháo gỡ,
thí điểm, thông báo, thông qua, thông tin, thúc, thúc đẩy, thường xuyên, thẩm định, thể chế hoá, thể chế
hóa, thống kê, thử nghiệm, thực hiện, tin học hóa, tinh gọn, tiếp nhận, tiếp thu, tiếp tục, trang bị, triển
khai, trả, truyền thông, trình, trực, trực tiếp, tuyên truyền, tái cấu trúc, tích cực, tích hợp, tính toán,
tôn vinh, tăng, tăng cường, tư vấn, tạo, tận dụng, tập huấn, tập hợp, tập trung, tổ chức, tổng hợp, tổng
kết, từng bước, tự động hóa, vận dụng, vận hành, vận động, xem xét, xin ý kiến, xoá, xác minh, xác thực, xác
định, xây dựng, xét, xóa, xúc tiến, xếp loại, xử lý, yêu cầu, áp dụng, đa dạng hóa, điều chỉnh, điều hành,
điều phối, đào tạo, đánh giá, đôn đốc, đăng ký, đăng tải, đơn giản hóa, đưa, đảm bảo, đấu nối, đầu tư, đẩy
mạnh, đẩy nhanh, đặt hàng, đề xuất, định kỳ, đối chiếu, đối soát, đồng bộ, đổi mới, ưu tiên, ưu đãi, ủy
quyền, ứng dụng
"""
# Nouns that begin like a verb.
_NOUN = (
    r"(?!hợp tác xã|cấp (?:ủy|uỷ|tỉnh|huyện|xã|trên|dưới|bộ)\b|giao (?:thông|dịch)|thông tin (?:và|cá nhân)"
    r"|tổ chức (?:chính trị|tín dụng|đảng)|(?:nâng|tăng) lên|giảm xuống|tăng trưởng|làm việc|số hóa đơn"
    r"|báo cáo (?:số|định kỳ)\b|xét (?:đề nghị|tờ trình|báo cáo)"
    r"|giảm nghèo|công bố số|thay (?:mặt|vì|đổi)\b"
    # which fields come first is stated, no work
    r"|ưu tiên (?:chuyển đổi số|số hóa|phát triển)(?: trong| cho| các| đối với)*(?: \w+)?"
    r" (?:lĩnh vực|ngành)\b)"
)
_ANY = any_of(*(" ".join(verb.split()) for verb in _VERBS.split(",")))
_VERB = re.compile(rf"{_NOUN}{_ANY}\b")
# What may stand before the verb, or between those who act and it.
_LEAD_IN = re.compile(
    r"[\s,–•+*-]+|(?:phải|cần|sẽ|được giao|nhanh chóng|đồng thời|cũng|hằng năm|hàng năm|hằng quý|ngoài ra"
    r"|bên cạnh đó|cùng với đó|trước mắt|thời gian tới|trong thời gian tới|tiến tới|giai đoạn tới"
    r"|trong quá trình[^,;.]*,|về|chi nhánh tỉnh)\b"
    r"|căn cứ (?:vào )?(?:chức năng, )?nhiệm vụ(?:,? quyền hạn)?(?: được (?:giao|phân công))?\b"
    r"|(?:căn cứ|trên cơ sở|để|nhằm|theo|ngay sau khi|sau khi|trong phạm vi|đối với|với|trong)\b"
    r"[^,;.]{3,110},"
    r"|\([^()\n]{1,60}\)"
)
_ORDER = re.compile(r"(?:giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công)\s+(?!quyết|nộp|kiến)")
# Work of which nobody is said to do it: `dữ liệu được kết nối về trung tâm điều hành`.
_PASSIVE = re.compile(
    r"(?:[^\s,;.:()\d]+,?\s+){1,12}?(?:phải |sẽ )?được\s+(?!ưu tiên|xác định|phổ biến|giao|đánh giá)"
)
# Those who have no name: `các cơ sở lưu trú khai báo …`.
_THINGS = (
    r"(?!năm|tháng|quý|mục tiêu|nhiệm vụ|chỉ tiêu|giải pháp|nội dung|văn bản|hệ thống|dịch vụ|hoạt động"
    r"|chương trình|dự án)"
)
_NAMELESS = re.compile(
    rf"(?:các|mỗi|từng|những)\s+{_THINGS}(?:[^\s,;.:()]+,?\s+){{1,6}}?(?=(?P<verb>(?<!ban ){_NOUN}{_ANY})\b)"
)
_DONE = re.compile(
    r"\b(?:đã|đạt được|hiện nay|hiện có|đến nay|tính đến|được (?:đánh giá|công nhận|xếp)|có hiệu lực"
    r"|thi hành)\b"
)
_AIM = re.compile(r"phấn đấu\b[^;.]*\d")
_RECEIVES = (" được ", " bị ")
_BESIDE = re.compile(r"\s+cùng(?: với)?\s+")
_DONE_REACH, _ORDERED = 70, 80
_SUBJECTS_ONLY = re.compile(
    r"(?:\s*(?:chủ trì|(?:là|làm|giữ vai trò)?\s*(?:cơ quan |đơn vị )?(?:thường trực|đầu mối)"
    r"|phối hợp|thực hiện|triển khai|tổ chức|tham mưu|chịu trách nhiệm|chính|việc này"
    r"|chặt chẽ|cùng|với|và|,|\.|\)|/))*\s*"
)

# `Sở Y tế chủ trì, Trường Cao đẳng Y tế hỗ trợ đào tạo`
_LEADS_AND_HELPED = re.compile(
    r"\s*(?:chủ trì|(?:là|làm)\s+(?:cơ quan |đơn vị )?đầu mối)\s*,[^,;.]*\b(?:hỗ trợ|phối hợp|tham gia)\b"
    r"[^,;.]*"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a task's wording. `subject` are those of whom it is said, if they stand there;
    `bare` where nothing is said of them but that they are in charge (`Sở Y tế chủ trì`), `passive` where
    it is said of what is to be done. `ground` tells by which words it was known."""

    start: int
    subject: Run
    ground: Ground
    bare: bool = False
    passive: bool = False


class Wordings:
    """Tells whether words of one document set a task."""

    def __init__(self, low: str, actors: Actors, times: Ordered[Time]) -> None:
        self._low, self._actors, self._times = low, actors, times

    def opening(self, start: int, end: int) -> Opening | None:
        """How `[start, end)` begins as a task's wording does; None where it does not."""
        at = self._skip(start, end)
        order = _ORDER.match(self._low, at, end)
        runs = self._actors.runs(at, end)
        run = next((r for r in runs[:1] if r[0].start <= (order.end() if order else at) + 1), None)
        if run is None or run[0].start < at:
            return self._nameless(start, at, end)
        after = self._with_helpers(run, runs)
        if _DONE.search(self._low, after, min(end, after + _DONE_REACH)):
            return None
        verb = self._verb(self._skip(after, end), end)
        if verb is None:
            return None
        ground = Ground(Rule.WHO_AND_VERB, ((run[0].start, after), verb))
        return Opening(start, run, ground, self._bare(runs[:2], end))

    def _with_helpers(self, run: Run, runs: Sequence[Run]) -> int:
        """Where those who act end, and those with whom: `Sở Y tế cùng Bảo hiểm xã hội tỉnh`."""
        beside = next(iter(runs[1:]), run)
        joined = _BESIDE.fullmatch(self._low, run[-1].end, beside[0].start)
        return beside[-1].end if joined else run[-1].end

    def _nameless(self, start: int, at: int, end: int) -> Opening | None:
        """The opening of words that begin with no name."""
        if verb := self._verb(at, end):
            return Opening(start, [], Ground(Rule.VERB, (verb,)))
        if _DONE.search(self._low, at, min(end, at + _DONE_REACH)):
            return None
        subject = _NAMELESS.match(self._low, at, end)
        if subject and subject[0].endswith(_RECEIVES):
            return Opening(start, [], Ground(Rule.PASSIVE, (subject.span(),)), passive=True)
        if subject:
            words = " ".join(subject[0].split())
            actor = Actor(at, at + len(subject[0].rstrip()), words[0].upper() + words[1:])
            ground = Ground(Rule.WHO_AND_VERB, ((actor.start, actor.end), subject.span("verb")))
            return Opening(start, [actor], ground)
        passive = _PASSIVE.match(self._low, at, end)
        done = self._verb(passive.end(), end) if passive else None
        return Opening(start, [], Ground(Rule.PASSIVE, ((at, done[1]),)), passive=True) if done else None

    def _bare(self, runs: Sequence[Run], end: int) -> bool:
        """Whether no more is said up to `end` than that the first of `runs` leads and the second helps."""
        after, (helpers, rest) = runs[0][-1].end, (runs[-1][0].start, runs[-1][-1].end)
        only = _SUBJECTS_ONLY.fullmatch(self._low, rest, end)
        if len(runs) == 1:
            return bool(only)
        helped = _LEADS_AND_HELPED.fullmatch(self._low, after, end)
        return bool(helped or (only and _SUBJECTS_ONLY.fullmatch(self._low, after, helpers)))

    def acts(self, at: int, end: int) -> Ground | None:
        """The verb of work that stands, but for times and adverbials, at `at`."""
        verb = self._verb(self._skip(at, end), end)
        return Ground(Rule.VERB, (verb,)) if verb else None

    def aims(self, start: int, end: int) -> bool:
        """Whether the words only say which level is to be reached: `Phấn đấu đến năm 2025 có 90% …`."""
        return bool(_AIM.match(self._low, self._skip(start, end), end))

    def orders(self, start: int, end: int) -> Ground | None:
        """The words that give somebody an order: `Giao Sở Y tế …`."""
        order = _ORDER.match(self._low, self._skip(start, end), end)
        if order is None or not self._actors.runs(order.start(), min(end, order.end() + _ORDERED)):
            return None
        return Ground(Rule.ORDERED, (order.span(),))

    def _verb(self, at: int, end: int) -> Words | None:
        verb = _VERB.match(self._low, at, end)
        return verb.span() if verb else None

    def _skip(self, at: int, end: int) -> int:
        """Past the times and adverbials at `at`."""
        while at < end:
            time = next(iter(within(self._times, at, at + 1)), None)
            lead = _LEAD_IN.match(self._low, at, end)
            step = time.end if time else lead.end() if lead else at
            if step <= at:
                break
            at = step
        return at
