"""Documents are sent, watched, looked at, and published or dropped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import Open, Visit
from tests.browser.server import Server

pytestmark = pytest.mark.browser

PLAN = (
    "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU\n\n"
    "Đến năm 2025, tỉnh Lai Châu đặt mục tiêu 80% dịch vụ công trực tuyến mức độ 4.\n"
    "Đến năm 2025, kinh tế số chiếm 12% GRDP của tỉnh.\n"
    "Đến năm 2025, 136% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng.\n"
)
WAIT = 60_000


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    return server.run("token", "make", "uploader", "--scope", "ingest").strip().splitlines()[-1]


@pytest.fixture
def clean(server: Server) -> Iterator[None]:
    """Nothing is staged before or afterwards."""
    server.run("publish", "--discard")
    yield
    server.run("publish", "--discard")


def enter(visit: Visit, token: str, path: str = "/upload") -> Page:
    """The page, with the token in its tab."""
    page = visit.page
    page.goto(visit.address + path)
    page.evaluate("token => sessionStorage.setItem('lienket.token', token)", token)
    page.reload()
    page.locator(".dropzone").wait_for()
    return page


def choose(page: Page, *files: Path) -> None:
    page.locator("input[type=file]").set_input_files(files)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_who_has_no_token_is_asked_for_one(visit: Visit, token: str) -> None:
    page = visit.open("/upload")
    expect(page.get_by_text("lienket token make")).to_be_visible()
    field = page.get_by_label("Mã truy cập", exact=True)
    field.fill("lk_wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("mã có thể đã hết hạn")
    assert not reading.violations(page)
    field.fill(token)
    page.get_by_role("button", name="Dùng mã này").click()
    expect(page.get_by_text("Đang dùng mã truy cập “uploader”")).to_be_visible()
    assert page.evaluate("[document.cookie, localStorage.length, location.href]")[:2] == ["", 0]
    page.reload()
    expect(page.locator(".dropzone")).to_be_visible()
    page.get_by_role("button", name="Thôi dùng").click()
    expect(field).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    visit.problems.clear()  # the browser notes the status 401


def test_a_token_for_something_else_is_not_enough(visit: Visit, server: Server) -> None:
    reader = server.run("token", "make", "reader", "--scope", "read").strip().splitlines()[-1]
    page = visit.open("/upload?lang=en")
    page.get_by_label("Token", exact=True).fill(reader)
    page.keyboard.press("Enter")
    expect(page.get_by_text("The token “reader” has the scope read")).to_be_visible()
    expect(page.locator(".dropzone")).to_have_count(0)


@pytest.mark.usefixtures("clean")
def test_documents_are_sent_looked_at_and_published(
    visit: Visit, server: Server, token: str, tmp_path: Path
) -> None:
    page = enter(visit, token)
    choose(
        page,
        written(tmp_path, "lai-chau-moi.txt", PLAN),
        written(tmp_path, "hong.pdf", b"%PDF-1.4 nothing"),
        written(tmp_path, "trong.txt", ""),
    )
    expect(page.get_by_text("Đã xử lý xong 3 tệp")).to_be_visible(timeout=WAIT)
    lines = page.locator(".upload__file")
    expect(lines.nth(0)).to_contain_text("Tài liệu mới, chờ công bố")
    expect(lines.nth(1)).to_contain_text("Tệp bị hỏng. Hãy mở")
    expect(lines.nth(2)).to_contain_text("Tệp trống")

    preview = page.locator(".staged-preview")
    expect(preview.locator("mark", has_text="80%")).to_be_visible(timeout=WAIT)
    expect(preview.get_by_text("136%").first).to_be_visible()
    expect(preview.get_by_text("Bị bỏ ra ngoài")).to_be_visible()
    preview.locator("mark[data-kind=target]", has_text="12%").click()
    expect(page.locator(".fact-popover")).to_contain_text("GRDP")
    expect(page.locator(".fact-popover")).to_contain_text("con số kèm dấu phần trăm", timeout=WAIT)
    page.keyboard.press("Escape")
    assert visit.page.request.get(f"{visit.address}/api/documents/lai-chau-moi").status == 404

    # what was sent is found again when the page is loaded anew
    page.reload()
    expect(page.get_by_text("Đã xử lý xong 3 tệp")).to_be_visible(timeout=WAIT)
    expect(page.locator(".staged-list__item")).to_have_count(1)
    expect(page.get_by_text("câu trả lời trong danh mục sẽ đổi")).to_be_visible(timeout=WAIT)
    assert not reading.violations(page)

    page.get_by_role("button", name="Công bố 1 tài liệu").click()
    expect(page.get_by_text("Đã công bố thế hệ dữ liệu")).to_be_visible(timeout=WAIT)
    page.get_by_role("link", name="lai-chau-moi").click()
    expect(page.locator("mark[data-kind=target]").first).to_be_visible()
    server.run("remove", "lai-chau-moi")


@pytest.mark.usefixtures("clean")
def test_files_are_dropped_upon_the_page_and_discarded_by_keyboard(visit: Visit, token: str) -> None:
    page = enter(visit, token)
    dropped = page.evaluate_handle(
        """text => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "tha-vao.txt", { type: "text/plain" }));
          return transfer;
        }""",
        PLAN,
    )
    page.locator(".dropzone").dispatch_event("drop", {"dataTransfer": dropped})
    staged = page.locator(".staged-list__item")
    expect(staged).to_contain_text("tha-vao.txt", timeout=WAIT)
    discard = page.get_by_role("button", name="Bỏ tất cả")
    discard.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bấm lần nữa").press("Enter")
    expect(page.get_by_role("heading", name="Chưa có gì chờ công bố")).to_be_visible(timeout=WAIT)


@pytest.mark.usefixtures("clean")
def test_a_new_version_shows_what_changes_against_the_present_one(
    visit: Visit, server: Server, token: str, tmp_path: Path
) -> None:
    server.run("ingest", written(tmp_path, "ke-hoach.txt", PLAN))
    page = enter(visit, token)
    visit.open("/documents/ke-hoach")
    page.get_by_role("link", name="Nạp bản mới").click()
    later = "Tỉnh có 8 huyện và thành phố.\n" + PLAN.replace("12%", "trên 15%")
    choose(page, written(tmp_path, "ten khac.txt", later))
    changes = page.locator(".revised")
    expect(changes).to_have_count(1, timeout=WAIT)
    expect(changes.locator("blockquote mark")).to_have_text(["12%", "trên 15%"])
    expect(page.locator("mark[data-change=changed]")).to_have_text("trên 15%")
    server.run("publish", "--discard")
    server.run("remove", "ke-hoach")


@pytest.mark.usefixtures("clean")
def test_a_pinned_answer_that_would_change_keeps_from_publishing(
    visit: Visit, server: Server, token: str, tmp_path: Path
) -> None:
    server.run("ingest", written(tmp_path, "ke-hoach.txt", PLAN))
    server.run("pin", "looser-targets", "--place", "12", "--year", "2025")
    page = enter(visit, token, "/upload?of=ke-hoach")
    choose(page, written(tmp_path, "moi.txt", PLAN.replace("12% GRDP", "30% GRDP")))
    expect(page.get_by_text("1 câu trả lời đã ghim sẽ đổi")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("Chỉ người có mã truy cập với quyền review")).to_be_visible()
    expect(page.get_by_role("button", name="Công bố 1 tài liệu")).to_be_disabled()
    both = server.run("token", "make", "both", "--scope", "ingest", "--scope", "review")
    page = enter(visit, both.strip().splitlines()[-1], "/upload?of=ke-hoach")
    page.get_by_role("checkbox").check(timeout=WAIT)
    page.get_by_role("button", name="Công bố 1 tài liệu").click()
    expect(page.get_by_text("Đã công bố thế hệ dữ liệu")).to_be_visible(timeout=WAIT)
    server.run("pin", "--remove", "looser-targets,place=12,year=2025")
    server.run("remove", "ke-hoach")


def test_a_document_is_removed_after_a_look_at_what_goes_and_brought_back(
    visit: Visit, server: Server, token: str, tmp_path: Path, clean: None
) -> None:
    server.run("ingest", written(tmp_path, "bo-di.txt", PLAN))
    page = enter(visit, token)
    visit.open("/documents/bo-di")
    page.get_by_role("link", name="Gỡ tài liệu").click()
    expect(page.get_by_role("heading", name="Gỡ tài liệu “bo-di”?")).to_be_visible()
    expect(page.get_by_text("vẫn đưa tài liệu trở lại được")).to_be_visible()
    assert not reading.violations(page)
    page.get_by_role("button", name="Xem trước những gì sẽ mất").click()
    preview = page.locator(".staged-preview")
    expect(preview).to_contain_text("80%", timeout=WAIT)
    expect(page.locator(".staged-list")).to_contain_text("Sẽ gỡ bỏ")
    assert visit.json("/api/documents/bo-di")["id"] == "bo-di"
    page.get_by_role("button", name="Gỡ 1 tài liệu và công bố").click()
    done = page.get_by_role("status").filter(has_text="Đã công bố")
    expect(done).to_contain_text("Đã gỡ: KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU", timeout=WAIT)
    assert page.request.get(f"{visit.address}/api/documents/bo-di").status == 404
    done.get_by_role("button", name="Đưa trở lại bo-di").press("Enter")
    expect(page.locator(".staged-list")).to_contain_text("Tài liệu mới", timeout=WAIT)
    page.get_by_role("button", name="Công bố 1 tài liệu").click()
    expect(page.get_by_text("Đã công bố thế hệ dữ liệu")).to_be_visible(timeout=WAIT)
    assert visit.json("/api/documents/bo-di")["id"] == "bo-di"
    server.run("remove", "bo-di")
    page.reload()
    page.locator("summary", has_text="Tài liệu đã gỡ").click()
    expect(page.locator(".removed-list")).to_contain_text("bo-di.txt")
    assert not reading.violations(page)
    assert visit.overflow() == []


def test_two_files_of_one_name_are_not_sent(visit: Visit, token: str, tmp_path: Path) -> None:
    page = enter(visit, token)
    (tmp_path / "other").mkdir()
    choose(page, written(tmp_path, "a.txt", PLAN), written(tmp_path / "other", "a.txt", PLAN))
    expect(page.get_by_role("alert")).to_contain_text("Có hai tệp cùng tên “a.txt”")


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_is_for_all_on_any_screen(visiting: Open, token: str, scheme: str, width: int) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = visit.open("/upload?lang=en")
    assert not reading.violations(page)
    page = enter(visit, token, "/upload?lang=en")
    expect(page.get_by_role("heading", name="Nothing awaits publication")).to_be_visible()
    assert not reading.violations(page)
    assert visit.overflow() == []
