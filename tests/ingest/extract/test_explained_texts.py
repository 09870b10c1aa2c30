"""What an explanation says of references, relations, institutions and sectors: the rule, and the words."""

import pytest

from ingest.extract.explanation import Explained, Explanation
from ingest.extract.grounds import Rule
from ingest.model import InstitutionMention, Reference, Relation, SectorStatement
from tests.ingest.extract.conftest import Explain

HEAD = (
    "UBND TỈNH NINH BÌNH\nSố: 45/KH-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\n"
    "KẾ HOẠCH\nChuyển đổi số tỉnh Ninh Bình\n\n"
)
NEWS = "Ninh Bình đưa công nghệ số về bản\n\n"

Told = tuple[str | None, Rule, list[str]]


def facts(found: Explanation, kind: type) -> list[Explained]:
    return [fact for s in found.sentences for fact in s.facts if isinstance(fact.fact, kind)]


def told(found: Explanation, attribute: str, kind: type, number: int = -1) -> Told | None:
    """Value, rule and words of an attribute of a fact, the last unless told otherwise."""
    for why in facts(found, kind)[number].why:
        if why.attribute == attribute:
            return why.value, why.rule, [found.text[span.start : span.end] for span in why.words]
    return None


class TestReference:
    def test_a_symbol_in_full_with_its_type_and_date(self, why: Explain) -> None:
        found = why(NEWS + "Theo Nghị quyết số 11-NQ/TU ngày 25/11/2021, tỉnh phủ sóng 5G.")
        assert told(found, "symbol", Reference) == ("11-NQ/TU", Rule.SYMBOL, ["11-NQ/TU"])
        assert told(found, "type", Reference) == ("resolution", Rule.TYPE_LETTERS, ["11-NQ/TU"])
        assert told(found, "date", Reference) == ("2021-11-25", Rule.DATED_THERE, ["25/11/2021"])
        assert told(found, "place", Reference) == ("37", Rule.PROVINCIAL, ["11-NQ/TU"])

    def test_a_number_of_one_named_before_has_its_date(self, why: Explain) -> None:
        found = why(NEWS + "Có Nghị quyết số 11-NQ/TU ngày 25/11/2021. Theo Nghị quyết 11, tỉnh phủ sóng.")
        full = "Nghị quyết số 11-NQ/TU ngày 25/11/2021"
        assert told(found, "symbol", Reference) == ("11-NQ/TU", Rule.NAMED_BEFORE, ["Nghị quyết 11", full])
        assert told(found, "type", Reference) == ("resolution", Rule.TYPE_WORD, ["Nghị quyết"])
        assert told(found, "date", Reference) == ("2021-11-25", Rule.DATED_ELSEWHERE, ["25/11/2021"])
        assert told(found, "place", Reference) == ("37", Rule.PROVINCIAL, [full])

    def test_a_name_of_the_register_with_its_entry(self, why: Explain) -> None:
        found = why(NEWS + "Tỉnh triển khai Đề án 06 tới cấp xã.")
        assert told(found, "symbol", Reference) == ("06/QĐ-TTg", Rule.REGISTERED, ["Đề án 06"])
        assert told(found, "date", Reference) == ("2022-01-06", Rule.DATE_REGISTERED, ["Đề án 06"])
        entry = next(w.entry for w in facts(found, Reference)[0].why if w.attribute == "symbol")
        assert entry
        assert (entry.file, entry.concept) == ("ontology/programme/instruments.ttl", "06/QĐ-TTg")

    def test_a_number_beside_its_issuer(self, why: Explain) -> None:
        found = why(NEWS + "Tỉnh thực hiện Nghị quyết 19 của Tỉnh ủy về chuyển đổi số.")
        assert told(found, "symbol", Reference) == (
            "19-NQ/TU", Rule.ISSUER_BESIDE, ["Nghị quyết 19", "Tỉnh ủy"]
        )  # fmt: skip
        assert told(found, "date", Reference) == (None, Rule.NO_DATE, [])

    def test_the_own_number_has_the_date_of_the_document(self, why: Explain) -> None:
        assert told(why(HEAD), "date", Reference) == (
            "2024-02-15", Rule.ISSUED, ["Ninh Bình, ngày 15 tháng 02 năm 2024"]
        )  # fmt: skip


OWN = ("45/KH-UBND", Rule.DOCUMENT_ITSELF, ["Số: 45/KH-UBND"])


class TestRelation:
    @pytest.mark.parametrize(
        ("text", "predicate"),
        [
            ("Căn cứ Quyết định số 749/QĐ-TTg;", ("basedOn", Rule.LEGAL_BASIS, ["Căn cứ"])),
            ("Thực hiện Quyết định số 749/QĐ-TTg;", ("implements", Rule.PREAMBLE, ["Thực hiện"])),
            ("Quyết định số 749/QĐ-TTg;", ("basedOn", Rule.LISTED_BASIS, ["Quyết định"])),
            ("I. CĂN CỨ PHÁP LÝ\n- Quyết định số 749/QĐ-TTg.", ("basedOn", Rule.LEGAL_BASIS, ["CĂN CỨ"])),
            ("I. TÌNH HÌNH\nTheo Quyết định số 749/QĐ-TTg, việc này là cấp bách.",
             ("cites", Rule.NAMED_IN_IT, ["Quyết định số 749/QĐ-TTg"])),
        ],
    )  # fmt: skip
    def test_of_the_document_itself(self, why: Explain, text: str, predicate: Told) -> None:
        found = why(HEAD + text)
        assert told(found, "predicate", Relation) == predicate
        assert told(found, "subject", Relation) == OWN

    def test_of_what_the_sentence_says_is_issued(self, why: Explain) -> None:
        found = why(
            NEWS + "Thực hiện Quyết định số 749/QĐ-TTg, UBND tỉnh ban hành Kế hoạch số 41/KH-UBND năm 2023."
        )
        assert told(found, "predicate", Relation) == (
            "implements", Rule.ISSUED_BY_IT, ["Thực hiện", "Kế hoạch số 41/KH-UBND"]
        )  # fmt: skip
        assert told(found, "subject", Relation) == (
            "41/KH-UBND", Rule.INSTRUMENT_ISSUED, ["Kế hoạch số 41/KH-UBND"]
        )  # fmt: skip

    def test_of_the_instrument_beside_it(self, why: Explain) -> None:
        found = why(NEWS + "Kế hoạch số 41/KH-UBND triển khai Quyết định số 749/QĐ-TTg ở cấp xã.")
        assert told(found, "predicate", Relation) == ("implements", Rule.CARRIED_OUT, ["triển khai"])
        assert told(found, "subject", Relation) == (
            "41/KH-UBND", Rule.INSTRUMENT_BESIDE, ["Kế hoạch số 41/KH-UBND"]
        )  # fmt: skip

    def test_of_the_document_that_speaks_of_itself(self, why: Explain) -> None:
        found = why(HEAD + "III. THI HÀNH\nKế hoạch này thay thế Kế hoạch số 14/KH-UBND.")
        assert told(found, "predicate", Relation) == ("replaces", Rule.RELATION_VERB, ["thay thế"])
        found = why(HEAD + "I. CHUNG\nKế hoạch này triển khai Quyết định số 749/QĐ-TTg.")
        assert told(found, "subject", Relation) == ("45/KH-UBND", Rule.SPEAKS_OF_ITSELF, ["Kế hoạch này"])

    def test_a_word_that_means_one_named_before(self, why: Explain) -> None:
        found = why(
            NEWS + "Tỉnh ủy ban hành Nghị quyết số 11-NQ/TU về chuyển đổi số. "
            "UBND tỉnh cụ thể hóa Nghị quyết bằng Kế hoạch số 41/KH-UBND."
        )
        assert told(found, "object", Relation) == (
            "11-NQ/TU", Rule.MEANT, ["Nghị quyết số 11-NQ/TU", "Nghị quyết"]
        )  # fmt: skip


class TestInstitution:
    def test_a_name_of_the_vocabulary(self, why: Explain) -> None:
        found = why(NEWS + "Bộ Chính trị đã có chủ trương.")
        assert told(found, "institution", InstitutionMention) == (
            "Bộ Chính trị", Rule.KNOWN_BODY, ["Bộ Chính trị"]
        )  # fmt: skip
        assert told(found, "name", InstitutionMention) is None
        assert told(found, "successor", InstitutionMention) is None

    def test_a_name_completed_from_where_the_text_has_it_longer(self, why: Explain) -> None:
        found = why(NEWS + "UBND tỉnh họp. Sau đó Ủy ban nhân dân tỉnh Ninh Bình ra thông báo.")
        full = "Ủy ban nhân dân tỉnh Ninh Bình"
        assert told(found, "institution", InstitutionMention) == (
            "UBND tỉnh", Rule.KNOWN_BODY, ["UBND tỉnh"]
        )  # fmt: skip
        assert told(found, "name", InstitutionMention) == (full, Rule.FULLEST_NAME, [full])

    def test_what_took_over_the_work_of_a_department(self, why: Explain) -> None:
        found = why(NEWS + "Sở Thông tin và Truyền thông đã họp.", place="37")
        value, rule, _ = told(found, "successor", InstitutionMention) or ("", None, [])
        assert (value, rule) == ("Sở Khoa học và Công nghệ, Ninh Bình", Rule.WORK_TAKEN_OVER)

    def test_the_province_into_which_its_own_was_merged(self, why: Explain) -> None:
        found = why("Quảng Nam họp\n\nTỉnh ủy đã họp.", place="49")
        value, rule, _ = told(found, "successor", InstitutionMention) or ("", None, [])
        assert (value, rule) == ("Tỉnh ủy, Đà Nẵng", Rule.PROVINCE_MERGED)


class TestSector:
    def test_words_of_priority(self, why: Explain) -> None:
        found = why(NEWS + "Tỉnh ưu tiên chuyển đổi số các lĩnh vực y tế và giáo dục.")
        assert told(found, "sector", SectorStatement) == (
            "education", Rule.PUT_FIRST, ["ưu tiên", "lĩnh vực", "giáo dục"]
        )  # fmt: skip

    def test_words_of_priority_above_a_list(self, why: Explain) -> None:
        found = why(NEWS + "Các lĩnh vực ưu tiên gồm:\n- Y tế;\n- Du lịch.")
        value, rule, words = told(found, "sector", SectorStatement) or ("", None, [])
        assert (value, rule, words) == ("tourism", Rule.LISTED_FIRST, ["lĩnh vực", "ưu tiên", "Du lịch"])

    def test_the_words_that_are_many(self, why: Explain) -> None:
        body = " ".join(f"Bệnh viện thứ {n} khám cho bệnh nhân và gửi đơn thuốc." for n in range(4))
        _, rule, words = told(why(NEWS + body), "sector", SectorStatement, 0) or ("", None, [])
        assert rule is Rule.SECTOR_DENSE
        assert len(words) >= 4

    def test_figures_beside_the_words_of_administration(self, why: Explain) -> None:
        found = why(
            NEWS + "Năm 2023, có 80% dịch vụ công trực tuyến toàn trình. "
            "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến đạt 70%. "
        )
        assert told(found, "sector", SectorStatement) == (
            "public-administration", Rule.SECTOR_FIGURES, ["80%", "70%"]
        )  # fmt: skip
