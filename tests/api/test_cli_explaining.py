"""`lienket extract --explain` and `lienket vocabulary test`."""

import json
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.api.conftest import LAI_CHAU, LAO_CAI, Cli, command
from tests.conftest import ROOT
from tests.ingest.paper import Page, Word, pdf

SENTENCE = (
    "Năm 2025, phấn đấu tối thiểu 85% hồ sơ công việc cấp xã của Hà Giang được xử lý trên môi trường mạng."
)


PLAN = (
    "UBND TỈNH NINH BÌNH\nSố: 45/KH-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\nKẾ HOẠCH\nSố hóa\n\n"
    "III. NHIỆM VỤ\n1. Sở Y tế chủ trì số hóa bệnh án trước ngày 30/9/2024.\n"
)


class TestExplain:
    def test_each_sentence_with_its_facts_and_their_grounds(self, lienket: Cli, documents: Path) -> None:
        run = lienket("extract", "--explain", documents / "lao-cai.txt")
        assert run.returncode == 0, run.stderr
        shown = run.stdout
        assert "đạt [95%]." in shown, "the figure is marked in its sentence"
        assert "the figure's own words: “cấp tỉnh” 3:" in shown
        assert "ontology/vocab/indicators.ttl  work-file-online-share  “" in shown
        assert "the province whose document it is: “TỈNH LÀO CAI” 1:26-38" in shown

    def test_in_both_languages(self, lienket: Cli, documents: Path) -> None:
        path = documents / "lao-cai.txt"
        vietnamese = lienket("extract", "--explain", "--lang", "vi", path).stdout
        assert vietnamese == lienket("extract", "--explain", path, LIENKET_LANG="vi").stdout
        assert "nhãn nằm trong các từ của chính con số" in vietnamese
        assert "the figure's own words" not in vietnamese

    def test_what_is_no_measure_is_told_with_the_reason(self, lienket: Cli, tmp_path: Path) -> None:
        (tmp_path / "plan.txt").write_text("Hội nghị\n\nHà Giang chi 3 tỷ đồng.\n", encoding="utf-8")
        shown = lienket("extract", "--explain", tmp_path / "plan.txt").stdout
        assert "no measure: “3 tỷ đồng” 3:23-32 — an amount of money, or a share of one" in shown

    def test_tasks_and_their_groups_attribute_by_attribute(self, lienket: Cli, tmp_path: Path) -> None:
        (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
        shown = lienket("extract", "--explain", tmp_path / "plan.txt").stdout
        for line in (
            "      task 1  “Sở Y tế chủ trì số hóa bệnh án trước ngày 30/9/2024”  ",
            "        why         — what stands above it sets tasks: “NHIỆM VỤ” 8:",
            "        wording     — it begins with who is to do it, and a verb of work: “Sở Y tế” 9:",
            "        leads      Sở Y tế — those of whom it is said: “Sở Y tế” 9:",
            "        due        2024-09-30 — a time up to which it is to be done: “trước ngày 30/9/2024” 9:",
            "        sector     Health care — a name of the sector in its words, its topic or who leads",
            "                   ontology/vocab/sectors.ttl  health  “Y tế”",
        ):
            assert f"\n{line}" in shown
        vietnamese = lienket("extract", "--explain", "--lang", "vi", tmp_path / "plan.txt").stdout
        assert "        chủ trì       Sở Y tế — chủ thể của câu: “Sở Y tế” 9:" in vietnamese

    def test_many_words_are_cut_short(self, lienket: Cli) -> None:
        text = "Hội nghị\n\n" + "Năm 2023, 80% dịch vụ công trực tuyến của Hà Nam là toàn trình. " * 7
        shown = lienket("vocabulary", "test", text).stdout
        assert re.search(r"figures stand in [^:]+: (?:“80%” 3:\d+-\d+, ){6}… \(7\)", shown)

    def test_for_programs_with_the_offsets_of_all_words(self, lienket: Cli, documents: Path) -> None:
        run = lienket("extract", "--explain", "--format", "jsonl", *sorted(documents.glob("*.txt")))
        for line, text in zip(run.stdout.splitlines(), (LAI_CHAU, LAO_CAI), strict=True):
            record = json.loads(line)
            facts = [fact for sentence in record["sentences"] for fact in sentence["facts"]]
            assert {"measure", "reference"} & {fact["fact"] for fact in facts}
            quotes = [
                *facts,
                *(words for fact in facts for one in fact["attributes"] for words in one["words"]),
            ]
            for quote in quotes:
                assert text[quote["start"] : quote["end"]] == quote["text"]
                assert text.count("\n", 0, quote["start"]) + 1 == quote["line"]

    def test_of_word_and_pdf(self, lienket: Cli, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(Word().paragraph(SENTENCE).data())
        page = Page()
        page.paragraphs(SENTENCE)
        (tmp_path / "b.pdf").write_bytes(pdf(page))
        run = lienket("extract", "--explain", tmp_path / "a.docx", tmp_path / "b.pdf")
        assert run.returncode == 0, run.stderr
        assert run.stdout.count("words before the figure bound it: “tối thiểu”") == 2

    def test_a_file_that_cannot_be_read_is_told_and_the_others_come(
        self, lienket: Cli, documents: Path, tmp_path: Path
    ) -> None:
        run = lienket("extract", "--explain", tmp_path / "missing.txt", documents / "lao-cai.txt")
        assert run.returncode == 1
        assert "missing.txt" in run.stderr
        assert "[95%]" in run.stdout


class TestVocabularyTest:
    def test_a_sentence_as_a_document_of_its_own(self, lienket: Cli) -> None:
        run = lienket("vocabulary", "test", SENTENCE)
        assert run.returncode == 0, run.stderr
        assert "phấn đấu [tối thiểu 85%] hồ sơ" in run.stdout
        assert "target ≥ 85%" in run.stdout

    def test_from_standard_input(self, lienket: Cli) -> None:
        assert (
            lienket("vocabulary", "test", "-", text=SENTENCE).stdout
            == lienket("vocabulary", "test", SENTENCE).stdout
        )

    def test_with_place_and_date(self, lienket: Cli) -> None:
        sentence = "Kinh tế số chiếm 9% GRDP, đứng thứ 30/63 về chỉ số DTI."
        arguments = ["--place", "tuyen quang", "--date", "1/5/2023", "--format", "json"]
        record = json.loads(lienket("vocabulary", "test", sentence, *arguments).stdout)
        assert (record["place"], record["issued"]) == ("08", "2023-05-01")
        merged = lienket(
            "vocabulary", "test", sentence, *arguments[:2], "--date", "2025-08-01", *arguments[4:]
        )
        assert json.loads(merged.stdout)["place"] == "2025-08"

    def test_the_nearest_indicators_and_what_is_missing(self, lienket: Cli) -> None:
        shown = lienket("vocabulary", "test", "Năm 2023, 45% hộ gia đình ở Lào Cai trồng hoa.").stdout
        assert "no label fits" in shown
        assert "(fibre-household-coverage, " in shown
        assert "a part of the label is missing: “cáp quang”" in shown

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ([""], "empty"),
            (["   "], "empty"),
            ([], "SENTENCE"),
            (["Đạt 5%", "--place", "Atlantis"], "Atlantis"),
            (["Đạt 5%", "--date", "2023-02-30"], "2023-02-30"),
            (["Đạt 5%", "--format", "xml"], "xml"),
            (["Đạt 5%", "--lang", "fr"], "fr"),
        ],
    )
    def test_bad_input_is_a_usage_error(self, lienket: Cli, arguments: list[str], said: str) -> None:
        run = lienket("vocabulary", "test", *arguments)
        assert run.returncode == 2
        assert run.stdout == ""
        assert said in run.stderr
        assert "Traceback" not in run.stderr

    def test_bytes_that_are_no_text_are_a_usage_error(self) -> None:
        run = subprocess.run(
            command("vocabulary", "test", "-"), input=b"\xff\xfe\xff", capture_output=True, check=False
        )
        assert run.returncode == 2
        assert b"UTF-8" in run.stderr

    def test_lines_are_plain_in_a_pipe(self, lienket: Cli) -> None:
        assert "\x1b[" not in lienket("vocabulary", "test", SENTENCE, FORCE_COLOR="1").stdout

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
    def test_colours_on_a_terminal(self) -> None:
        assert "\x1b[1;7mtối thiểu 85%" in on_a_terminal("vocabulary", "test", SENTENCE)


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command writes to a terminal, notes and bars among it."""
    import os
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "LIENKET_LANG": "en", "COLUMNS": "80"}
    with subprocess.Popen(command(*arguments), stdout=slave, stderr=slave, env=environment) as run:
        os.close(slave)
        written = b""
        # Linux ends the reading of what nobody writes to any more with an error
        with suppress(OSError):
            while part := os.read(master, 1 << 16):
                written += part
        os.close(master)
    assert run.returncode == 0
    return written.decode("utf-8", "replace")


def screen(written: str) -> list[str]:
    """The lines that a terminal shows in the end."""
    lines, row, column = [""], 0, 0
    for piece in re.findall(r"\x1b\[[\d;?]*[A-Za-z]|[\r\n]|[^\x1b\r\n]+", written):
        if piece == "\r":
            column = 0
        elif piece == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        elif piece == "\x1b[2K":
            lines[row] = ""
        elif piece == "\x1b[1A":
            row -= 1
        elif not piece.startswith("\x1b"):
            lines[row] = lines[row][:column].ljust(column) + piece + lines[row][column + len(piece) :]
            column += len(piece)
    return [line for line in lines if line.strip()]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
class TestBar:
    def test_it_stands_on_the_terminal_and_leaves_nothing_among_what_is_printed(
        self, lienket: Cli, documents: Path
    ) -> None:
        arguments = "extract", "--explain", *sorted(documents.glob("*.txt"))
        written = on_a_terminal(*arguments)
        assert "documents" in written
        plain = lienket(*arguments).stdout
        marks = str.maketrans("", "", "[]")
        assert [line.translate(marks) for line in screen(written)] == [
            line.translate(marks) for line in plain.splitlines() if line.strip()
        ]

    def test_none_where_output_goes_elsewhere(self, lienket: Cli, documents: Path) -> None:
        assert lienket("extract", documents / "lao-cai.txt").stderr == ""


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_example_of_the_readme_is_what_is_printed(lienket: Cli, page: str, language: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    example = re.search(r'\n\$ lienket vocabulary test "([^"]+)"\n(.*?)\n```', text, re.DOTALL)
    assert example
    assert lienket("vocabulary", "test", example[1], LIENKET_LANG=language).stdout.strip("\n") == example[2]
