"""HTML, Word, PDF and Markdown become text as a reader sees it; hostile ones end with one line."""

import re
import subprocess
import sys
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import Reason, RefusedError
from ingest.read import apart, text_of
from ingest.read.apart import Limits, read
from ingest.read.transcript import Transcript
from tests.ingest.paper import HEIGHT, Page, Word, assembled, pdf, repacked, width
from tests.ingest.test_read import in_cp1258, in_tcvn3

TARGET = "Đến năm 2025, có 90% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng."
RESULT = "Năm 2022, những huyện vùng cao đã có 45% hộ gia đình được phủ cáp quang."
TABLE = [["Chỉ tiêu", "Đơn vị", "Năm 2025"], ["Hộ có cáp quang", "%", "80"]]
ROWS = "Chỉ tiêu | Đơn vị | Năm 2025\nHộ có cáp quang | % | 80"

ARTICLE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Tin tức | Báo Mẫu</title>
<script>var x = "Đến năm 2099 đạt 11%";</script><style>p {{ width: 12% }}</style></head><body>
<header><div>Thứ hai, 12/10/2026</div>
<nav><a href="/">Trang chủ</a> <a href="/k">Kinh tế tăng 7%</a></nav></header>
<div class="main"><h1>Tỉnh miền núi đẩy mạnh chuyển đổi số</h1>
<div class="meta"><span>Thứ Ba, 23/11/2021, 08:15 GMT+7</span> <a href="/f">Chia sẻ</a></div>
<div class="content"><p><strong>{TARGET}</strong></p><h2>I. Mục tiêu cụ thể</h2>
<ul><li>Tỷ lệ dân số có tài khoản thanh toán điện tử trên 50%.</li></ul>
<table><tr><th>Chỉ tiêu</th><th>Đơn vị</th><th>Năm 2025</th></tr>
<tr><td>Hộ có cáp quang</td><td>%</td><td>80</td></tr></table>
<img src="http://pictures.invalid/a.jpg"><p>{RESULT}</p></div>
<div class="related"><h3>Tin liên quan</h3>
<ul><li><a href="/x">Tỉnh bạn đặt mục tiêu 95%</a></li></ul></div></div>
<footer><p>Giấy phép số 12/GP-BTTTT. Điện thoại: 024.12345678</p></footer></body></html>"""


def transcript(name: str, data: bytes) -> Transcript:
    return text_of(Path(name), data)


def refusal(name: str, data: bytes, limits: Limits | None = None) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(Path(name), data, limits)
    assert "\n" not in str(caught.value)
    return caught.value


def read_part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


class TestHtml:
    def test_the_article_is_found_and_what_stands_around_it_is_dropped(self) -> None:
        found = transcript("tin.html", ARTICLE.encode())
        assert found == Transcript(
            "Tỉnh miền núi đẩy mạnh chuyển đổi số\n\nThứ Ba, 23/11/2021, 08:15 GMT+7\n\n"
            f"{TARGET}\n\nI. Mục tiêu cụ thể\n\n- Tỷ lệ dân số có tài khoản thanh toán điện tử trên 50%.\n\n"
            f"{ROWS}\n\n{RESULT}",
            "utf-8",
        )

    def test_a_letterhead_laid_out_by_a_table_is_read_down_its_halves(self) -> None:
        head = (
            "<table><tr><td><p>ỦY BAN NHÂN DÂN<br>TỈNH MẪU</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
            "VIỆT NAM</p></td></tr><tr><td>Số: 12/KH-UBND</td><td>Mẫu, ngày 5 tháng 3 năm 2021"
            "</td></tr></table>"
        )
        text = transcript("kh.htm", page(f"{head}<p>{TARGET}</p><p>{RESULT}</p>").encode()).text
        assert text.startswith("ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI")

    @pytest.mark.parametrize("declared", ["windows-1258", "windows-1252", "utf-8", ""])
    def test_windows_1258_is_recognised_whatever_is_declared(self, declared: str) -> None:
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        data = in_cp1258(page(f"<p>{TARGET}</p><p>{RESULT}</p>", meta))
        assert transcript("a.html", data) == Transcript(f"{TARGET}\n\n{RESULT}", "windows-1258")

    def test_too_few_letters_to_tell_by_are_read_as_declared(self) -> None:
        data = in_cp1258(page("<p>Hà Nội</p>", '<meta charset="windows-1258">'))
        assert transcript("a.html", data) == Transcript("Hà Nội", "cp1258")

    def test_tcvn3_bytes(self) -> None:
        data = in_tcvn3(page(f"<p>{TARGET.lower()}</p><p>{RESULT.lower()}</p>"))
        assert transcript("a.html", data).text == f"{TARGET}\n\n{RESULT}".lower()

    def test_letters_in_an_abc_font_are_what_was_seen(self) -> None:
        seen = in_tcvn3(TARGET.lower()).decode("latin-1")
        title = in_tcvn3("kế hoạch").decode("latin-1")
        body = (
            f'<p><font face=".VnTimeH">{title}</font></p>'
            f'<p style="font-family: .VnTime">{seen} <b>2025</b></p>'
            f"<p>{RESULT}</p>"
        )
        found = transcript("a.html", page(body, '<meta charset="utf-8">').encode())
        assert found.text == f"KẾ HOẠCH\n\n{TARGET.lower()} 2025\n\n{RESULT}"

    def test_letters_in_a_vni_font_are_what_was_seen(self) -> None:
        body = f'<p style="font-family: VNI-Times">chuyeån <b>ñoåi soá</b> naêm 2025</p><p>{RESULT}</p>'
        assert transcript("a.html", page(body).encode()).text == f"chuyển đổi số năm 2025\n\n{RESULT}"

    def test_an_abc_font_that_a_style_sheet_names_shows_by_the_letters(self) -> None:
        seen = in_tcvn3(f"<p>{TARGET}</p><p>{RESULT}</p>".lower()).decode("latin-1")
        assert transcript("a.html", page(seen).encode()).text == f"{TARGET}\n\n{RESULT}".lower()

    def test_decomposed_letters_are_composed(self) -> None:
        data = unicodedata.normalize("NFD", page(f"<p>{TARGET}</p>")).encode()
        assert transcript("a.html", data).text == TARGET

    @pytest.mark.parametrize("body", ["", "<script>var a = 1;</script>", "<div>" * 100_000])
    def test_a_page_without_text_is_empty(self, body: str) -> None:
        assert refusal("a.html", page(body).encode()).reason is Reason.EMPTY

    def test_a_text_without_html_is_told(self) -> None:
        error = refusal("a.html", f"KẾ HOẠCH\n\n{TARGET}".encode())
        assert error.reason is Reason.UNSUPPORTED
        assert ".txt" in error.message

    def test_heads_and_feet_of_pages_that_libreoffice_writes_are_no_text(self) -> None:
        body = (
            f'<div title="header"><p>Kế hoạch 100%</p></div><p>{TARGET}</p><div title="footer">Trang 3</div>'
        )
        assert transcript("a.html", page(body).encode()).text == TARGET


class TestWord:
    def test_paragraphs_carry_the_numbers_that_word_shows(self) -> None:
        word = Word()
        parts = ((0, "Mục tiêu"), (1, "Năm 2025"), (2, "Chính quyền số"), (3, "90% hồ sơ"), (3, "80%"),
                 (4, "cấp huyện"), (1, "Năm 2030"), (3, "100%"), (0, "Giải pháp"))  # fmt: skip
        for level, text in parts:
            word.paragraph(text, level)
        word.paragraph("Phụ lục", 0, number=71)
        assert transcript("a.docx", word.data()).text.split("\n\n") == [
            "I. Mục tiêu", "1. Năm 2025", "1.1. Chính quyền số", "a) 90% hồ sơ", "b) 80%", "- cấp huyện",
            "2. Năm 2030", "a) 100%", "II. Giải pháp", "I. Phụ lục",
        ]  # fmt: skip

    def test_tables_stand_in_their_place_as_rows(self) -> None:
        data = Word().paragraph(TARGET).table(TABLE).paragraph(RESULT).data()
        assert transcript("a.docx", data).text == f"{TARGET}\n\n{ROWS}\n\n{RESULT}"

    def test_cells_over_columns_and_rows_keep_the_others_in_their_columns(self) -> None:
        word = Word().table([["Nhóm", "Năm 2025", "Năm 2030"], ["Hồ sơ", "80", "90"], ["", "60", "70"]])
        table = word.document.tables[0]
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(0, 1).merge(table.cell(0, 2))
        rows = transcript("a.docx", word.data()).text.split("\n")
        assert rows == ["Nhóm | Năm 2025 Năm 2030 | ", "Hồ sơ | 80 | 90", "Hồ sơ | 60 | 70"]

    def test_what_was_deleted_is_gone_and_what_was_inserted_is_there(self) -> None:
        word = Word().xml(
            "<w:p><w:r><w:t>Đạt </w:t></w:r><w:del><w:r><w:delText>80%</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>90%</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        )
        word.xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong ô nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>")
        assert transcript("a.docx", word.data()).text == "Đạt 90%\n\nTrong ô nhập"

    def test_rows_that_were_deleted_and_cells_that_a_row_lacks(self) -> None:
        word = Word().table([["A", "B", "C"], ["xóa", "44%", "x"], ["b", "c", ""]])
        gone, short = (row._tr.get_or_add_trPr() for row in word.document.tables[0].rows[1:])
        gone.append(parse_xml(f"<w:del {nsdecls('w')}/>"))
        short.append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
        word.document.tables[0].rows[2]._tr.remove(word.document.tables[0].rows[2]._tr.tc_lst[2])
        assert transcript("a.docx", word.data()).text == "A | B | C\n | b | c"

    def test_what_is_hidden_is_gone_and_signs_and_formulas_are_there(self) -> None:
        word = Word().xml(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn 33%</w:t></w:r>"
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 80%, </w:t></w:r>'
            "<m:oMath><m:r><m:t>≥95%, </m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
            '<w:r><w:rPr><w:caps/></w:rPr><w:t xml:space="preserve"> số xã</w:t></w:r></w:p>'
        )
        assert transcript("a.docx", word.data()).text == "≥ 80%, ≥95%, 1/3 SỐ XÃ"

    def test_a_text_box_is_read_once_where_it_hangs(self) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
        word = Word().xml(
            '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Trước</w:t></w:r>'
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r><w:r><w:t xml:space='preserve'> và sau</w:t></w:r></w:p>"
        )
        assert transcript("a.docx", word.data()).text == "Trước và sau\n\nTrong khung"

    def test_abc_fonts_and_decomposed_letters_come_out_as_seen(self) -> None:
        word = Word().paragraph("chuyÓn ®æi sè", font=".VnTime").paragraph("kÕ ho¹ch", font=".VnTimeH")
        word.paragraph("Quyeát ñònh", font="VNI-Times").paragraph(unicodedata.normalize("NFD", TARGET))
        text = transcript("a.docx", word.data()).text
        assert text == f"chuyển đổi số\n\nKẾ HOẠCH\n\nQuyết định\n\n{TARGET}"

    def test_entities_neither_grow_nor_read_files(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("bí mật")
        data, ns = (
            Word().paragraph("x").data(),
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        )

        def document(entities: str) -> bytes:
            body = "<w:body><w:p><w:r><w:t>Kế hoạch &z;</w:t></w:r></w:p></w:body>"
            return f"<!DOCTYPE w [{entities}]><w:document xmlns:w='{ns}'>{body}</w:document>".encode()

        laughs = "<!ENTITY a 'ha'>" + "".join(
            f"<!ENTITY {chr(98 + n) if n < 8 else 'z'} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
        )
        assert refusal("a.docx", repacked(data, document=document(laughs))).reason is Reason.DAMAGED
        outside = document(f"<!ENTITY z SYSTEM '{(tmp_path / 'secret').as_uri()}'>")
        assert transcript("a.docx", repacked(data, document=outside)).text == "Kế hoạch"

    def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_and_a_deleted_one_has_no_number(
        self,
    ) -> None:
        word = Word().paragraph("Một", 0).paragraph("", 0).paragraph("Hai", 0)
        end = parse_xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>")
        word.document.paragraphs[1]._p.get_or_add_pPr().append(end)
        word.xml("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Tỷ lệ hồ sơ </w:t></w:r></w:p>")
        word.paragraph("đạt 80%.")
        assert transcript("a.docx", word.data()).text == "I. Một\n\nII. Hai\n\nTỷ lệ hồ sơ đạt 80%."

    def test_what_is_struck_through_is_gone_and_what_has_a_direction_is_there(self) -> None:
        word = Word().xml(
            "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>70%</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr>"
            "<w:t>75%</w:t></w:r><w:bdo w:val='ltr'><w:r><w:t>80%</w:t></w:r></w:bdo></w:p>"
        )
        assert transcript("a.docx", word.data()).text == "80%"

    def test_what_word_opens_though_a_part_is_lacking_is_read(self) -> None:
        data = Word().paragraph(TARGET).data()
        lost = b'<Relationship Id="r99" Type="http://x.invalid/image" Target="../NULL"/></Relationships>'
        rels = "_rels/document.xml.rels"
        found = read_part(data, f"word/{rels}").replace(b"</Relationships>", lost)
        assert transcript("a.docx", repacked(data, **{rels: found})).text == TARGET

    @pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled.main"])
    def test_templates_and_documents_with_macros_are_read(self, kind: str) -> None:
        data = Word().paragraph(TARGET).data()
        main = b"openxmlformats-officedocument.wordprocessingml.document.main"
        other = b"ms-word." if "macro" in kind else b"openxmlformats-officedocument.wordprocessingml."
        types = read_part(data, "[Content_Types].xml").replace(main, other + kind.encode())
        assert transcript("a.docx", repacked(data, **{"[Content_Types]": types})).text == TARGET

    def test_a_document_in_the_strict_form_of_the_standard_is_read(self) -> None:
        strict = BytesIO()
        with ZipFile(BytesIO(Word().paragraph(TARGET).data())) as usual, ZipFile(strict, "w") as package:
            for name in usual.namelist():
                said = re.sub(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/",
                              rb"http://purl.oclc.org/ooxml/\1/", usual.read(name))  # fmt: skip
                package.writestr(name, said)
        assert transcript("a.docx", strict.getvalue()).text == TARGET

    def test_a_package_of_another_program_is_told(self) -> None:
        data = Word().paragraph(TARGET).data()
        types = read_part(data, "[Content_Types].xml").replace(b"wordprocessingml", b"presentationml")
        assert refusal("a.docx", repacked(data, **{"[Content_Types]": types})).reason is Reason.UNSUPPORTED

    def test_an_old_or_protected_document_is_told(self) -> None:
        error = refusal("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
        assert error.reason is Reason.PROTECTED

    @pytest.mark.parametrize("size", [0, 10, 3000])
    def test_a_damaged_document(self, size: int) -> None:
        assert refusal("a.docx", Word().paragraph(TARGET).data()[:size]).reason is Reason.DAMAGED


class TestPdf:
    def test_each_page_begins_at_its_place_and_its_number_is_no_text(self) -> None:
        first, second = Page().text(295, 40, "1"), Page().text(295, 40, "2")
        first.paragraphs(TARGET, columns=200)
        second.paragraphs(RESULT, columns=200)
        found = transcript("a.pdf", pdf(first, Page(), second))
        assert found.text == f"{TARGET}\n{RESULT}"
        assert found.pages == (0, len(TARGET), len(TARGET) + 1)

    def test_heads_and_feet_that_pages_repeat_are_no_text(self) -> None:
        pages = [Page().text(85, 40, "Công báo mẫu").text(85, 90, f"Đoạn {n}").text(85, 820, f"Kỳ {n}, 2021")
                 for n in range(3)]  # fmt: skip
        assert transcript("a.pdf", pdf(*pages)).text == "Đoạn 0\nĐoạn 1\nĐoạn 2"

    def test_a_table_with_rules_stands_in_its_place_as_rows(self) -> None:
        sheet = Page()
        sheet.table(TABLE, y=sheet.paragraphs(TARGET, columns=200) + 5)
        sheet.paragraphs(RESULT, y=260, columns=200)
        assert transcript("a.pdf", pdf(sheet)).text == f"{TARGET}\n{ROWS}\n{RESULT}"

    def test_a_paragraph_s_end_is_told_from_a_line_s_end(self) -> None:
        sheet = Page()
        sheet.paragraphs(f"{TARGET} {RESULT}", "Mục sau")
        assert transcript("a.pdf", pdf(sheet)).text == f"{TARGET} {RESULT}\n\nMục sau"

    def test_the_halves_of_a_letterhead_and_columns_are_read_one_after_the_other(self) -> None:
        sheet = Page().text(100, 60, "ỦY BAN NHÂN DÂN").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
        sheet.text(100, 78, "TỈNH MẪU").text(300, 78, "Độc lập - Tự do").text(85, 96, TARGET, size=12)
        assert transcript("a.pdf", pdf(sheet)).text.split("\n") == [
            "ỦY BAN NHÂN DÂN", "TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do", TARGET
        ]  # fmt: skip

    def test_heads_are_told_on_two_pages_and_where_right_and_left_pages_have_their_own(self) -> None:
        heads = ("12 Công báo", "Số 3 Công báo")
        two = [Page().text(85, 40, "Công báo 12").text(85, 90, f"Đoạn {n}") for n in "ab"]
        six = [Page().text(85, 40, heads[n % 2]).text(85, 90, f"Đoạn {n}") for n in range(6)]
        assert transcript("a.pdf", pdf(*two)).text == "Đoạn a\nĐoạn b"
        assert "Công báo" not in transcript("a.pdf", pdf(*six)).text

    def test_a_cell_over_rows_is_said_in_each_of_them(self) -> None:
        sheet = Page()
        for box in ("85 618 120 48", "205 642 120 24", "205 618 120 24", "325 642 90 24", "325 618 90 24"):
            sheet.marks.append(f"{box} re S")
        for x, y, text in ((89, 205, "Hạ tầng"), (209, 193, "Xã"), (209, 217, "Thôn"), (329, 193, "95%")):
            sheet.text(x, y, text, size=10)
        sheet.text(329, 217, "80%", size=10)
        assert transcript("a.pdf", pdf(sheet)).text == "Hạ tầng | Xã | 95%\nHạ tầng | Thôn | 80%"

    def test_raised_and_lowered_figures_stay_in_their_line_and_marks_of_notes_are_none_of_it(self) -> None:
        sheet = Page().text(85, 100, "đạt 90%").text(85 + width("đạt 90%"), 95, "12", size=8)
        sheet.text(145, 100, "trên 120 km").text(145 + width("trên 120 km"), 95, "2", size=8)
        sheet.text(227, 100, "và CO").text(227 + width("và CO"), 103, "2", size=8)
        assert transcript("a.pdf", pdf(sheet)).text == "đạt 90% trên 120 km2 và CO2"

    @pytest.mark.parametrize("turn", ["0 1 -1 0 595 0", "0 -1 1 0 0 842", "-1 0 0 -1 595 842"])
    def test_a_page_whose_text_runs_up_or_down_or_upside_down_is_turned(self, turn: str) -> None:
        sheet = Page(["q", f"{turn} cm"])
        sheet.paragraphs(f"{TARGET} {RESULT}", columns=60, y=HEIGHT - 300)
        sheet.marks.append("Q")
        assert transcript("a.pdf", pdf(sheet)).text == f"{TARGET} {RESULT}"

    def test_letters_printed_twice_for_bold_type_are_read_once(self) -> None:
        sheet = Page().text(85, 100, "KẾ HOẠCH").text(85.4, 100, "KẾ HOẠCH")
        assert transcript("a.pdf", pdf(sheet)).text == "KẾ HOẠCH"

    def test_three_columns_without_rules_are_rows(self) -> None:
        sheet = Page()
        for down, row in enumerate(TABLE):
            for across, cell in enumerate(row):
                sheet.text(85 + 150 * across, 120 + 20 * down, cell)
        assert transcript("a.pdf", pdf(sheet)).text == ROWS

    def test_two_columns_without_rules_keep_their_rows(self) -> None:
        sheet = Page()
        for y, (name, share) in enumerate([("Hộ có cáp quang", "80%"), ("Xã có cáp quang", "100%")]):
            sheet.text(85, 100 + 20 * y, name).text(400, 100 + 20 * y, share)
        text = transcript("a.pdf", pdf(sheet)).text
        assert " ".join(text.split()) == "Hộ có cáp quang 80% Xã có cáp quang 100%"

    def test_letters_in_an_abc_font_are_what_was_seen(self) -> None:
        sheet = Page().text(85, 100, "chuyÓn ®æi sè", font=2).text(85, 120, "năm 2025")
        sheet.text(85, 140, "ñöôïc duyeät", font=3)
        text = transcript("a.pdf", pdf(sheet, fonts=("Times", "ABCDEF+.VnTime", "ABCDEF+VNI-Times"))).text
        assert " ".join(text.split()) == "chuyển đổi số năm 2025 được duyệt"

    def test_decomposed_letters_are_composed(self) -> None:
        sheet = Page().text(85, 100, unicodedata.normalize("NFD", "Kế hoạch"))
        assert transcript("a.pdf", pdf(sheet)).text == "Kế hoạch"

    def test_a_scan_is_refused_as_one(self) -> None:
        stamped = Page().picture().text(85, 100, "Ký bởi: Văn phòng").text(295, 40, "1")
        written = Page().picture()
        written.paragraphs(TARGET, RESULT)
        error = refusal("a.pdf", pdf(stamped, written, Page().picture()))
        assert error.reason is Reason.SCANNED
        assert "2 of 3 pages" in error.message
        assert transcript("a.pdf", pdf(written)).text

    def test_pages_that_are_pictures_are_told_where_others_have_text(self) -> None:
        written = Page()
        written.paragraphs(TARGET, RESULT)
        assert transcript("a.pdf", pdf(written, Page().picture(), written)).unread == (2,)

    def test_a_sentence_that_runs_over_a_page_stays_one_and_keeps_its_pages(self) -> None:
        first, second = Page(), Page()
        head, tail = f"{TARGET} Đến hết năm nay, tỷ lệ hộ có cáp quang tại thành phố", "Hà Giang đạt 93%."
        first.paragraphs(head, columns=200)
        second.paragraphs(tail)
        found = transcript("a.pdf", pdf(first, second))
        assert found == Transcript(f"{head} {tail}", pages=(0, len(head) + 1))

    def test_glyphs_that_stand_for_no_letters_are_told(self) -> None:
        sheet = Page().text(85, 100, TARGET)
        error = refusal("a.pdf", pdf(sheet).replace(b"/ToUnicode", b"/ToNothing"))
        assert error.reason is Reason.ENCODING
        assert "OCR" in error.message

    def test_a_password_is_told(self) -> None:
        lock = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "11" * 32 + "> >>"
        data = pdf(Page().text(85, 100, TARGET), trailer=f"/Encrypt {lock} /ID [<00><00>]")
        assert refusal("a.pdf", data).reason is Reason.PROTECTED

    @pytest.mark.parametrize(
        "data", [b"", b"%PDF-1.7\n%%EOF", b"plan", pdf(Page().text(85, 100, TARGET))[:400]]
    )
    def test_a_damaged_document(self, data: bytes) -> None:
        assert refusal("a.pdf", data).reason is Reason.DAMAGED

    def test_a_tree_of_pages_that_leads_back_to_itself_ends(self) -> None:
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]
        assert refusal("a.pdf", assembled(objects)).reason is Reason.EMPTY


class TestMarkdown:
    def test_what_marks_headings_emphasis_and_links_is_no_text(self) -> None:
        source = (
            "---\ntitle: x\n---\n# Kế hoạch\n\n## I. Mục tiêu\n\n1. Đến **năm 2025**\n"
            "   - *90%* hồ sơ\n     cấp tỉnh\n"
            "2. Xem [Quyết định 749](http://x.invalid)<br>và phụ lục\n\n"
            "| Chỉ tiêu | Đơn vị | Năm 2025 |\n|---|---|---|\n| Hộ có **cáp quang** | % | 80 |\n"
        )
        assert transcript("a.md", source.encode()) == Transcript(
            "Kế hoạch\n\nI. Mục tiêu\n\n1. Đến năm 2025\n\n- 90% hồ sơ cấp tỉnh\n\n"
            f"2. Xem Quyết định 749\nvà phụ lục\n\n{ROWS}",
            "utf-8",
        )

    def test_html_within_is_read_as_html(self) -> None:
        source = "<!-- ẩn -->\n\n<table><tr><td>Chỉ tiêu<td>Năm 2025<tr><td>Hộ<td>80%</table>\n"
        assert transcript("a.md", source.encode()).text == "Chỉ tiêu | Năm 2025\nHộ | 80%"

    def test_programs_and_styles_within_are_no_text_and_cells_go_over_rows(self) -> None:
        source = (
            "<div><p>Đạt 66%</p><script>let a = '15%'</script><style>p {width: 16%}</style></div>\n\n"
            "<table><tr><td rowspan=2>Hạ tầng</td><td>Xã</td><td>95%</td></tr>"
            "<tr><td>Thôn</td><td>80%</td></tr></table>\n"
        )
        assert transcript("a.md", source.encode()).text == (
            "Đạt 66%\n\nHạ tầng | Xã | 95%\nHạ tầng | Thôn | 80%"
        )

    def test_a_sentence_that_the_source_wraps_is_whole_and_points_stay_apart(self) -> None:
        source = "Đến năm 2025, tại tỉnh\nHà Giang đạt\n90% số xã.\nGồm:\na) Cáp quang\nb) Trạm 5G"
        assert transcript("a.md", source.encode()).text == (
            "Đến năm 2025, tại tỉnh Hà Giang đạt 90% số xã.\nGồm:\na) Cáp quang\nb) Trạm 5G"
        )

    def test_lines_of_a_letterhead_and_rows_of_bars_alone_stay_apart(self) -> None:
        source = (
            "ỦY BAN NHÂN DÂN TỈNH SƠN LA\nSố: 12/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2021\n\n"
            "TT | Chỉ tiêu | Năm 2025\n1 | Hộ có cáp quang | 80%"
        )
        assert transcript("a.md", source.encode()).text == source

    def test_a_bar_within_a_cell_parts_no_cells(self) -> None:
        source = "| A | B |\n|-|-|\n| 1 \\| 2 | 3 |"
        assert transcript("a.md", source.encode()).text == "A | B\n1 / 2 | 3"

    def test_legacy_encodings_are_those_of_plain_text(self) -> None:
        assert transcript("a.md", in_cp1258(f"# {TARGET}")) == Transcript(TARGET, "windows-1258")


class TestTelling:
    def test_pages_of_a_pdf_and_blocks_of_word_are_told_as_they_are_read(self) -> None:
        told: list[tuple[int, int]] = []
        sheet = Page()
        sheet.paragraphs(*[TARGET] * 15)
        read(Path("a.pdf"), pdf(*[sheet] * 12), tell=lambda done, of: told.append((done, of)))
        assert told
        assert told == sorted(set(told))
        assert {of for _, of in told} == {12}
        assert told[-1] == (12, 12)

    def test_the_last_is_told_however_soon_reading_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[tuple[int, int]] = []
        monkeypatch.setattr(apart, "_STEP", 60.0)  # it has ended when it is looked at
        read(Path("a.docx"), Word().paragraph(TARGET).data(), tell=lambda done, of: told.append((done, of)))
        ((done, of),) = told
        assert done == of

    def test_whom_it_is_told_may_stop_it(self) -> None:
        sheet = Page()
        sheet.paragraphs(*[TARGET] * 15)

        def stop(_done: int, _of: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            read(Path("a.pdf"), pdf(*[sheet] * 12), tell=stop)
        assert not [child for child in psutil.Process().children() if "ingest.read.worker" in child.cmdline()]


class TestLimits:
    def test_a_word_document_that_unpacks_to_gigabytes_ends(self) -> None:
        data = repacked(Word().paragraph("x").data(), document=b" " * 10**9)
        assert refusal("a.docx", data, Limits(memory=300 * 1024**2)).reason is Reason.COSTLY

    def test_thousands_of_pages_are_refused_at_once(self) -> None:
        error = refusal("a.pdf", pdf(*[Page()] * 1501), Limits(seconds=10))
        assert error.reason is Reason.TOO_LARGE
        assert "1,501 pages" in error.message

    def test_an_endless_document_ends(self) -> None:
        sheet = Page()
        for _ in range(60):
            sheet.paragraphs(*["Đến năm 2025 có nhiều chữ hơn nữa"] * 38)
        error = refusal("a.pdf", pdf(*[sheet] * 20), Limits(seconds=2))
        assert error.reason is Reason.COSTLY
        assert "2 seconds" in error.message

    def test_a_reader_that_hangs_or_eats_memory_is_ended(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program, python = tmp_path / "python", sys.executable
        monkeypatch.setattr(sys, "executable", str(program))

        def run(deed: str, limits: Limits) -> RefusedError:
            program.write_text(f"#!{python}\n{deed}\n", encoding="utf-8")
            program.chmod(0o755)
            return refusal("a.pdf", b"x", limits)

        assert "0.2 seconds" in run("import time; time.sleep(60)", Limits(seconds=0.2)).message
        assert "0.2 seconds" in run("while True: pass", Limits(seconds=0.2)).message
        hungry = "kept = []\nwhile True: kept.append(bytearray(10**7))"
        assert "100 MB" in run(hungry, Limits(memory=100 * 1024**2)).message

    def test_a_document_that_unpacks_to_gigabytes_ends(self) -> None:
        bomb = zlib.compress(b" " * 10**9, 1)
        stream = b"<< /Filter /FlateDecode /Length %d >> stream\n" % len(bomb) + bomb + b"\nendstream"
        data = assembled([
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            stream,
        ])  # fmt: skip
        error = refusal("a.pdf", data, Limits(memory=300 * 1024**2))
        assert error.reason is Reason.COSTLY
        assert "300 MB of memory" in error.message

    @pytest.mark.parametrize(
        "deed",
        [
            "import socket; socket.create_connection(('127.0.0.1', 9))",
            "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
            "import subprocess; subprocess.run(['true'])",
            "open('written', 'w')",
        ],
    )
    def test_a_reader_reaches_neither_network_nor_programs_nor_disk(self, tmp_path: Path, deed: str) -> None:
        script = f"import sys; from ingest.read import worker; sys.addaudithook(worker._refuse); {deed}"
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert "a reader may not do this" in done.stderr
        assert not list(tmp_path.iterdir())

    def test_no_process_is_left_behind(self) -> None:
        refusal("a.html", ARTICLE.encode(), Limits(seconds=0))
        assert not [child for child in psutil.Process().children() if "ingest.read.worker" in child.cmdline()]

    def test_reading_is_repeatable(self) -> None:
        assert transcript("tin.html", ARTICLE.encode()) == transcript("tin.html", ARTICLE.encode())
