"""News pages and portals as they are built: nothing of the article is lost, nothing around it is read."""

from pathlib import Path

import pytest

from ingest.errors import Reason, RefusedError
from ingest.read import text_of

HEADLINE = "Huyện Bình Sơn đưa dịch vụ công về tận thôn"
LEAD = "Ngày 12/5, UBND huyện Bình Sơn tổ chức hội nghị sơ kết một năm thực hiện kế hoạch chuyển đổi số."
BODY = (
    "Theo báo cáo, đến hết năm 2022, 45% hộ gia đình trên địa bàn huyện đã được phủ mạng cáp quang.",
    "Lãnh đạo huyện yêu cầu các xã, thị trấn tập trung nguồn lực, hoàn thành chỉ tiêu được giao.",
    "Phấn đấu đến năm 2025, 90% hồ sơ công việc cấp huyện được xử lý trên môi trường mạng.",
)
ITEMS = ("Trên 80% người dân có hồ sơ sức khỏe điện tử;", "Ít nhất 50% doanh nghiệp dùng hợp đồng điện tử.")
LAST = "Hội nghị thống nhất giao các phòng chuyên môn theo dõi, báo cáo hằng quý."
TABLE = "<table><tr><td>TT<td>Chỉ tiêu<td>Đơn vị<td>Năm 2025<tr><td>1<td>Hồ sơ mạng<td>%<td>80</table>"
ROWS = "TT | Chỉ tiêu | Đơn vị | Năm 2025\n1 | Hồ sơ mạng | % | 80"
LIST = f"<ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul>"

OTHER = "Huyện bạn đặt mục tiêu 88% hồ sơ trực tuyến"
MENU = "<div class='menu'><ul><li><a href='/'>Trang chủ</a></li><li><a href='/k'>Kinh tế</a></li></ul></div>"
OTHERS = "".join(f"<li><a href='/{n}'>{OTHER} năm thứ {n}</a> (1{n}/5/2023)</li>" for n in range(6))
FOOT = (
    "<div class='footer'>Giấy phép số 12/GP-BTTTT. Tổng biên tập: Lê Văn B. Điện thoại: 0255.3851.000</div>"
)
OPINION = "Theo tôi thì huyện mới đạt chừng 33% kế hoạch vì nhiều thôn chưa có cáp quang như báo cáo nêu."
AROUND = ("Trang chủ", "Kinh tế", OTHER, "Giấy phép", OPINION, "Chia sẻ", "Tin liên quan")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, title: str = HEADLINE) -> str:
    return (
        f"<html><head><meta charset=utf-8><title>{title} - Báo Mẫu</title></head><body>{body}</body></html>"
    )


def text(source: str | bytes) -> str:
    return text_of(Path("a.html"), source if isinstance(source, bytes) else source.encode()).text


NEWSPAPER = page(f"""
<header>{MENU}</header><section><div class="col-left"><span class="date">Thứ năm, 12/5/2022,
10:30</span><h1>{HEADLINE}</h1><p class="description">{LEAD}</p>
<article>{paragraphs(BODY[0])}<figure><img src="a"><figcaption>Quang cảnh hội nghị</figcaption></figure>
{paragraphs(BODY[1])}<div class="box-tinlienquan"><b>Tin liên quan</b><a href="/x">{OTHER}</a></div>
{LIST}{TABLE}{paragraphs(BODY[2])}<p><b><a href="/y">&gt;&gt; {OTHER}</a></b></p>{paragraphs(LAST)}</article>
<div class="social"><a href="#">Chia sẻ</a></div><div id="comment">{paragraphs(*[OPINION] * 12)}</div></div>
<div class="sidebar"><ul>{OTHERS}</ul></div></section>{FOOT}""")

OLD_PORTAL = page(
    f"""
<form id="aspnetForm"><table><tr><td colspan=3>{MENU}<h1>Cổng thông tin điện tử huyện Bình Sơn</h1>
Thứ hai, 22/11/2026</td></tr><tr><td><ul>{OTHERS}</ul></td><td><div><b>{HEADLINE}</b></div>
<div>Cập nhật: 12/05/2022</div><div><b>{LEAD}</b></div><div class="noidung">&nbsp; {"<br><br>".join(BODY)}
<br>- {"<br>- ".join(ITEMS)}<br>{TABLE}{LAST}</div><hr>Các tin khác:<ul>{OTHERS}</ul></td><td></td></tr>
</table></form>{FOOT}""",
    "Trang tin",
)

PORTAL = page(f"""
<div id="wrapper">{MENU}<div class="journal"><div class="t">{HEADLINE}</div><div class="s">{LEAD}</div>
<div class="c">{"".join(f'<div style="text-align:justify">&nbsp;{t}</div>' for t in BODY)}{LIST}{TABLE}
<div>{LAST}</div></div></div><div class="x9"><h3>Tin liên quan</h3><div><a href="/z"><h4>{OTHER}</h4></a>
{paragraphs(OPINION)}</div></div></div>{FOOT}""")

UNCLOSED = f"""<HTML><TITLE>{HEADLINE}</TITLE><BODY><TABLE><TR><TD>{MENU}<TD><H1>{HEADLINE}</H1><P>{LEAD}<P>{
    "<P>".join(BODY)
}<UL><LI>{"<LI>".join(ITEMS)}</UL>{TABLE}<P>{LAST}</TABLE>"""

IN_PARTS = page(f"""{MENU}<h1>{HEADLINE}</h1><div class="article-body">{paragraphs(LEAD, *BODY)}</div>
<div class="article-body part">{LIST}{TABLE}{paragraphs(LAST)}</div>{FOOT}""")

ENDLESS = page(f"""{MENU}<main><article class="post a"><h1>{HEADLINE}</h1>{paragraphs(LEAD, *BODY)}{LIST}
{TABLE}{paragraphs(LAST)}</article><article class="post b"><h1>Tỉnh bên cũng chuyển đổi số</h1>
{paragraphs(OTHER, OPINION)}</article></main>{FOOT}""")

IN_COLUMNS = page(f"""<table><tr><td>{MENU}</td><td><table><tr><td><h1>{HEADLINE}</h1></td></tr>
<tr><td>{LEAD}</td></tr><tr><td>{"<br><br>".join(BODY * 4)}{LIST}{TABLE}<br>{LAST}</td></tr></table></td>
<td><div>{OPINION}</div></td></tr></table>{FOOT}""")

BARE = f"{paragraphs(HEADLINE, LEAD, *BODY)}{LIST}{TABLE}{paragraphs(LAST)}"


@pytest.mark.parametrize(
    "source", [NEWSPAPER, OLD_PORTAL, PORTAL, UNCLOSED, IN_PARTS, ENDLESS, IN_COLUMNS, BARE]
)
def test_the_article_is_whole_and_alone(source: str) -> None:
    found = text(source)
    places = [found.find(part) for part in (HEADLINE, LEAD, BODY[0], BODY[1], LAST)]
    assert -1 not in places, found
    assert places == sorted(places)
    assert not [part for part in (*BODY, *(f"- {item}" for item in ITEMS), ROWS) if part not in found]
    assert not [part for part in AROUND if part in found]


def test_the_day_of_the_article_is_read_and_not_that_of_the_visit() -> None:
    assert text(NEWSPAPER).startswith(f"Thứ năm, 12/5/2022, 10:30\n\n{HEADLINE}")
    assert "Cập nhật: 12/05/2022" in text(OLD_PORTAL)
    assert "22/11/2026" not in text(OLD_PORTAL)


def test_a_wrapper_is_not_dropped_for_its_name() -> None:
    wrapped = page(
        f"<div class='social related-wrapper' id='menu'><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</div>"
    )
    assert text(wrapped) == "\n\n".join([HEADLINE, *BODY])


@pytest.mark.parametrize("how", ["style='display: none'", "hidden", "aria-hidden=true"])
def test_what_a_browser_hides_is_no_text(how: str) -> None:
    hidden = f"<div {how}>{paragraphs(OPINION)}</div>"
    assert OPINION not in text(page(f"<h1>{HEADLINE}</h1>{paragraphs(*BODY)}{hidden}{paragraphs(LAST)}"))


def test_lists_carry_the_numbers_that_browsers_show() -> None:
    lists = (
        "<ol type=a><li>Chính quyền số<ul><li>cấp huyện đạt 80%</li></ul></li><li><p>Kinh tế số</p>"
        "<p>Đạt 20%.</p></li></ol><ol start=3><li>Xã hội số</li><li value=7>Hạ tầng số</li></ol><ol type=I>"
        "<li>Giải pháp</li></ol>"
    )
    found = text(page(f"<h1>{HEADLINE}</h1>{paragraphs(*BODY)}{lists}{paragraphs(LAST)}"))
    shown = ["a) Chính quyền số", "- cấp huyện đạt 80%", "b) Kinh tế số", "Đạt 20%.", "3. Xã hội số",
             "7. Hạ tầng số", "I. Giải pháp"]  # fmt: skip
    assert "\n\n".join(shown) in found


def test_cells_over_rows_and_columns_keep_the_others_in_their_columns() -> None:
    table = (
        "<table><caption>Bảng 1</caption><tr><th rowspan=2>Chỉ tiêu<th colspan=2>Mục tiêu<tr><th>2025<th>2030"
        "<tr><td>Hồ sơ<br>mạng<td>80%<td>100%<tr><td rowspan=2>Cáp quang<td>85%<td>95%<tr><td>60%"
        "<td>70%</table>"
    )
    found = text(page(f"<h1>{HEADLINE}</h1>{paragraphs(*BODY)}{table}"))
    assert found.endswith(
        "Bảng 1\n\nChỉ tiêu | Mục tiêu | \nChỉ tiêu | 2025 | 2030\nHồ sơ mạng | 80% | 100%\n"
        "Cáp quang | 85% | 95%\nCáp quang | 60% | 70%"
    )


def test_letters_within_a_line_stay_together_and_marks_of_notes_are_none_of_a_figure() -> None:
    line = (
        "<span>HÀ TĨNH</span>Đến năm 2025 đạt <b>9</b>0<sup>%</sup><a href='#_ftn1'><sup>[1]</sup></a> theo "
        "<a href='/749'>Quyết định 749/QĐ-TTg</a>, năm 2030 đạt 95%<sup><a href='#fn2'>2</a></sup> số xã."
    )
    assert text(f"<p>{line}</p>") == (
        "HÀ TĨNH Đến năm 2025 đạt 90% theo Quyết định 749/QĐ-TTg, năm 2030 đạt 95% số xã."
    )


def test_entities_and_odd_spaces_are_the_letters_meant() -> None:
    coded = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in BODY[0]).replace(" ", "&nbsp;\n")
    assert text(f"<p>{coded}</p>") == BODY[0]


def test_a_letter_that_a_server_cut_does_not_keep_the_page_out() -> None:
    cut = NEWSPAPER.encode().replace(b"<title>", b'<meta name="description" content="Theo b\xc3"><title>\0')
    assert text(cut) == text(NEWSPAPER)


@pytest.mark.parametrize("empty", ["<table></table>", "<table><tr></tr></table>", "<table><tr><td></table>"])
def test_an_empty_table_keeps_nothing_out(empty: str) -> None:
    assert text(page(f"<h1>{HEADLINE}</h1>{empty}{paragraphs(*BODY)}")) == "\n\n".join([HEADLINE, *BODY])


def test_frames_are_told() -> None:
    with pytest.raises(RefusedError, match=r"frames.*main\.html") as caught:
        text("<html><frameset><frame src=main.html></frameset></html>")
    assert caught.value.reason is Reason.EMPTY


def test_tables_in_tables_do_not_multiply_the_work() -> None:
    deep = "<table><tr><td>" * 60 + paragraphs(*BODY) + "</table>" * 60
    assert text(deep) == "\n\n".join(BODY)
