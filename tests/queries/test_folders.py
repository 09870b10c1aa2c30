"""An analyst's own files: each is a question or a fault, and none harms another."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Event

import pytest

from queries import folders
from queries.catalogue import LiveCatalogue, load
from queries.folders import MOST_FILES
from tests.queries.own import GOOD, named


@pytest.fixture
def put(tmp_path):
    """Writes a file below the analyst's folder."""

    def write(path, content):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.fixture
def faults(tmp_path):
    """The faults by file: line, and what is said in English."""

    def told():
        return {fault.file: (fault.line, fault.message.en) for fault in load([tmp_path]).faults}

    return told


def own(catalogue):
    return {question.id: question for question in catalogue.values() if question.own}


class TestQuestions:
    def test_a_file_at_any_depth_is_a_question_of_the_first_folders_theme(self, put, tmp_path):
        put("mine.rq", named("mine"))
        put("economy/growth.rq", named("growth"))
        put("Kinh tế số/2025/deep.rq", named("deep"))
        found = own(load([tmp_path]))
        assert {id_: question.theme for id_, question in found.items()} == {
            "mine": "own",
            "growth": "economy",
            "deep": "Kinh tế số",
        }
        assert found["deep"].file == tmp_path / "Kinh tế số" / "2025" / "deep.rq"

    def test_they_come_after_those_that_ship(self, put, tmp_path):
        put("a.rq", named("a"))
        catalogue = load([tmp_path])
        assert list(catalogue) == [*load(), "a"]

    def test_several_folders_and_one_that_is_not_there(self, put, tmp_path):
        put("one/a.rq", named("a"))
        put("two/b.rq", named("b"))
        assert set(own(load([tmp_path / "one", tmp_path / "two", tmp_path / "three"]))) == {"a", "b"}

    def test_what_an_editor_leaves_is_none_of_it(self, put, tmp_path, faults):
        put(".mine.rq", "#")
        put("mine.rq~", "#")
        put(".git/hooks/x.rq", "#")
        assert own(load([tmp_path])) == {}
        assert faults() == {}

    def test_a_file_from_windows_is_read(self, put, tmp_path):
        put("mine.rq", b"\xef\xbb\xbf" + named("mine").replace("\n", "\r\n").encode())
        assert "mine" in own(load([tmp_path]))


class TestIds:
    def test_one_that_ships_is_not_hidden(self, put, tmp_path, faults):
        put("equal-targets.rq", named("equal-targets"))
        assert not load([tmp_path])["equal-targets"].own
        assert faults() == {"equal-targets.rq": (1, "theme 'targets' has this id too; choose another one")}

    def test_nor_is_its_number(self, put, tmp_path, faults):
        put("capital.rq", GOOD)
        assert not load([tmp_path])["7"].own
        assert "question 'implementations' has the number 7 too" in faults()["capital.rq"][1]

    def test_of_two_files_with_one_id_the_first_has_it(self, put, tmp_path, faults):
        first = put("a/mine.rq", named("mine"))
        put("b/mine.rq", named("mine"))
        assert own(load([tmp_path]))["mine"].file == first
        assert faults() == {"b/mine.rq": (1, "theme 'a' has this id too; choose another one")}


BOMB = (
    "#+ a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"#+ {b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefghi"))
    + "SELECT * {}"
)


class TestFaults:
    @pytest.mark.parametrize(
        ("content", "line", "said"),
        [
            ("", 1, "a header of lines that begin with #+ is missing"),
            ("#+ [1, 2]\nSELECT * {}", 1, "a header of lines"),
            (named("mine").replace("en: Ask}", "en: Ask", 1), 3, "the header is no YAML"),
            (named("mine").replace("Hỏi", "\x07", 1), 1, "the header is no YAML"),
            (named("mine").replace("title:", "number: 2021-99-99\n#+ title:"), 1, "the header is no YAML"),
            ("#+ " + "[" * 5000 + "\nSELECT * {}", 1, "nests deeper than 20 levels"),
            (BOMB, 2, "aliases (*name) are not read here"),
            ("#+ x: " + "x" * 40_000 + "\nSELECT * {}", 1, "more than 16,384 characters"),
            (named("mine").encode().replace(b"Ask}", b"\xff}", 1), 2, "it is not UTF-8"),
            (named("mine") + "#" * 300_000, None, "it is larger than 256 KB"),
            (named("mine").replace("SELECT ?place", "SELECT ?place ?place"), 8, "?place is projected twice"),
            (named("mine").replace("WHERE {", "WHERE {\n ?x\n"), 11, "the query cannot be asked"),
            (named("mine").replace("WHERE {", "WHERE { SERVICE ?s {}"), 8, "the query cannot be asked"),
            (named("mine").replace("WHERE {", "WHERE { " + "{" * 150), 8, "the query cannot be asked"),
            (named("mine").split("SELECT")[0] + "DELETE WHERE { ?a ?b ?c }", 8, "the query cannot be asked"),
            (named("mine").replace("place:11", "<x:y> } #"), 8, "the query cannot be asked"),
            (named("mine").replace("Hỏi,", r'"\e[2J",', 1), 2, r"cannot be shown: '\x1b[2J'"),
            (named("mine").replace("Hỏi,", "'',", 1), 2, "a text is empty"),
            (named("mine").replace("Hỏi,", "1:1:" + "1:" * 500 + "1.5,", 1), 1, "the header is no YAML"),
            (GOOD.replace("capital", "mine").replace("7", "0"), 1, "numbers begin with 1"),
            (named("other"), 1, "the id must be the file's name, 'mine'"),
        ],
    )
    def test_one_is_told_with_its_line_and_the_others_are_there(self, put, faults, content, line, said):
        good = put("good.rq", named("good"))
        put("mine.rq", content)
        found = faults()
        assert set(found) == {"mine.rq"}
        assert (found["mine.rq"][0], said in found["mine.rq"][1]) == (line, True), found
        assert set(own(load([good.parent]))) == {"good"}

    @pytest.mark.parametrize("content", [BOMB, "#+ " + "{a: " * 4000, "#+ " + "a, " * 5000, "#+ ? " * 3000])
    def test_none_takes_long_to_find(self, put, faults, content):
        put("mine.rq", content)
        begun = time.process_time()
        assert faults()
        assert time.process_time() - begun < 2

    def test_it_is_told_in_vietnamese_too(self, put, tmp_path):
        put("mine.rq", named("other"))
        (fault,) = load([tmp_path]).faults
        assert fault.message.vi == "id phải trùng tên tệp, 'mine'"

    def test_links_are_not_followed(self, put, tmp_path, faults):
        outside = tmp_path.parent / f"{tmp_path.name}-outside"
        outside.mkdir()
        (outside / "secret.rq").write_text(named("secret"), encoding="utf-8")
        (tmp_path / "secret.rq").symlink_to(outside / "secret.rq")
        (tmp_path / "theme").symlink_to(outside)
        (tmp_path / "round").symlink_to(tmp_path)
        assert own(load([tmp_path])) == {}
        assert set(faults()) == {"secret.rq", "theme", "round"}
        assert all("links are not followed" in said for _, said in faults().values())

    def test_a_pipe_is_not_waited_for(self, tmp_path, faults):
        os.mkfifo(tmp_path / "pipe.rq")
        assert faults() == {"pipe.rq": (None, "it is no file that can be read")}

    def test_a_name_that_is_no_text_is_told_as_one(self, put, tmp_path, faults):
        (tmp_path / os.fsdecode(b"\xff")).mkdir()
        put(os.fsdecode(b"\xff/mine.rq"), named("mine"))
        put("a\nb/mine.rq", named("mine"))
        assert set(faults()) == {r"\udcff/mine.rq", r"a\nb/mine.rq"}
        assert own(load([tmp_path])) == {}

    def test_the_rest_of_too_many_files_is_told_once(self, put, tmp_path, faults):
        for number in range(MOST_FILES + 3):
            put(f"q{number:04}.rq", "")
        assert len(load([tmp_path]).faults) == MOST_FILES + 1
        assert "more than 500 .rq files" in faults()[f"q{MOST_FILES:04}.rq"][1]


class TestChanges:
    @pytest.fixture
    def live(self, tmp_path):
        return LiveCatalogue([tmp_path / "later"])

    def test_files_are_followed_as_they_come_change_and_go(self, put, live):
        assert live.now().faults == ()
        file = put("later/mine.rq", named("mine"))
        assert live.now()["mine"].title.en == "Ask"
        put("later/mine.rq", named("mine").replace("en: Ask}", "en: Ask again}", 1))
        assert live.now()["mine"].title.en == "Ask again"
        put("later/mine.rq", "no question any more")
        assert "mine" not in live.now()
        assert len(live.now().faults) == 1
        file.unlink()
        assert live.now().faults == ()
        assert set(live.now()) == set(load())

    def test_a_folder_that_is_named_twice_is_read_once(self, put, tmp_path):
        put("mine.rq", named("mine"))
        live = LiveCatalogue([tmp_path, tmp_path])
        assert live.now().faults == ()
        assert live.now() is live.now()

    def test_nobody_waits_while_another_reads_a_file_anew(self, put, live, monkeypatch):
        before = live.now()
        put("later/mine.rq", named("mine"))
        read, begun, go_on = folders._found, Event(), Event()

        def slowly(file):
            begun.set()
            assert go_on.wait(120)
            return read(file)

        monkeypatch.setattr(folders, "_found", slowly)
        with ThreadPoolExecutor(1) as other:
            found = other.submit(live.now)
            assert begun.wait(120)
            assert live.now() is before
            go_on.set()
            assert "mine" in found.result()

    def test_nothing_is_read_again_where_nothing_changed(self, put, live, monkeypatch):
        put("later/mine.rq", named("mine"))
        put("later/broken.rq", "")
        before = live.now()
        monkeypatch.setattr("queries.folders._found", None)
        assert live.now() is before
