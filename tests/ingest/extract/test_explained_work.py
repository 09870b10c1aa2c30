"""What an explanation says of tasks, their groups and goals: the rule that decided, and the words."""

import pytest

from ingest.extract.explanation import Explained, Explanation
from ingest.extract.grounds import Rule
from ingest.model import Goal, Task, TaskGroup
from tests.ingest.extract.conftest import Explain

HEAD = (
    "UBND TỈNH NINH BÌNH\nSố: 45/KH-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\n"
    "KẾ HOẠCH\nChuyển đổi số tỉnh Ninh Bình\n\n"
)
TASKS = HEAD + "III. NHIỆM VỤ\n"

Told = tuple[str | None, Rule, list[str]]


def facts(found: Explanation, kind: type) -> list[Explained]:
    return [fact for s in found.sentences for fact in s.facts if isinstance(fact.fact, kind)]


def told(found: Explanation, attribute: str, kind: type = Task, number: int = 0) -> list[Told]:
    """Value, rule and words of an attribute of one of the tasks, groups or goals."""
    return [
        (why.value, why.rule, [found.text[span.start : span.end] for span in why.words])
        for why in facts(found, kind)[number].why
        if why.attribute == attribute
    ]


class TestWhySomethingIsATask:
    def test_a_heading_that_sets_tasks_and_a_verb_of_work(self, why: Explain) -> None:
        found = why(TASKS + "1. Xây dựng kho dữ liệu dùng chung của tỉnh.")
        assert told(found, "task") == [("1", Rule.TASKS_ABOVE, ["NHIỆM VỤ"])]
        assert told(found, "opening") == [(None, Rule.VERB, ["Xây dựng"])]

    def test_who_is_to_do_it_and_a_verb_of_work(self, why: Explain) -> None:
        found = why(TASKS + "1. Sở Nội vụ tổ chức tập huấn kỹ năng số.")
        assert told(found, "opening") == [(None, Rule.WHO_AND_VERB, ["Sở Nội vụ", "tổ chức"])]

    def test_what_is_to_be_done(self, why: Explain) -> None:
        found = why(TASKS + "1. Dữ liệu đất đai được kết nối với hệ thống của tỉnh.")
        assert told(found, "opening") == [(None, Rule.PASSIVE, ["Dữ liệu đất đai được kết nối"])]

    def test_whom_the_list_is_addressed_to(self, why: Explain) -> None:
        found = why(HEAD + "1. Đối với Sở Y tế\na) Kết nối dữ liệu giữa các bệnh viện của tỉnh.")
        assert told(found, "task") == [("a", Rule.ADDRESSED, ["Đối với Sở Y tế"])]
        assert told(found, "responsible") == [("Sở Y tế", Rule.ADDRESSED, ["Đối với Sở Y tế"])]

    def test_words_that_order(self, why: Explain) -> None:
        found = why(HEAD + "Giao Sở Tư pháp số hóa sổ hộ tịch của toàn tỉnh.")
        assert told(found, "task") == [(None, Rule.ORDERED, ["Giao"])]

    def test_an_enumeration(self, why: Explain) -> None:
        found = why(
            "Hà Giang đưa công nghệ số về bản\n\nTỉnh xác định các nhiệm vụ sau: "
            "đào tạo kỹ năng số cho cán bộ; xây dựng kho dữ liệu của tỉnh."
        )
        assert told(found, "task")[0][1:] == (Rule.ENUMERATED, ["nhiệm vụ sau:"])
        assert told(found, "opening", number=1) == [(None, Rule.VERB, ["xây dựng"])]

    def test_what_somebody_is_going_to_do(self, why: Explain) -> None:
        found = why("Hà Giang đưa công nghệ số về bản\n\nSở Y tế sẽ triển khai bệnh án điện tử ở các huyện.")
        assert told(found, "task") == [(None, Rule.PROMISED, ["Sở Y tế sẽ"])]
        assert told(found, "responsible") == [("Sở Y tế", Rule.SAID_OF, ["Sở Y tế"])]

    def test_what_goes_on_from_now_on(self, why: Explain) -> None:
        found = why(
            "Hà Giang đưa công nghệ số về bản\n\n"
            "Thời gian tới, tỉnh Hà Giang tiếp tục phủ sóng các thôn vùng cao."
        )
        assert told(found, "task") == [(None, Rule.AHEAD, ["Thời gian tới, tỉnh Hà Giang tiếp tục"])]

    def test_a_column_of_a_table(self, why: Explain) -> None:
        found = why(
            HEAD + "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
            "1 | Xây dựng kho dữ liệu dùng chung | Sở Nội vụ | Công an tỉnh | 2025\n"
        )
        assert told(found, "task") == [("1", Rule.COLUMN, ["Nhiệm vụ"])]
        assert told(found, "opening") == []
        assert told(found, "responsible") == [("Sở Nội vụ", Rule.COLUMN, ["Cơ quan chủ trì", "Sở Nội vụ"])]
        assert told(found, "coordinating") == [
            ("Công an tỉnh", Rule.COLUMN, ["Cơ quan phối hợp", "Công an tỉnh"])
        ]
        assert told(found, "deadline") == [("2025", Rule.COLUMN, ["Thời gian", "2025"])]


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("1. Lập bản đồ số. Đơn vị chủ trì: Sở Du lịch.", "responsible",
         ("Sở Du lịch", Rule.LEADS_BEFORE, ["chủ trì:", "Sở Du lịch"])),
        ("1. Lập bản đồ số du lịch do Sở Du lịch làm đầu mối.", "responsible",
         ("Sở Du lịch", Rule.LEADS_AFTER, ["Sở Du lịch", "làm đầu mối"])),
        ("1. Xây dựng kho dữ liệu dùng chung.", "responsible", (None, Rule.NOBODY, [])),
        ("1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh liên thông dữ liệu.", "coordinating",
         ("Công an tỉnh", Rule.HELPS_BEFORE, ["phối hợp với", "Công an tỉnh"])),
        ("1. Lập bản đồ số do Sở Du lịch làm đầu mối, Hiệp hội Du lịch tỉnh tham gia.", "coordinating",
         ("Hiệp hội Du lịch tỉnh", Rule.HELPS_AFTER, ["Hiệp hội Du lịch tỉnh", "tham gia"])),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(why: Explain, text: str, attribute: str, expected: Told) -> None:
    assert told(why(TASKS + text), attribute) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Xây dựng kho dữ liệu dùng chung trước ngày 30/9/2024.",
         ("2024-09-30", Rule.DUE_BY, ["trước ngày 30/9/2024"])),
        ("1. Xây dựng kho dữ liệu dùng chung trong quý II/2024.",
         ("2024-06", Rule.DUE_WITHIN, ["trong quý II/2024"])),
        ("1. Năm 2025, xây dựng kho dữ liệu dùng chung.", ("2025", Rule.DUE_OPENS, ["Năm 2025"])),
        ("1. Xây dựng kho dữ liệu dùng chung, hoàn thành năm 2025.",
         ("2025", Rule.DUE_FINISHED, ["hoàn thành", "năm 2025"])),
        ("1. Xây dựng kho dữ liệu dùng chung.\n- Thời gian: năm 2025.",
         ("2025", Rule.DUE_TOLD, ["năm 2025"])),
        ("1. Xây dựng kho dữ liệu dùng chung.", (None, Rule.NO_DEADLINE, [])),
    ],
)  # fmt: skip
def test_by_when(why: Explain, text: str, expected: Told) -> None:
    assert told(why(TASKS + text), "deadline") == [expected]


def test_a_deadline_inherited_from_the_heading(why: Explain) -> None:
    found = why(HEAD + "III. NHIỆM VỤ NĂM 2025\n1. Xây dựng kho dữ liệu dùng chung.")
    assert told(found, "deadline") == [("2025", Rule.HEADING, ["NĂM 2025"])]


def test_a_sector_by_its_name_in_the_words_or_in_the_topic_of_the_task(why: Explain) -> None:
    found = why(TASKS + "1. Y tế: xây dựng hồ sơ sức khỏe điện tử.\n2. Xây dựng bản đồ du lịch.")
    assert told(found, "sector") == [("health", Rule.SECTOR_NAME, ["Y tế"])]
    assert told(found, "sector", number=1) == [("tourism", Rule.SECTOR_NAME, ["du lịch"])]
    entry = next(w.entry for w in facts(found, Task)[0].why if w.attribute == "sector")
    assert entry
    assert (entry.file, entry.concept, entry.label) == ("ontology/vocab/sectors.ttl", "health", "Y tế")


class TestGroup:
    def test_the_heading_that_names_it_and_the_programme_group_and_pillar_that_it_matches(
        self, why: Explain
    ) -> None:
        words = "Phát triển hạ tầng số cho chính quyền số"
        found = why(TASKS + f"1. {words}\n- Giao Sở Tư pháp số hóa sổ hộ tịch.\n")
        assert told(found, "group") == [(words, Rule.GROUP_ABOVE, [words])]
        assert told(found, "programme") == [
            ("749-digital-infrastructure", Rule.LONGEST_LABEL, ["Phát triển hạ tầng số"])
        ]
        assert told(found, "pillar") == [("digital-government", Rule.ONLY_LABEL, ["chính quyền số"])]
        (task,), (group,) = facts(found, Task), facts(found, TaskGroup)
        assert [w for w in task.why if w.attribute in ("group", "programme", "pillar")] == [
            w for w in group.why if w.attribute != "section"
        ]

    def test_a_row_of_a_table(self, why: Explain) -> None:
        found = why(
            HEAD + "TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian\nI | Dữ liệu số | |\n"
            "1 | Xây dựng kho dữ liệu dùng chung | Sở Nội vụ | 2025\n"
        )
        assert told(found, "group") == [("Dữ liệu số", Rule.GROUP_ROW, ["Dữ liệu số"])]

    def test_an_enumeration_of_groups(self, why: Explain) -> None:
        found = why(
            "Hà Giang đưa công nghệ số về bản\n\n"
            "Kế hoạch có các nhóm nhiệm vụ: chuyển đổi nhận thức; phát triển hạ tầng số."
        )
        assert told(found, "group", TaskGroup) == [
            ("Chuyển đổi nhận thức", Rule.GROUP_ENUMERATED, ["chuyển đổi nhận thức"])
        ]


def test_the_section_in_which_a_task_stands(why: Explain) -> None:
    found = why(TASKS + "1. Dữ liệu số\n- Giao Sở Tư pháp số hóa sổ hộ tịch.")
    assert told(found, "section") == [("III.1", Rule.STANDS_IN, ["1. Dữ liệu số"])]


class TestGoal:
    def test_a_heading_that_sets_goals(self, why: Explain) -> None:
        found = why(HEAD + "II. MỤC TIÊU\n1. Trở thành tỉnh khá của vùng về chuyển đổi số vào năm 2030.")
        assert told(found, "goal", Goal) == [(None, Rule.GOALS_ABOVE, ["MỤC TIÊU", "Trở thành"])]
        assert told(found, "time", Goal) == [("2030", Rule.DUE_WITHIN, ["vào năm 2030"])]
        assert told(found, "level", Goal) == [(None, Rule.NO_LEVEL, [])]

    def test_words_that_set_it(self, why: Explain) -> None:
        found = why("Hà Nam phấn đấu trở thành trung tâm dữ liệu của vùng.")
        assert told(found, "goal", Goal) == [(None, Rule.SETS_GOAL, ["phấn đấu"])]
        assert told(found, "time", Goal) == [(None, Rule.NO_DEADLINE, [])]

    def test_words_before_it_in_its_sentence(self, why: Explain) -> None:
        found = why("Hà Nam phấn đấu kinh tế số chiếm 20% GRDP; trở thành trung tâm dữ liệu của vùng.")
        assert told(found, "goal", Goal) == [(None, Rule.GOALS_BEFORE, ["phấn đấu", "trở thành"])]
        assert told(found, "targets", Goal) == [("1", Rule.TARGETS_BESIDE, ["20%"])]

    def test_the_targets_of_the_section_and_the_pillar_of_the_heading(self, why: Explain) -> None:
        found = why(
            HEAD + "II. MỤC TIÊU\n1. Kinh tế số\n"
            "- Từng bước đưa doanh nghiệp lên môi trường số.\n- Chiếm 20% GRDP vào năm 2025."
        )
        assert told(found, "targets", Goal) == [("1", Rule.TARGETS_IN_SECTION, ["20%"])]
        assert told(found, "pillar", Goal) == [("digital-economy", Rule.NAMED_ABOVE, ["Kinh tế số"])]
