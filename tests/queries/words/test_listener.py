"""What is understood of a question in words, and how it is told."""

from dataclasses import replace

import pytest

from queries.catalogue import load
from queries.model import Text
from queries.words import Listener


def kinds(candidate):
    return {piece.text: piece.kind for piece in candidate.pieces}


class TestTheQuestion:
    @pytest.mark.parametrize(
        "text",
        [
            "tỉnh nào đặt mục tiêu thấp hơn quốc gia về kinh tế số?",
            "TINH NAO DAT MUC TIEU THAP HON QUOC GIA VE KINH TE SO",
            "Which province sets a lower target than the nation for the digital economy?",
        ],
    )
    def test_it_is_found_in_both_languages_and_without_accents(self, listener, text):
        best = listener.understand(text).best
        assert (best.question.id, best.values) == ("looser-targets", {"about": "digital-economy"})

    @pytest.mark.parametrize(
        ("text", "question"),
        [
            ("Tuyên Quang đã đạt mục tiêu nào?", "targets-met"),
            ("Tuyên Quang chưa đạt mục tiêu nào?", "targets-behind"),
            ("Tuyên Quang không đặt mục tiêu nào?", "missing-targets"),
            ("Which targets has Tuyen Quang met?", "targets-met"),
            ("Which targets has Tuyen Quang not met?", "targets-behind"),
            ("Tuyên Quang đã đạt mục tiêu 2025 chưa?", "targets-met"),
        ],
    )
    def test_a_negation_makes_another_question(self, asked, text, question):
        assert asked(text).question.id == question

    def test_the_candidates_come_with_the_likeliest_first(self, listener):
        scores = [
            one.score for one in listener.understand("mục tiêu nào của Điện Biên bằng quốc gia?").candidates
        ]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) > 1

    def test_a_question_of_an_analyst_is_found_by_its_own_words(self, store):
        own = replace(
            load()["equal-targets"],
            id="budget",
            title=Text(
                "Ngân sách chi cho hạ tầng là bao nhiêu?", "How large is the budget of infrastructure?"
            ),
            asks=("Tỉnh chi bao nhiêu tiền cho hạ tầng?",),
        )
        listener = Listener({**load(), "budget": own}, store)
        for text in ("ngan sach ha tang cua Dien Bien", "budget of infrastructure in Dien Bien"):
            best = listener.understand(text).best
            assert (best.question.id, best.values) == ("budget", {"place": "11"})


class TestValues:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Điện Biên", "11"),
            ("tỉnh Điện Biên", "11"),
            ("dien bien", "11"),
            ("DienBien", "11"),
            ("ĐB", "11"),
            ("TP.HCM", "79"),
            ("TPHCM", "79"),
            ("Sài Gòn", "79"),
            ("Ho Chi Minh City", "79"),
            ("QN", "22"),  # of three provinces with these initials the one with documents
            ("Tuyên Quang", "08"),
        ],
    )
    def test_a_place_in_any_spelling(self, asked, name, code):
        assert asked(f"mục tiêu nào của {name} thấp hơn quốc gia").values == {"place": code}

    @pytest.mark.parametrize(
        "name",
        [
            "09-NQ/TU",
            "09-nq/tu",
            "Nghị quyết 09",
            "NQ 09",
            "NQ số 9",
            "Resolution 9",
            "resolution no. 09-NQ/TU",
        ],
    )
    def test_an_instrument_in_any_spelling(self, asked, name):
        found = asked(f"{name} căn cứ vào đâu")
        assert (found.question.id, found.values) == ("legal-basis", {"instrument": "22/09-NQ-TU"})

    @pytest.mark.parametrize("said", ["năm 2030", "đến 2030", "đến năm 2030", "by 2030", "2030"])
    def test_a_year(self, asked, said):
        assert asked(f"looser targets of Dien Bien {said}").values == {"place": "11", "year": "2030"}

    @pytest.mark.parametrize(
        ("said", "topic"),
        [
            ("kinh tế số", "digital-economy"),
            ("KTS", "digital-economy"),
            ("HSCV", "work-file-online-share"),
            ("hồ sơ công việc", "work-file-online-share"),
            ("e-payment accounts", "epayment-account-share"),
            ("DVC trực tuyến mức độ 4", "online-service-level4-share"),
        ],
    )
    def test_an_indicator_or_a_pillar_by_its_words_and_abbreviations(self, asked, said, topic):
        assert asked(f"tỉnh nào thấp hơn quốc gia về {said}").values == {"about": topic}

    @pytest.mark.parametrize("said", ["DTI", "Provincial DTI"])
    def test_a_series_of_one_indicator_names_it(self, asked, said):
        assert asked(f"tỉnh nào xếp hạng cao về {said}").values == {"indicator": "dti-rank"}

    def test_a_place_is_not_taken_for_a_word_that_it_looks_like(self, asked):
        assert asked("what is missing from Dien Bien's plan").question.id == "missing-targets"

    def test_an_instrument_that_is_named_is_not_passed_over(self, asked):
        assert asked("Nghị quyết 09 đạt được mấy phần").question.id == "instrument-results"

    def test_what_may_be_several_things_is_told_and_not_taken(self, asked):
        found = asked("tỉnh nào đặt mục tiêu cáp quang thấp hơn quốc gia")
        (piece,) = (piece for piece in found.pieces if piece.text == "cáp quang")
        assert {named.id for named in piece.others} == {"fibre-household-coverage", "fibre-commune-coverage"}
        assert found.values == {}

    def test_what_the_question_cannot_be_narrowed_by_is_told(self, asked):
        found = asked("ánh xạ nào chờ duyệt đến năm 2030")
        assert (found.question.id, [piece.text for piece in found.unused]) == ("review-queue", ["2030"])

    def test_the_place_of_an_instrument_is_part_of_its_name(self, asked):
        found = asked("Nghị quyết 09 của Quảng Ninh căn cứ vào đâu")
        assert (found.question.id, found.score) == ("legal-basis", 1.0)
        assert found.values == {"instrument": "22/09-NQ-TU"}
        assert found.unused == ()

    def test_a_required_parameter_that_was_not_said_is_told(self, asked):
        assert asked("một văn bản căn cứ vào đâu").missing == ("instrument",)

    @pytest.mark.parametrize(
        "text",
        [
            "Mục tiêu kinh tế số của Điện Biên gắn với chương trình quốc gia qua chuỗi nào?",
            "by what chain is Dien Bien's target on the digital economy linked to the national programme",
        ],
    )
    def test_a_target_is_named_by_what_it_is_on_and_whose_it_is(self, asked, text):
        found = asked(text)
        assert found.question.id == "target-chain"
        assert found.values == {"target": "dien-bien/fact/163-166"}


class TestTheAccount:
    def test_each_word_is_accounted_for(self, asked):
        text = "Tỉnh nào đặt mục tiêu thấp hơn quốc gia về kinh tế số ở xứ Wonderland?"
        found = asked(text)
        assert [piece.text for piece in found.pieces] == [
            text[piece.start : piece.end] for piece in found.pieces
        ]
        covered = " ".join(piece.text for piece in found.pieces)
        assert covered.split() == text.rstrip("?").split()
        assert found.unknown == ("xứ", "Wonderland")

    def test_an_abbreviation_is_one_piece(self, asked):
        (piece,) = (p for p in asked("TTHC trực tuyến của tỉnh nào thấp hơn quốc gia").pieces if p.start == 0)
        assert piece.text.startswith("TTHC")

    def test_offsets_count_in_the_text_that_is_told(self, listener):
        understood = listener.understand("Tỉnh nào thấp hơn quốc gia")  # decomposed
        first = understood.candidates[0].pieces[0]
        assert understood.text[first.start : first.end] == first.text == "Tỉnh nào"


class TestDeclining:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "   ",
            "???",
            "Điện Biên",
            "2025",
            "e-invoices",
            "DTI Quảng Ninh 2022",
            "thời tiết ngày mai",
            "không",
            "'); DROP ALL --",
        ],
    )
    def test_what_is_no_question_of_the_catalogue_is_declined(self, listener, text):
        assert listener.understand(text).best is None

    def test_the_nearest_questions_are_told(self, listener):
        nearest = listener.understand("mục tiêu nào xyzt abcd").candidates
        assert nearest
        assert all(0 < one.score < 1 for one in nearest)

    def test_a_long_text_is_read_in_part(self, listener):
        assert len(listener.understand("mục tiêu nào " * 1000).text) == 500
