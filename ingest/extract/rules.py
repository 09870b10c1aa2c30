"""The rules by which extraction decides, as it tells them."""

from enum import Enum


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
    PILLAR = "the pillar under which it stands is what it is about", "mới chỉ nêu tên trụ cột phía trước"
    NO_LABEL = "no label fits", "không nhãn nào khớp"
    # what is counted, of what it is a share, whose goals are counted
    COUNTED_PHRASE = "the phrase after the figure", "cụm từ đứng sau con số"
    BASE_NOUN = "the noun of which it is a share", "danh từ mà tỷ lệ được tính trên đó"
    INSTRUMENT_BESIDE = "the instrument named beside it", "văn bản nêu bên cạnh"
    INSTRUMENT_BEFORE = (
        "the instrument with goals named last before it",
        "văn bản có mục tiêu nêu ngay trước",
    )
    # whose figure it is, and of which sector
    SOURCE = "words that say according to whom it is", "từ ngữ nêu nguồn của con số"
    SECTOR_OF_REPORTER = (
        "a sector in the name of the body whose figure it is",
        "tên lĩnh vực trong tên cơ quan",
    )
    SECTOR_OF_INDICATOR = "a sector in the name of its indicator", "tên lĩnh vực nằm trong tên chỉ tiêu"
    LATER_IN_SENTENCE = "words later in its sentence", "từ ngữ đứng sau trong cùng câu"
    SETS_NUMBER = "it tells how many of them the instrument has", "cho biết văn bản có bao nhiêu"
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
    SEVERAL_LEVELS = "several levels are named", "nêu nhiều cấp"
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
    INDEX_YEAR = "the year last told of the same index", "năm của chỉ số này nêu trước đó"
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

    # tasks: why something is one, and how it is worded
    TASKS_ABOVE = "what stands above it sets tasks", "đề mục hoặc câu dẫn phía trên giao việc"
    ADDRESSED = (
        "what stands above, or before it, tells whom it is for",
        "phía trên hoặc phía trước nêu giao cho ai",
    )
    ORDERED = "words that give an order", "từ ngữ giao việc"
    ENUMERATED = "its sentence enumerates tasks", "câu liệt kê các nhiệm vụ"
    PROMISED = "somebody is said to be going to do it", "nói rằng ai đó sẽ làm"
    AHEAD = "somebody is said to go on with it from now on", "nói rằng ai đó tiếp tục làm trong thời gian tới"
    VERB = "it begins with a verb of work", "mở đầu bằng động từ chỉ công việc"
    WHO_AND_VERB = (
        "it begins with who is to do it, and a verb of work",
        "mở đầu bằng chủ thể và động từ chỉ công việc",
    )
    PASSIVE = "it begins with what is to be done", "mở đầu bằng việc phải được làm"
    # who leads, who helps, by when, in which group
    SAID_OF = "those of whom it is said", "chủ thể của câu"
    LEADS_BEFORE = "words before the name give the lead", "từ ngữ trước tên giao vai trò chủ trì"
    LEADS_AFTER = "words after the name give the lead", "từ ngữ sau tên giao vai trò chủ trì"
    HELPS_BEFORE = "words before the name ask for help", "từ ngữ trước tên giao vai trò phối hợp"
    HELPS_AFTER = "words after the name say that it helps", "từ ngữ sau tên giao vai trò phối hợp"
    NOBODY = "nobody is told to do it", "không nêu ai thực hiện"
    DUE_BY = "a time up to which it is to be done", "mốc thời gian phải xong"
    DUE_WITHIN = "a time within which it is to be done", "khoảng thời gian phải làm"
    DUE_OPENS = "the time with which it opens", "thời gian mở đầu câu"
    DUE_FINISHED = "the time after words for finishing", "thời gian sau từ ngữ chỉ việc hoàn thành"
    DUE_TOLD = "a line or part that only tells when", "dòng hoặc phần chỉ nêu thời hạn"
    NO_DEADLINE = "no deadline is named", "không nêu thời hạn"
    GROUP_ABOVE = "the nearest heading or point above it", "đề mục hoặc điểm gần nhất phía trên"
    GROUP_ROW = "the row above that names a group", "dòng phía trên nêu tên nhóm"
    GROUP_ENUMERATED = "its sentence enumerates groups of tasks", "câu liệt kê các nhóm nhiệm vụ"
    LONGEST_LABEL = "the longest label in the words of the group", "nhãn dài nhất trong tên nhóm"
    ONLY_LABEL = "the only label in these words", "nhãn duy nhất có trong các từ này"
    NAMED_ABOVE = "the only label in a heading above", "nhãn duy nhất có trong đề mục phía trên"
    SECTOR_NAME = (
        "a name of the sector in its words, its topic or who leads",
        "tên lĩnh vực trong câu, chủ đề hoặc cơ quan chủ trì",
    )
    STANDS_IN = "the innermost section around it", "mục nhỏ nhất chứa nó"
    # goals
    GOALS_ABOVE = "what stands above it sets goals", "đề mục hoặc câu dẫn phía trên nêu mục tiêu"
    GOALS_BEFORE = "the words before it in its sentence set a goal", "phần trước trong câu đặt mục tiêu"
    SETS_GOAL = "words that set a goal", "từ ngữ đặt mục tiêu"
    TARGETS_BESIDE = "the targets of its paragraph", "chỉ tiêu có số liệu trong cùng đoạn"
    TARGETS_IN_SECTION = "the targets of the section around it", "chỉ tiêu có số liệu trong cùng mục"

    # references
    SYMBOL = "a symbol in full", "số, ký hiệu đầy đủ"
    NAMED_BEFORE = "the number of an instrument that the text names in full", "số của văn bản được nêu đầy đủ"
    REGISTERED = "a number, or date, of the register of instruments", "số hoặc ngày có trong danh mục văn bản"
    ISSUER_BESIDE = "a number beside the name of its issuer", "số đi với tên cơ quan ban hành"
    TYPE_LETTERS = "the letters of the symbol", "chữ viết tắt trong ký hiệu"
    TYPE_WORD = "the word before the number", "từ chỉ loại văn bản trước số"
    DATED_THERE = "the date beside the number", "ngày nêu cạnh số, ký hiệu"
    DATED_ELSEWHERE = "the date that the text gives of it elsewhere", "ngày mà chỗ khác trong văn bản nêu"
    DATE_REGISTERED = "its date in the register of instruments", "ngày trong danh mục văn bản"
    NO_DATE = "no date is known", "không rõ ngày"
    PROVINCIAL = (
        "letters of its symbol for a body of the document's province",
        "chữ trong ký hiệu chỉ cơ quan của tỉnh",
    )
    # relations
    CARRIED_OUT = "words between the two", "từ ngữ nối hai văn bản"
    LEGAL_BASIS = (
        "words for a legal basis open it or stand above it",
        "từ ngữ nêu căn cứ mở đầu câu hoặc phía trên",
    )
    LISTED_BASIS = (
        "a line before the first section, in a list, opens with a type of instrument",
        "dòng liệt kê trước mục đầu tiên, mở đầu bằng loại văn bản",
    )
    PREAMBLE = "a line of the preamble says what is carried out", "dòng mở đầu nêu văn bản được triển khai"
    ISSUED_BY_IT = "it is named where an instrument is issued", "được nêu ở chỗ ban hành một văn bản"
    RELATION_VERB = "the verb that governs it", "động từ chi phối"
    NAMED_IN_IT = "it is named in the text of an instrument", "được nhắc đến trong văn bản"
    RESTS_ON = "a resolution rests on what it carries out", "nghị quyết dựa trên văn bản mà nó triển khai"
    MEANT = "the instrument named before that the word means", "văn bản nêu trước đó mà từ này nói đến"
    TITLE_REGISTERED = "a title in the register of instruments", "tên gọi có trong danh mục văn bản"
    DOCUMENT_ITSELF = "the instrument whose text the document is", "văn bản của chính tài liệu"
    DOCUMENT_TITLE = "the title of the document says it", "tên của chính tài liệu nói vậy"
    SPEAKS_OF_ITSELF = "the sentence speaks of the document itself", "câu nói về chính tài liệu"
    INSTRUMENT_ISSUED = (
        "the instrument that the sentence says is issued",
        "văn bản mà câu nói là được ban hành",
    )
    # validity
    NAMED_THERE = "it is named there", "được nêu tại đó"
    DAY_IN_FORCE = "the day that the words name", "ngày nêu trong câu"
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
    FULLEST_NAME = "the longest name by which the text calls it", "tên dài nhất mà văn bản gọi"
    WORK_TAKEN_OVER = "the body that took over its work", "cơ quan tiếp nhận nhiệm vụ"
    PROVINCE_MERGED = "that of the province into which its own was merged", "của tỉnh mới sau sáp nhập"
    # sectors
    SECTOR_OPENS = "it opens a passage as its topic", "mở đầu đoạn như chủ đề"
    SECTOR_TITLES = "a heading over some text names it", "đề mục gọi tên lĩnh vực"
    SECTOR_DENSE = (
        "many of its words in one paragraph or list",
        "nhiều từ của lĩnh vực trong một đoạn hoặc danh sách",
    )
    SECTOR_OFTEN = "its words stand in many sentences", "từ của lĩnh vực có trong nhiều câu"
    SECTOR_FIGURES = (
        "figures stand in sentences with its words",
        "có số liệu trong các câu có từ của lĩnh vực",
    )
    SECTOR_MEASURED = "figures for its indicators", "có số liệu cho các chỉ tiêu của lĩnh vực"
    PUT_FIRST = "words of priority name it", "từ ngữ ưu tiên gọi tên lĩnh vực"
    LISTED_FIRST = "it is listed under words of priority", "được liệt kê dưới từ ngữ ưu tiên"

    def __init__(self, en: str, vi: str) -> None:
        self.en, self.vi = en, vi

    @property
    def id(self) -> str:
        """`own-label`."""
        return self.name.lower().replace("_", "-")
