"""Why something was read as it was: the rule that decided, and the words that it went by.

Whatever decides returns its ground beside its answer, so that an explanation tells what happened and never
works it out a second time.
"""

from collections.abc import Callable
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from ingest.model import Candidate, Measure

Words = tuple[int, int]
"""`[start, end)` of the normalised text."""


class Rule(Enum):
    """What may decide of an attribute, in English and in Vietnamese."""

    # value
    PERCENT = "a figure with a percent sign", "con số kèm dấu phần trăm"
    FRACTION = "a part of a whole, as a percentage", "phần trên tổng số, đổi ra phần trăm"
    RANK = "a place among others", "thứ hạng"
    COUNT = "a figure before or after what it counts", "con số đi với danh từ được đếm"
    CELL = "a cell, in the unit of its row or column", "ô của bảng, theo đơn vị của dòng hoặc cột"
    # comparator
    PLAIN = "no word beside the figure bounds it", "không có từ giới hạn bên cạnh con số"
    BOUND_BEFORE = "words before the figure bound it", "từ giới hạn đứng trước con số"
    BOUND_AFTER = "words after the figure bound it", "từ giới hạn đứng sau con số"
    RANGE = "a range counts from its lower end", "khoảng giá trị, lấy cận dưới"
    RANK_GROUP = "a place within a leading group", "thuộc nhóm dẫn đầu"
    BOUND_IN_SENTENCE = (
        "the sentence bounds the figures after its colon",
        "câu đặt giới hạn chung cho các con số sau dấu hai chấm",
    )
    BOUND_ABOVE = "the words above the list or table bound its figures", "giới hạn nêu một lần ở phía trên"
    # target or result
    PAIR = "of two figures beside a slash, the words name both", "cặp số có dấu gạch chéo được gọi tên"
    SET_FIGURE = "words beside the figure say that it was set", "từ bên cạnh cho biết con số được giao"
    SET_AFTER = "what was set for it follows", "con số được giao đứng ngay sau"
    REACHED_AFTER = "what was reached of it follows", "con số đạt được đứng ngay sau"
    ORIGIN = "the figure from which the next one moved on", "con số xuất phát của con số sau"
    TIME_BESIDE = "the time right after the figure", "mốc thời gian ngay sau con số"
    COMMITMENT = "the last telling words before it commit", "từ ngữ cam kết đứng trước con số"
    REPORT = "the last telling words before it report", "từ ngữ báo cáo đứng trước con số"
    TIME_BEFORE = "the time before it is to come, or has passed", "mốc thời gian trước con số đã qua hay chưa"
    WORDS_AFTER = "words after the figure", "từ ngữ đứng sau con số"
    DOCUMENT_KIND = (
        "plans commit, reports and articles report",
        "kế hoạch thì cam kết, báo cáo và bài báo thì kể",
    )
    # indicator
    OWN_LABEL = "a label in the figure's own words", "nhãn nằm trong các từ của chính con số"
    SHARED_LABEL = (
        "a label in its own words and those shared with its neighbours",
        "nhãn ghép từ các từ của con số và từ dùng chung với con số bên cạnh",
    )
    COUNTED_NOUN = "the noun that the figure counts heads a label", "danh từ được đếm đứng đầu nhãn"
    COORDINATED_LABEL = "the words of the figures listed after it", "từ của các con số liệt kê phía sau"
    WITH_CONTEXT = (
        "a label in its own words and those before or above its sentence",
        "nhãn ghép từ các từ của con số và câu trước hoặc đề mục",
    )
    CHANGE = (
        "a rate of growth, or of a plan's fulfilment, is no share",
        "mức tăng giảm hoặc mức hoàn thành kế hoạch không phải tỷ lệ",
    )
    DENIED = "a negative label rules the indicator out", "nhãn loại trừ gạt chỉ tiêu này"
    NO_LABEL = "no label fits", "không nhãn nào khớp"
    # what is counted, of what it is a share, whose goals are counted
    COUNTED_PHRASE = "the phrase after the figure", "cụm từ đứng sau con số"
    BASE_NOUN = "the noun of which it is a share", "danh từ mà tỷ lệ được tính trên đó"
    INSTRUMENT_BESIDE = "the instrument named beside it", "văn bản nêu bên cạnh"
    INSTRUMENT_BEFORE = (
        "the instrument with goals named last before it",
        "văn bản có mục tiêu nêu ngay trước",
    )
    # any that may be inherited
    OWN_WORDS = "the figure's own words", "các từ của chính con số"
    REPEATS = "it repeats the figure before it in another form", "nhắc lại con số trước dưới dạng khác"
    GOES_ON = "it goes on with the figure before it", "tiếp nối con số trước"
    OPENING = "the words that open its sentence or clause", "phần mở đầu của câu hoặc vế câu"
    LISTED_AFTER = "shared with the figures listed after it", "dùng chung với các con số liệt kê phía sau"
    SENTENCE_BEFORE = "an earlier sentence of the paragraph", "câu trước trong cùng đoạn"
    PARAGRAPH_BEFORE = "the paragraph before, with which it goes on", "đoạn trước mà đoạn này nói tiếp"
    LINE_BEFORE = "the line before, to which it is a note", "dòng ngay trước mà câu này chú thích"
    HEADING = "the heading or introduction above it", "đề mục hoặc câu dẫn phía trên"
    RESPECTIVELY = "dealt out one by one (`lần lượt`)", "phân lần lượt cho từng con số"
    COLUMN = "the head of its column", "tiêu đề cột"
    ROW = "the label of its row", "nhãn của dòng"
    ROW_ABOVE = "the row above, of which it is a part", "dòng trên, mà dòng này là một phần"
    # level
    NAMED_DISTRICT = "a district named in a sentence on districts", "nêu tên huyện trong câu nói về cấp huyện"
    NATION_RANKED = "a rank among nations is the nation's", "thứ hạng giữa các nước là của quốc gia"
    ALL_LEVELS = "it is said of all levels", "nói về mọi cấp"
    COMMUNES_COUNTED = "communes are what is counted", "xã là đối tượng được đếm"
    NO_LEVEL = "no level is named", "không nêu cấp nào"
    # place
    DOCUMENT_PLACE = "the province whose document it is", "tỉnh, thành phố của chính tài liệu"
    EARLIER_IN_SENTENCE = "words earlier in its sentence", "từ ngữ đứng trước trong cùng câu"
    NATION = "a figure of the nation", "con số của cả nước"
    GIVEN = "told beside the text", "cho biết kèm theo văn bản"
    NO_PLACE = "no province is named", "không nêu tỉnh, thành phố nào"
    # time
    COMPARED = "the time with which is compared", "thời điểm được đem ra so sánh"
    TITLE = "the title, which says for when it is made", "tên văn bản, nêu thời hạn thực hiện"
    LAST_NAMED = "the deadline that the text named last", "thời hạn mà văn bản nêu gần nhất"
    NAMED_AFTER = "the deadline that the paragraph names after it", "thời hạn mà đoạn văn nêu phía sau"
    STARTING = "the time from which on it holds", "thời điểm bắt đầu áp dụng"
    ISSUED = "the date of the document", "ngày của văn bản"
    WRITTEN = "the year in which the text was written", "năm viết văn bản"
    NOW = "it speaks of now, and the document bears no date", "nói về hiện tại, mà tài liệu không ghi ngày"
    NO_TIME = "no time is named", "không nêu thời gian"

    # no measure
    ADDRESS = "an address on the web", "địa chỉ trên mạng"
    DATE = "a date or a time of day", "ngày, tháng, năm hoặc giờ"
    NUMBERED = "a number that names something: an article, a level, a table", "số hiệu: điều, mức độ, bảng"
    MONEY = "an amount of money, or a share of one", "tiền hoặc tỷ lệ của một khoản tiền"
    DURATION = "a duration, an age, opening hours", "khoảng thời gian, tuổi, giờ phục vụ"
    VERSION = "a version, a standard, a grade", "phiên bản, tiêu chuẩn, hạng sao"
    OTHER_FIELD = "a figure of another field", "con số của lĩnh vực khác"
    SCORE = "a score in points", "điểm số"
    DIFFERENCE = "a difference in points or places", "chênh lệch điểm hoặc bậc"
    NOTHING_COUNTED = (
        "a number word before no noun that is counted",
        "số bằng chữ không đứng trước danh từ được đếm",
    )
    UNKNOWN_NOUN = "it counts nothing that the vocabulary knows", "đếm thứ không có trong bộ từ vựng"

    UNREAD = "nothing that counts or measures", "không đếm hay đo gì"

    # tasks and goals
    TASK_WORDS = "work that its words or its section assign", "việc được giao theo câu chữ hoặc đề mục"
    TASK_GROUP = "the heading or list that names its group", "đề mục hoặc ý liệt kê gọi tên nhóm"
    GOAL_WORDS = "a commitment without a figure", "cam kết không kèm con số"

    # references
    SYMBOL = "a symbol in full", "số, ký hiệu đầy đủ"
    NAMED_BEFORE = "the number of an instrument that the text named in full", "số của văn bản đã nêu đầy đủ"
    REGISTERED = "a number, or date, of the register of instruments", "số hoặc ngày có trong danh mục văn bản"
    ISSUER_BESIDE = "a number beside the name of its issuer", "số đi với tên cơ quan ban hành"
    # relations
    CARRIED_OUT = (
        "one instrument is said to carry out the other",
        "văn bản này được nói là triển khai văn bản kia",
    )
    LEGAL_BASIS = "it stands in the legal basis or the preamble", "nằm trong phần căn cứ hoặc phần mở đầu"
    ISSUED_BY_IT = "it is named where an instrument is issued", "được nêu ở chỗ ban hành một văn bản"
    RELATION_VERB = "the verb that governs it", "động từ chi phối"
    NAMED_IN_IT = "it is named in the text of an instrument", "được nhắc đến trong văn bản"
    # institutions
    ISSUER = "the issuer at the head of the document", "cơ quan ban hành ở đầu văn bản"
    KNOWN_BODY = (
        "a name of the vocabulary, with the place after it",
        "tên trong bộ từ vựng, kèm địa danh phía sau",
    )
    BODY_FORM = (
        "the form of a name: what kind of body, and its own name",
        "dạng tên gọi: loại cơ quan và tên riêng",
    )
    BODY_OF_PLACE = "a kind of body with the name of its place", "loại cơ quan kèm tên địa phương"
    LISTED_BODY = "a list that names the kind of body once", "danh sách chỉ nêu loại cơ quan một lần"
    # sectors
    SECTOR_OPENS = "it opens a passage as its topic", "mở đầu đoạn như chủ đề"
    SECTOR_TITLES = "a heading over some text names it", "đề mục gọi tên lĩnh vực"
    SECTOR_DENSE = (
        "many of its words in one paragraph or list",
        "nhiều từ của lĩnh vực trong một đoạn hoặc danh sách",
    )
    SECTOR_OFTEN = "its words stand in many sentences", "từ của lĩnh vực có trong nhiều câu"
    SECTOR_MEASURED = "figures for its indicators", "có số liệu cho các chỉ tiêu của lĩnh vực"
    PUT_FIRST = "words of priority name it", "từ ngữ ưu tiên gọi tên lĩnh vực"
    LISTED_FIRST = "it is listed under words of priority", "được liệt kê dưới từ ngữ ưu tiên"

    def __init__(self, en: str, vi: str) -> None:
        self.en, self.vi = en, vi

    @property
    def id(self) -> str:
        """`own-label`."""
        return self.name.lower().replace("_", "-")


class Ground(NamedTuple):
    """The rule that decided, with the words that it went by: none where it went by their absence. `label` is
    the vocabulary's, where they make up one."""

    rule: Rule
    words: tuple[Words, ...] = ()
    label: str | None = None

    def under(self, rule: Rule) -> "Ground":
        """The same words, taken by another rule; where there are none, their absence goes on deciding."""
        return Ground(rule, self.words, self.label) if self.words else self


class Grounds(NamedTuple):
    """Why a measure is what it is, by attribute; `time` is that of its year or as-of date. The last ones are
    those of attributes that few have."""

    value: Ground
    comparator: Ground
    indicator: Ground
    kind: Ground
    level: Ground
    place: Ground
    time: Ground
    counted: Ground | None = None
    base: Ground | None = None
    about: Ground | None = None


Fact_co = TypeVar("Fact_co", covariant=True)


class Grounded(NamedTuple, Generic[Fact_co]):
    """A fact with its ground."""

    fact: Fact_co
    ground: Ground


Nearest = Callable[[], tuple[Candidate, ...]]
"""The indicators to which words come nearest, sought only when somebody asks."""


class PassedOver(NamedTuple):
    """A quantity that is no measure."""

    words: Words
    ground: Ground
    nearest: Nearest = tuple


class Finding(NamedTuple):
    """A measure with its grounds, and the indicators to which its words came near besides its own."""

    measure: Measure
    grounds: Grounds
    nearest: Nearest
