"""Bytes become text, or are refused with one line that says why."""

import codecs
import os
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import Reason, RefusedError
from ingest.read import MAX_BYTES, find, load, tcvn3, text_of, viscii, vni
from ingest.read.syllables import is_syllable, plausibility

TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH\nKế hoạch số 12/KH-UBND ngày 5/3/2021\n"
    "Đến năm 2025, tỷ lệ hồ sơ công việc xử lý trên môi trường mạng đạt 90%; "
    "những nhiệm vụ khác được giao cho các sở, ngành theo lĩnh vực quản lý.\n"
)


def write(folder: Path, data: bytes, name: str = "document.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path, limit: int = MAX_BYTES) -> tuple[str, str | None]:
    found = text_of(path, load(path, limit))
    return found.text, found.encoding


def refusal(path: Path) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    return caught.value


def in_tcvn3(text: str) -> bytes:
    codes = {letter: byte for byte, letter in tcvn3.TABLE.items()}
    return bytes(codes[c] for c in text)


def in_vni(text: str) -> bytes:
    """As a VNI keyboard writes it: a vowel, then the letter for its marks."""
    written = {letter: letter for letter in [*map(chr, range(128)), *"ìíÌÍ"]}
    for first in ["", *"aeouyôöAEOUYÔÖ"]:
        for mark in map(chr, vni.TABLE):
            if len(meant := vni.restore(first + mark)) == 1 and not unicodedata.combining(meant):
                written.setdefault(meant, first + mark)
    return "".join(written[c] for c in text).encode("latin-1")


def in_viscii(text: str) -> bytes:
    codes = {letter: byte for byte, letter in viscii.TABLE.items()}
    return bytes(codes.get(c) or ord(c) for c in text)


def in_cp1258(text: str) -> bytes:
    """As Windows writes it: the letter with its own sign, then the tone as a combining mark."""
    out = bytearray()
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", c)
            tone = next(m for m in marks[1:] if m in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", marks.replace(tone, ""))
            out += letter.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


class TestUtf8:
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
    def test_the_text_is_the_file_s_text_to_the_last_code_point(
        self, tmp_path_factory: pytest.TempPathFactory, body: str
    ) -> None:
        text = f"Kế hoạch\r\n\tcũ\n{body}\r"
        path = write(tmp_path_factory.getbasetemp(), text.encode())
        assert read(path)[0] == text

    def test_decomposed_letters_stay_decomposed(self, tmp_path: Path) -> None:
        text = unicodedata.normalize("NFD", TEXT)
        assert read(write(tmp_path, text.encode()))[0] == text

    def test_a_byte_order_mark_is_part_of_the_text_that_offsets_count_in(self, tmp_path: Path) -> None:
        source = read(write(tmp_path, codecs.BOM_UTF8 + TEXT.encode()))
        assert source == ("\ufeff" + TEXT, "utf-8")

    def test_one_damaged_byte_is_told_with_its_place(self, tmp_path: Path) -> None:
        error = refusal(write(tmp_path, TEXT.encode() + b"\xff"))
        assert error.reason is Reason.ENCODING
        assert f"at byte {len(TEXT.encode())} not UTF-8" in error.message

    def test_damage_after_a_byte_order_mark_is_not_taken_for_another_encoding(self, tmp_path: Path) -> None:
        path = write(tmp_path, codecs.BOM_UTF8 + TEXT.encode() + b"\xff")
        assert refusal(path).reason is Reason.ENCODING

    def test_english_is_text_too(self, tmp_path: Path) -> None:
        assert read(write(tmp_path, "A naïve café plan".encode()))[0] == "A naïve café plan"

    @pytest.mark.parametrize("western", ["tcvn3", "vni", "utf-8"])
    def test_letters_that_a_program_took_for_western_ones_are_what_they_were(
        self, tmp_path: Path, western: str
    ) -> None:
        text = TEXT.lower()
        disguised = {"tcvn3": in_tcvn3, "vni": in_vni, "utf-8": str.encode}[western](text).decode("latin-1")
        assert read(write(tmp_path, disguised.encode()))[0].lower() == text


class TestUtf16AndUtf32:
    @pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    @pytest.mark.parametrize("mark", ["\ufeff", ""])
    def test_they_are_recognised_with_and_without_their_mark(
        self, tmp_path: Path, codec: str, mark: str
    ) -> None:
        source = read(write(tmp_path, (mark + TEXT).encode(codec)))
        assert source == (TEXT, codec[:6])

    @pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
    def test_half_a_character_at_the_end_is_refused(self, tmp_path: Path, codec: str) -> None:
        assert refusal(write(tmp_path, TEXT.encode(codec)[:-1])).reason is Reason.ENCODING


class TestWindows1258:
    def test_its_combining_tones_are_composed(self, tmp_path: Path) -> None:
        data = in_cp1258(TEXT)
        assert len(data) > len(TEXT)
        source = read(write(tmp_path, data))
        assert source == (TEXT, "windows-1258")


class TestTcvn3:
    def test_known_phrases(self) -> None:
        """Bytes as ABC fonts show them when taken for Latin-1, known from any old Vietnamese document."""
        assert tcvn3.decode("QuyÕt ®Þnh".encode("latin-1")) == "Quyết định"
        assert tcvn3.decode("chuyÓn ®æi sè".encode("latin-1")) == "chuyển đổi số"
        assert tcvn3.decode("Céng hoµ x· héi chñ nghÜa ViÖt Nam".encode("latin-1")) == (
            "Cộng hoà xã hội chủ nghĩa Việt Nam"
        )
        assert tcvn3.decode("§éc lËp - Tù do - H¹nh phóc".encode("latin-1")) == "Độc lập - Tự do - Hạnh phúc"
        assert tcvn3.decode("B¶o Th¾ng, Mêng Kh¬ng".encode("latin-1")) == "Bảo Thắng, Mờng Khơng"

    def test_every_small_vietnamese_letter_has_one_place(self) -> None:
        vowels = "aăâeêioôơuưy"
        tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
        letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ"}
        assert letters <= set(tcvn3.TABLE.values())
        assert len(set(tcvn3.TABLE.values())) == len(tcvn3.TABLE)

    def test_a_document_is_recognised(self, tmp_path: Path) -> None:
        text = TEXT.replace("ỦY BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân tỉnh".lower())
        source = read(write(tmp_path, in_tcvn3(text)))
        assert source == (text.replace("ủy ban", "Ủy ban"), "tcvn3")

    def test_capitals_lost_to_a_font_are_restored_inside_a_word_only(self) -> None:
        assert tcvn3.decode("CéNG HßA".encode("latin-1")) == "CỘNG HÒA"
        assert tcvn3.decode("Hµ Néi".encode("latin-1")) == "Hà Nội"

    def test_a_line_of_capitals_is_one_to_its_last_letter(self) -> None:
        assert tcvn3.decode("II. NHIÖM Vô Vµ GI¶I PH¸P\nVô ®iÒu tra".encode("latin-1")) == (
            "II. NHIỆM VỤ VÀ GIẢI PHÁP\nVụ điều tra"
        )

    def test_committees_have_a_capital_that_the_encoding_lacks(self) -> None:
        assert tcvn3.decode("ñy ban nh©n d©n, TØnh ñy".encode("latin-1")) == "Ủy ban nhân dân, Tỉnh ủy"

    def test_so_have_sentences(self) -> None:
        assert tcvn3.decode("§· xong. ë x·, ë b¶n".encode("latin-1")) == "Đã xong. Ở xã, ở bản"


class TestVni:
    def test_known_phrases(self) -> None:
        """Letters as VNI fonts show them when taken for Western ones, known from any old document."""
        assert vni.restore("Quyeát ñònh chuyeån ñoåi soá") == "Quyết định chuyển đổi số"
        assert vni.restore("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
        assert (
            vni.restore("UÛY BAN NHAÂN DAÂN TÆNH, ñöôøng kyõ thuaät")
            == "ỦY BAN NHÂN DÂN TỈNH, đường kỹ thuật"
        )

    def test_a_document_is_recognised(self, tmp_path: Path) -> None:
        assert read(write(tmp_path, in_vni(TEXT))) == (TEXT, "vni")

    def test_every_vietnamese_letter_has_its_own_place(self) -> None:
        vowels = "aăâeêioôơuưy"
        tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
        letters = [unicodedata.normalize("NFC", v + t) for v in vowels for t in tones] + ["đ"]
        assert vni.decode(in_vni("".join(letters))) == "".join(letters)


class TestViscii:
    def test_known_phrases(self) -> None:
        """Bytes of web pages of the nineties, whose letters lie elsewhere than their neighbours'."""
        assert viscii.decode(b"Quy\xaat \xf0\xb8nh s\xaf 5, k\xaa ho\xd5ch") == "Quyết định số 5, kế hoạch"

    def test_a_document_is_recognised(self, tmp_path: Path) -> None:
        assert read(write(tmp_path, in_viscii(TEXT))) == (TEXT, "viscii")

    def test_every_vietnamese_letter_has_its_own_place(self) -> None:
        vowels = [*"aăâeêioôơuưy", *"AĂÂEÊIOÔƠUƯY"]
        tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
        letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ", "Đ"}
        assert {c for c in letters if not c.isascii()} == set(viscii.TABLE.values())
        assert len(set(viscii.TABLE.values())) == len(viscii.TABLE)


class TestViqr:
    def test_a_document_is_recognised(self, tmp_path: Path) -> None:
        data = (
            b"DDe^'n na(m 2025, 90% ho^` so+ co^ng vie^.c ddu+o+.c xu+? ly' tre^n ma.ng; "
            b"ty? le^. ho^. nghe`o co`n 3%.\n"
            b"To^?ng so^' ho^. la` 15.200. DDa~ dda.t chu+a?"
        )
        text = (
            "Đến năm 2025, 90% hồ sơ công việc được xử lý trên mạng; tỷ lệ hộ nghèo còn 3%.\n"
            "Tổng số hộ là 15.200. Đã đạt chưa?"
        )
        assert read(write(tmp_path, data)) == (text, "viqr")

    @pytest.mark.parametrize(
        "text", ["Ty le dat 90%. Co dung khong?", "f(a) + b^2 = c+ d", "It's a plan. Is it?"]
    )
    def test_other_texts_in_ascii_are_what_they_are(self, tmp_path: Path, text: str) -> None:
        assert read(write(tmp_path, text.encode())) == (text, "utf-8")


class TestRefusals:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b" \n\t\r\n",
            codecs.BOM_UTF8,
            "\ufeff \n".encode("utf-16-le"),
            "\u200b\u2060 \u202e\n".encode(),
        ],
    )
    def test_nothing_but_space_is_empty(self, tmp_path: Path, data: bytes) -> None:
        assert refusal(write(tmp_path, data)).reason is Reason.EMPTY

    @pytest.mark.parametrize("seed", range(5))
    def test_random_bytes_are_binary(self, tmp_path: Path, seed: int) -> None:
        assert refusal(write(tmp_path, random.Random(seed).randbytes(5000))).reason is Reason.BINARY

    def test_control_characters_are_binary_without_zero_bytes_too(self, tmp_path: Path) -> None:
        error = refusal(write(tmp_path, b"ELF\x01\x02 plan"))
        assert error.reason is Reason.BINARY
        assert "U+0001 at 3" in error.message

    def test_west_european_letters_are_no_vietnamese(self, tmp_path: Path) -> None:
        data = "Für die Verwaltung müssen größere Städte künftig Dienste ausführen".encode("latin-1")
        assert refusal(write(tmp_path, data)).reason is Reason.ENCODING

    def test_too_few_words_tell_no_encoding(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path, "sè 5".encode("latin-1"))).reason is Reason.ENCODING

    def test_a_50_mb_file_is_refused_unread(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(50 * 1024**2)
        monkeypatch.setattr(Path, "open", None)
        error = refusal(path)
        assert error.reason is Reason.TOO_LARGE
        assert "50 MB" in error.message
        assert "20 MB" in error.message

    def test_a_text_longer_than_any_document_is_refused(self, tmp_path: Path) -> None:
        error = refusal(write(tmp_path, b"Muc tieu 80%.\n" * 150_000))
        assert error.reason is Reason.TOO_LARGE
        assert "2,100,000 characters" in error.message

    def test_the_limit_is_a_setting(self, tmp_path: Path) -> None:
        path = write(tmp_path, b"plan 2025")
        assert read(path, 9)[0] == "plan 2025"
        with pytest.raises(RefusedError, match="over the limit"):
            read(path, 8)

    def test_a_suffix_without_reader(self, tmp_path: Path) -> None:
        assert refusal(write(tmp_path, b"plan", "plan.odt")).reason is Reason.UNSUPPORTED
        assert refusal(write(tmp_path, b"plan", "plan")).reason is Reason.UNSUPPORTED

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.txt", b"%PDF-1.7", "this is a PDF, no .txt; let its name end in .pdf"),
            ("a.pdf", b"PK\x03\x04" + bytes(26) + b"word/document.xml", "a Word document, no .pdf"),
            ("a.docx", b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "a workbook of Excel, no .docx"),
            ("a.docx", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.", "LibreOffice (.odt)"),
            ("a.docx", b"{\\rtf1", "a document in RTF, no .docx; save it as .docx or .pdf"),
            ("a.txt", b"\xd0\xcf\x11\xe0", "an old Word document (.doc), no .txt; save it as .docx"),
            ("a.html", b"\x89PNG\r\n", "a picture, no .html"),
            ("a.md", b" <!DOCTYPE html><p>", "a page of HTML, no .md; let its name end in .html"),
        ],
    )
    def test_what_another_suffix_belongs_to(self, tmp_path: Path, name: str, data: bytes, said: str) -> None:
        error = refusal(write(tmp_path, data, name))
        assert error.reason is Reason.UNSUPPORTED
        assert said in error.message

    @pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".pdf", ".md"])
    def test_no_bytes_are_empty_in_every_format(self, tmp_path: Path, suffix: str) -> None:
        assert refusal(write(tmp_path, b"", f"a{suffix}")).reason is Reason.EMPTY

    def test_a_folder_is_no_document(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").mkdir()
        assert "a folder" in refusal(tmp_path / "a.txt").message

    def test_a_path_that_is_not_there(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "nowhere.txt").reason is Reason.NOT_FOUND

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert refusal(tmp_path / "pipe.txt").reason is Reason.UNREADABLE

    def test_what_the_system_will_not_open(self, tmp_path: Path) -> None:
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        assert refusal(tmp_path / "loop.txt").reason is Reason.UNREADABLE


class TestFind:
    def test_folders_are_searched_at_any_depth_in_order_and_each_document_once(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / ".hidden").mkdir()
        for name in ("c.txt", "b/a.TXT", "b/image.png", ".hidden/x.txt", ".y.txt"):
            (tmp_path / name).write_text("x")
        found = find([tmp_path, tmp_path / "b" / ".." / "c.txt"])
        assert found.documents == (tmp_path / "b/a.TXT", tmp_path / "c.txt")
        assert found.skipped == (tmp_path / "b/image.png",)
        assert found.refused == ()

    def test_a_folder_without_documents_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.png").write_text("x")
        (error,) = find([tmp_path]).refused
        assert error.reason is Reason.NO_DOCUMENTS

    def test_a_name_that_is_no_text_is_refused_in_words_that_can_be_shown(self, tmp_path: Path) -> None:
        (tmp_path / os.fsdecode(b"k\xe9.txt")).write_text("x")
        found = find([tmp_path])
        assert found.documents == ()
        assert str(found.refused[0]).encode()
        assert found.refused[0].reason is Reason.UNREADABLE


class TestSyllables:
    @pytest.mark.parametrize(
        "word",
        [
            "nghiêng",
            "khuỷu",
            "Quyết",
            "giữa",
            "gì",
            "ươm",
            "đã",
            "yêu",
            "thuở",
            "quốc",
            "xoong",
            "ỦY",
            "hoà",
            "hòa",
        ],
    )
    def test_vietnamese(self, word: str) -> None:
        assert is_syllable(word)
        assert is_syllable(unicodedata.normalize("NFD", word))

    @pytest.mark.parametrize("word", ["für", "café", "naïve", "QuyƠt", "ờỡ", "Ðịnh", "tếế"])
    def test_not_vietnamese(self, word: str) -> None:
        assert not is_syllable(word)

    def test_the_corpus_is_plausible_throughout(self, shared: Path) -> None:
        for path in (shared / "corpus").rglob("*.txt"):
            assert plausibility(path.read_text("utf-8")) > 0.95, path.name

    def test_the_corpus_survives_legacy_encodings(self, shared: Path, tmp_path: Path) -> None:
        for path in sorted((shared / "corpus").glob("*.txt")):
            text = unicodedata.normalize("NFC", path.read_text("utf-8")).replace("Ð", "Đ")
            text = "".join(c for c in text if c.isascii() or c.isalpha())
            assert read(write(tmp_path, in_cp1258(text)))[0] == text
            small = "".join(c if c in tcvn3.TABLE.values() else c.lower() for c in text)
            source = read(write(tmp_path, in_tcvn3(small)))
            assert source[1] == "tcvn3"
            assert source[0].lower() == small.lower()
            assert read(write(tmp_path, in_viscii(text))) == (text, "viscii")
